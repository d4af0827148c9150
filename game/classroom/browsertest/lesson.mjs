// A lesson in headless Chromium: two tables, the teacher, the projector.
// node lesson.mjs ADDRESS CONSOLE-PATH CODE CHROMIUM REACH [FOLDER]
// Students call the class by REACH, as they do from other machines: what a
// browser sends to a plain address differs from what it sends to its own
// machine. Every page passes axe-core without a serious finding and fits a
// window of 320 points, which is 400 %. With a folder there are pictures: phone,
// Chromebook, Chromebook at 200 %, projector.
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , at, consolePath, code, executablePath, reach, folder] = process.argv;
const class_ = "http://" + reach;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", `--host-resolver-rules=MAP ${reach} ${new URL(at).host}`] });
let faults = 0;
const fault = (...what) => { faults++; console.log("FAULT:", ...what); };
const began = Date.now();
const step = (what) => console.log(`${((Date.now() - began) / 1000).toFixed(0)} s: ${what}`);
const expect = (good, ...what) => { if (!good) fault(...what); };

const phone = { width: 390, height: 844 }, chromebook = { width: 1366, height: 768 }, twice = { width: 683, height: 384 }, wall = { width: 1920, height: 1080 };

// audit asks axe-core. The page's policy forbids foreign scripts, so axe runs in a world of its own.
const audit = async (page, name) => {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const { result } = await session.send("Runtime.evaluate", {
    expression: axe + ";axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => [v.impact, v.id, v.nodes[0].html])))",
    contextId: executionContextId, awaitPromise: true, returnByValue: true,
  });
  if (!result.value) return fault(name, "axe-core did not run", JSON.stringify(result).slice(0, 300));
  for (const [impact, id, html] of JSON.parse(result.value)) {
    if (impact === "serious" || impact === "critical") fault(name, impact, id, html.slice(0, 200));
    else console.log(name, impact, id);
  }
};

// look asks axe-core, tries the page in a narrow window, and takes pictures.
const look = async (page, name, ...sizes) => {
  await page.waitForTimeout(100);
  await audit(page, name);
  const was = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
  expect(!wide, name, "is wider than a window of 320");
  for (const size of folder ? sizes : []) {
    await page.setViewportSize(size);
    await page.waitForTimeout(150);
    await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: !name.startsWith("projector") });
  }
  await page.setViewportSize(was);
};

const open = async (viewport, more = {}) => {
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.on("pageerror", (e) => fault("script:", e.message));
  page.on("console", (m) => { if (/Content Security Policy/.test(m.text())) fault(m.text()); });
  return page;
};

const join = async (page, name, table, seat) => {
  await page.goto(`${class_}/?code=${code}`);
  if (name === "Mei") await look(page, "join", phone, twice);
  await page.fill("[name=name]", name);
  await page.selectOption("[name=table]", String(table - 1));
  await page.check(`[name=seat][value=${seat}]`);
  await page.click("button.loud");
  await page.waitForURL(/briefing/);
  return page;
};

const answerAll = async (page) => {
  for (let n = 0; n < 8; n++) {
    const open = page.locator(".question:not(:has(.chosen)) .answer:not([disabled])").first();
    if (!(await open.count())) break;
    const before = await page.locator(".answer.chosen").count();
    await open.click();
    await page.locator(".answer.chosen").nth(before).waitFor();
  }
};
const ready = async (page) => {
  await answerAll(page);
  const button = page.locator("aside.ready button.loud");
  if (await button.count()) await button.click();
};
const where = (page) => page.locator("header.bar p").first().innerText();
// moves does something, and waits until the quarter or phase that a page shows is another.
const moves = async (page, what, doing) => {
  const before = await where(page);
  await doing();
  await page.waitForFunction((b) => document.querySelector("header.bar p")?.innerText !== b, before).catch(() => fault(what, "and the page of the seat stays as it was"));
};

step("the teacher opens the class");
// Teacher and projector.
const teacher = await open(chromebook);
await teacher.goto(at + consolePath);
await teacher.waitForURL(/console$/);
const button = (where, name) => teacher.locator(where).getByRole("button", { name, exact: true });
const table = (n) => `#table${n - 1}`;
const state = (n, seat) => teacher.locator(`${table(n)} .cseat`).nth(["china", "russia", "us"].indexOf(seat)).locator(".state");
const [projector] = await Promise.all([teacher.context().waitForEvent("page"), teacher.getByRole("link", { name: "Projector page" }).click()]);
await projector.setViewportSize(wall);
await projector.waitForURL(/projector$/);
await look(projector, "projector-lobby", wall, chromebook);

