// A lesson in headless Chromium: three students, the teacher, the projector.
// node lesson.mjs ADDRESS CONSOLE-PATH CODE CHROMIUM FOLDER
// Pictures go into the folder; every page passes axe-core without a serious finding.
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , at, consolePath, code, executablePath, folder] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let faults = 0;
const fault = (...what) => { faults++; console.log("FAULT:", ...what); };

// look takes a picture and asks axe-core.
const look = async (page, name) => {
  await page.waitForTimeout(150);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: !name.startsWith("projector") });
  // The policy of the page forbids foreign scripts, so axe runs in a world of its own.
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
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
  if (wide) fault(name, "wider than the window");
};

const open = async (width, height) => {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.on("pageerror", (e) => fault("script:", e.message));
  page.on("console", (m) => { if (/Content Security Policy/.test(m.text())) fault(m.text()); });
  return page;
};

const join = async (name, seat, width) => {
  const page = await open(width, 844);
  await page.goto(`${at}/?code=${code}`);
  if (name === "Mei") await look(page, "join");
  await page.fill("[name=name]", name);
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
    await page.waitForFunction((b) => document.querySelectorAll(".answer.chosen").length > b, before);
  }
};
const ready = async (page) => {
  await answerAll(page);
  const button = page.locator("aside.ready button.loud");
  if (await button.count()) await button.click();
};
const where = (page) => page.locator("header.bar p").first().innerText();

const teacher = await open(1400, 900);
await teacher.goto(at + consolePath);
await teacher.click("a.loud");
await teacher.waitForURL(/console$/);
if (/enter/.test(teacher.url())) fault("the secret stays in the address bar");
const projector = await teacher.context().newPage();
await projector.setViewportSize({ width: 1456, height: 819 });
await projector.goto(at + "/projector");
await look(projector, "projector-lobby");

const mei = await join("Mei", "china", 390), jonas = await join("Jonas", "china", 390), ivan = await join("Ivan", "russia", 1024);
await look(mei, "briefing");
await teacher.getByText("Ivan").waitFor(); // without a reload
await look(teacher, "console-lobby");
await teacher.click("form[action='/console/begin'] button");
for (const page of [mei, jonas, ivan]) await page.goto(at + "/seat");

// One plans, and the other sees it; one is ready, and the other sees that.
await mei.click("#spying");
await mei.locator(".deck summary").first().click();
await look(mei, "cards");
await mei.locator(".play button:visible").first().click();
await jonas.locator("#orders .order").waitFor();
if (!/by Mei/.test(await jonas.locator("#orders .order").innerText())) fault("who ordered is not said");
await ready(jonas);
await mei.locator("aside.ready li.on").waitFor();
await look(mei, "plan");
await mei.emulateMedia({ colorScheme: "dark" });
await look(mei, "plan-dark");
await mei.emulateMedia({ colorScheme: "light" });
await look(projector, "projector-plan");
await look(teacher, "console");

// A plan that changes has to be agreed to anew.
await mei.locator("#orders .out").first().click();
await jonas.locator("aside.ready button.loud").waitFor();

// Notes, read on the other side without a reload.
await mei.click("nav >> text=Notes");
await ivan.click("nav >> text=Notes");
await mei.fill("#note-russia", "Will you deliver?");
await mei.locator("#note-russia").locator("xpath=ancestor::form").locator("button").click();
await ivan.getByText("Will you deliver?").waitFor();
await look(ivan, "notes");

// Everybody is ready: the quarter goes on by itself.
const began = await where(mei);
for (const page of [mei, jonas, ivan]) { await page.goto(at + "/seat"); await ready(page); }
await teacher.locator("#table0 form[action='/console/advance'] button").waitFor();
for (let n = 0; n < 20 && (await where(mei)) === began; n++) await mei.waitForTimeout(200);
if ((await where(mei)) === began) fault("all are ready, and the quarter stalls");

// The network goes and comes back.
await ivan.context().setOffline(true);
await teacher.click("#table0 form[action='/console/advance'] button");
await ivan.waitForTimeout(600);
await ivan.context().setOffline(false);
await ivan.waitForFunction(async () => !document.getElementById("lost"), null, { timeout: 15000 });

// Another machine takes the seat up; this one lets go.
await ivan.goto(at + "/seat/device");
await look(ivan, "device");
const link = new URL((await ivan.locator(".link code").first().innerText()).trim()).pathname;
const phone = await open(390, 844);
await phone.goto(at + link);
await look(phone, "resume");
await phone.click("button.loud");
await phone.waitForURL(/seat$/);
await ivan.waitForFunction(() => !document.querySelector("header.bar"), null, { timeout: 5000 });

// To the end.
for (let n = 0; n < 40; n++) {
  const advance = teacher.locator("#table0 form[action='/console/advance'] button");
  if (!(await advance.count())) break;
  if (n === 3) { await mei.goto(at + "/seat/news"); await look(mei, "news"); await mei.goto(at + "/seat/world"); await look(mei, "world"); await look(projector, "projector-later"); }
  const step = await teacher.locator("#table0 input[name=step]").getAttribute("value");
  await advance.click();
  await teacher.waitForFunction((s) => { const e = document.querySelector("#table0 input[name=step]"); return !e || e.value !== s; }, step);
}
await mei.goto(at + "/seat");
await look(mei, "end");
await look(projector, "projector-end");

// By keyboard alone, at 200 %: a narrow window of half the width.
const narrow = await open(320, 600);
await narrow.goto(at + "/");
await look(narrow, "narrow");
await narrow.keyboard.press("Tab");
await narrow.keyboard.press("Tab");
if ((await narrow.evaluate(() => document.activeElement.name)) !== "code") fault("the code is not the first field by keyboard");

await browser.close();
process.exit(faults ? 1 : 0);