step("students join");
// Table 1: two on phones, one on a Chromebook. Table 2: by keyboard alone, without scripts, without a stream.
const mei = await join(await open(phone), "Mei", 1, "china"), jonas = await join(await open(phone), "Jonas", 1, "china"), ivan = await join(await open(chromebook), "Ivan", 1, "russia");
await look(mei, "briefing", phone, twice);
const plain = await join(await open(phone, { javaScriptEnabled: false }), "Nora", 2, "russia");
const still = await open(phone);
await still.addInitScript(() => { delete window.EventSource; });
await join(still, "Noel", 2, "china");
const keys = await open(chromebook);
const tab = async (want, most = 90) => {
  for (let n = 0; n < most; n++) {
    await keys.keyboard.press("Tab");
    if (await keys.evaluate((w) => document.activeElement.matches(w), want)) return;
  }
  fault("by keyboard", want, "is out of reach");
};
await keys.goto(class_ + "/");
await tab("[name=code]");
await keys.keyboard.type(code.toLowerCase());
await tab("[name=name]");
await keys.keyboard.type("Uma");
await tab("[name=table]");
await keys.keyboard.press("ArrowDown");
await keys.keyboard.press("ArrowDown");
await tab("[name=seat]");
for (let n = 0; n < 3; n++) await keys.keyboard.press("ArrowDown");
await keys.keyboard.press("Enter");
await keys.waitForURL(/briefing/);
expect(/United States/.test(await keys.innerText("h1")) && /Table 2/.test(await where(keys)), "by keyboard: another seat was taken than chosen");
for (const name of ["Mei", "Jonas", "Ivan", "Nora", "Noel", "Uma"]) await teacher.getByText(name, { exact: false }).first().waitFor(); // without a reload
await look(teacher, "console-lobby", chromebook, twice);
await look(projector, "projector-joined", wall);
await button("main", "Begin the game").click();
for (const page of [mei, jonas, ivan, keys]) { await page.getByRole("link", { name: "To the orders" }).click(); await page.waitForURL(/seat$/); }
await still.getByRole("link", { name: "To the orders" }).click(); // it looked by itself
await still.waitForURL(/seat$/);
await plain.locator("p.still").waitFor(); // by its text it is not found, as it stands in a noscript
await plain.getByRole("link", { name: "Look again" }).click();
await plain.getByRole("link", { name: "To the orders" }).click();

step("one plans");
// One plans, and the other sees it; one is ready, and the other sees that.
await mei.click("#spying");
await mei.locator(".deck summary").first().click();
expect(/Your adviser/.test(await mei.locator(".play").first().innerText()), "the adviser says nothing on the cards");
await look(mei, "cards", phone, chromebook, twice);
await mei.locator(".play button:visible").first().click();
await jonas.locator("#orders .order").waitFor();
expect(/by Mei/.test(await jonas.locator("#orders .order").innerText()), "who ordered is not said");
await ready(jonas);
await mei.locator("aside.ready li.on").waitFor();
expect(/Jonas: ready/.test(await mei.locator("#said").textContent()), "a screen reader is not told that Jonas is ready");
await mei.goto(class_ + "/seat");
await look(mei, "plan", phone, chromebook, twice);
if (folder) {
  await mei.emulateMedia({ colorScheme: "dark" });
  await look(mei, "plan-dark", phone);
  await mei.emulateMedia({ colorScheme: "light" });
}

step("by keyboard");
// By keyboard: answers, a card, ready; after each step the focus is where it was, or on what follows.
for (let n = 0; n < 4 && (await keys.locator(".question:not(:has(.chosen))").count()); n++) {
  await tab(".question:not(:has(.chosen)) .answer:not([disabled])");
  const chosen = await keys.locator(".answer.chosen").count();
  await keys.keyboard.press("Enter");
  await keys.locator(".answer.chosen").nth(chosen).waitFor();
  expect(await keys.evaluate(() => document.activeElement.matches(".answer.chosen")), "by keyboard: the focus is lost by an answer");
}
await tab("#norms");
await keys.keyboard.press("Enter");
await keys.waitForURL(/open=norms/);
await tab(".play button, .deck summary");
if (await keys.evaluate(() => document.activeElement.localName === "summary")) { await keys.keyboard.press("Enter"); await tab(".play button"); }
await keys.keyboard.press("Enter");
await keys.locator("#orders .order").waitFor();
expect(await keys.evaluate(() => document.activeElement !== document.body), "by keyboard: the focus is lost by an order");
await tab("aside.ready button.loud");
await keys.keyboard.press("Enter");
await keys.getByRole("button", { name: "I am not ready after all" }).waitFor();

step("without scripts, without a stream");
// Without scripts and without a stream: by reloading.
await ready(plain);
expect(/ready/.test(await plain.locator("aside.ready").innerText()), "without scripts nobody becomes ready");
if (folder) await plain.screenshot({ path: `${folder}/plain-390.png`, fullPage: true });
await moves(keys, "all of table 2 are ready", () => ready(still));

step("notes");
// Notes, read on the other side without a reload; muted, they stop.
await mei.click("nav >> text=Notes");
await ivan.click("nav >> text=Notes");
await mei.fill("#note-russia", "Will you deliver?");
await mei.locator("#note-russia").locator("xpath=ancestor::form").locator("button").click();
await ivan.getByText("Will you deliver?").waitFor();
await look(ivan, "notes", phone, chromebook);
const set = async (label, on) => {
  await teacher.locator("#settings").getByLabel(label).setChecked(on);
  await button("#settings", "Set").click();
};
await set("No notes between delegations", true);
await ivan.getByText("Notes are switched off").waitFor();
await set("No notes between delegations", false);
await ivan.locator("#note-china").waitFor();
await set("No names on the projector", true);
await projector.goto(at + "/projector?table=1");
await projector.waitForFunction(() => !/Mei|Jonas|Ivan/.test(document.body.innerText)); // or hidden names are on the projector
await set("No names on the projector", false);
await projector.getByText("Mei, Jonas").waitFor();
await look(projector, "projector-plan", wall, chromebook);
await look(teacher, "console", chromebook, twice);

step("the clock");
// The clock: pause, one minute more, go on.
await button(table(1), "Pause").click();
await mei.locator(".clock >> text=paused").waitFor();
const left = () => mei.locator(".clock [data-left]").getAttribute("data-left").then(Number);
const short = await left();
await button(table(1), "One minute more").click();
await mei.waitForFunction((s) => Number(document.querySelector(".clock [data-left]").dataset.left) >= s + 60, short);
await button(table(1), "Go on").click();
await mei.locator(".clock >> text=left").waitFor();

step("all are ready");
// Everybody is ready: the phase ends by itself.
for (const page of [mei, jonas, ivan]) await page.goto(class_ + "/seat");
await moves(mei, "all of table 1 are ready", async () => { for (const page of [mei, jonas, ivan]) await ready(page); });

step("seats and students change hands");
// A seat goes to an agent and back; a student is moved and comes back; a quarter is taken back.
await teacher.locator(`${table(1)} .cseat`).nth(1).getByText("Hand to an agent").click();
await button(table(1), "Hand over").first().click();
await ivan.getByText("An agent plays your seat").waitFor();
await state(1, "russia").filter({ hasText: "played by an agent" }).waitFor();
await button(table(1), "Back to the team").click();
await ivan.getByText("An agent plays your seat").waitFor({ state: "detached" });
const move = async (name, where, seat) => {
  const row = teacher.locator("details", { has: teacher.locator("summary", { hasText: name }) }).last();
  if ((await row.getAttribute("open")) === null) await row.locator("summary").click();
  await row.getByLabel("Move to").selectOption({ label: where });
  await row.getByLabel("Seat").selectOption({ label: seat });
  await row.getByRole("button", { name: "Move", exact: true }).click();
};
await move("Jonas", "Table 2", "Russia");
await jonas.getByRole("heading", { name: "Russia", level: 1 }).waitFor();
expect(/Table 2/.test(await where(jonas)), "moved, but to another table");
await move("Jonas", "Table 1", "China");
await jonas.getByRole("heading", { name: "China", level: 1 }).waitFor();
while (!/Plan/.test(await where(mei))) await moves(mei, "advanced", () => button(table(1), "Advance now").click());
const later = await where(mei);
await moves(mei, "taken back", () => button(table(1), "Take back the last quarter").click());
expect((await where(mei)) !== later && (await mei.locator("#orders .order").count()) === 1, "taken back, but not to the plan of before");
await button(table(1), "Fork the game").click();
await teacher.locator(table(3)).waitFor();
await teacher.locator(table(3)).getByText("forked from table 1").waitFor();
await look(teacher, "console-forked", chromebook);
await button(table(3), "Put aside").click();
await button(table(3), "Take up again").waitFor();

step("an inject");
// An inject, previewed and then released to one table.
await teacher.locator("#injects select[name=table]").selectOption({ label: "Table 1" });
await teacher.locator("#injects").getByLabel("Headline of your own").fill("Ships turn <round>");
await button("#injects", "Preview").click();
await look(teacher, "console-preview", chromebook);
expect(!(await mei.content()).includes("Ships turn"), "a preview has reached a seat");
await button("#injects", "Release").click();
await mei.goto(class_ + "/seat/news");
await mei.getByText("Ships turn <round>").waitFor();
await projector.getByText("Ships turn <round>").waitFor();

step("the network goes");
// The network goes and comes back.
await ivan.goto(class_ + "/seat");
await ivan.context().setOffline(true);
await ivan.waitForTimeout(400);
await button(table(1), "Advance now").click();
await ivan.waitForTimeout(400);
await ivan.context().setOffline(false);
await ivan.waitForFunction(async () => !document.getElementById("lost"));

step("another machine");
// Another machine takes the seat up; this one lets go. A student is removed.
await ivan.goto(class_ + "/seat/device");
await look(ivan, "device", phone, chromebook);
const link = new URL((await ivan.locator(".link code").first().innerText()).trim()).pathname;
const other = await open(phone);
await other.goto(class_ + link);
await look(other, "resume", phone);
await other.click("button.loud");
await other.waitForURL(/seat$/);
await ivan.waitForFunction(() => !document.querySelector("header.bar"));
await look(ivan, "gone", phone);
const nora = teacher.locator("details", { has: teacher.locator("summary", { hasText: "Nora" }) }).last();
await nora.locator("summary").click();
await nora.getByRole("button", { name: "Remove from the class" }).click();
await nora.waitFor({ state: "detached" });
await plain.reload();
expect(/no longer yours|already/.test(await plain.innerText("main")), "removed, and still there");

step("to the end");
// To the end, both tables at once.
for (let n = 0; n < 40; n++) {
  const before = await teacher.locator("main > .all input[name=steps]").getAttribute("value");
  if (!(await button(table(1), "Advance now").count()) && !(await button(table(2), "Advance now").count())) break;
  if (n === 4) {
    await mei.goto(class_ + "/seat/news");
    await look(mei, "news", phone, chromebook);
    await mei.goto(class_ + "/seat/world");
    await look(mei, "world", phone, chromebook, twice);
    await look(projector, "projector-later", wall, chromebook);
    await projector.goto(at + "/projector");
    await look(projector, "projector-tables", wall, chromebook);
    await projector.goto(at + "/projector?table=1");
  }
  await button("main > .all", "Advance all now").click();
  await teacher.waitForFunction((b) => document.querySelector("main > .all input[name=steps]")?.value !== b, before);
}
await mei.goto(class_ + "/seat");
await look(mei, "end", phone, chromebook);
await look(projector, "projector-end", wall);

step("the debrief");
// The debrief: for students once it is open, and not before.
expect((await mei.evaluate(async () => (await fetch("/seat/debrief")).status)) === 403, "the truth was out before the debrief");
await button("#end", "Open the debrief").click();
await mei.getByRole("link", { name: "Read the debrief" }).click();
await mei.waitForURL(/debrief/);
await look(mei, "debrief", phone, chromebook);
const check = await open(phone);
await check.goto(class_ + "/check");
await look(check, "check", phone);
await teacher.goto(at + "/console/check");
await look(teacher, "console-check", chromebook);
await teacher.goto(at + "/console");
const bare = await (await teacher.request.get(at + "/console/export")).text();
expect(!/Mei|Will you deliver/.test(bare), "an export without names holds a name or a note");
await button("#end", "Forget all names").click();
await teacher.getByText("Mei").first().waitFor({ state: "detached" });
await look(teacher, "console-end", chromebook, twice);

await browser.close();
process.exit(faults ? 1 : 0);
