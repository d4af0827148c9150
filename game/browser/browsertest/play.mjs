// Plays the table in headless Chromium, as a person would: with the pointer,
// the wheel and the keyboard. Called by TestBrowser:
//
//	node play.mjs ADDRESS CHROMIUM FOLDER
//
// Pictures, and the browser's profile, go into the folder.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const [address, executablePath, folder] = process.argv.slice(2);
const patience = 120_000; // drawing is done in software, on machines that are busy

const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
	executablePath,
	headless: true,
	viewport: { width: 1280, height: 800 },
	args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = context.pages()[0] ?? await context.newPage();
const faults = [];
page.on("pageerror", (err) => faults.push(String(err)));
page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
const begun = Date.now();
const step = (what) => console.log(`${((Date.now() - begun) / 1000).toFixed(1)} s: ${what}`);

// until waits for a condition on the page.
const until = async (what, holds) => {
	for (const end = Date.now() + patience; Date.now() < end;) {
		const got = await holds();
		if (got) return got;
		await page.waitForTimeout(50);
	}
	await picture("stuck");
	throw new Error(`waited in vain for ${what}; the page says:\n${await text()}`);
};
const controls = () => page.evaluate(() => globalThis.entente?.controls() ?? []);
const text = () => page.evaluate(() => globalThis.entente?.text() ?? document.body.innerText);
const find = async (id) => (await controls()).find((c) => c.id === id);
const there = (id) => until(id, () => find(id));
const says = (words) => until(`“${words}”`, async () => (await text()).replaceAll("\n", " ").includes(words));
const picture = (name) => page.screenshot({ path: path.join(folder, name + ".png") });

// frames lets the table see what hands do: a button that is pressed and let go
// between two frames was never pressed.
const frames = () => page.evaluate(async () => {
	for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
});

// click points at a control, with the wheel turned until it is in sight, and presses.
const click = async (id) => {
	const c = await until(id, async () => {
		const c = await find(id);
		if (!c) return false;
		if (c.h > 0 && c.w > 0) {
			const inside = !c.list || (c.top >= c.list.y && c.top + 16 < c.list.y + c.list.h);
			if (inside && c.h > 20) return c;
		}
		await page.mouse.move(c.list.x + c.list.w / 2, c.list.y + c.list.h / 2);
		await page.mouse.wheel(0, c.top > c.list.y ? 120 : -120);
		await frames();
		return false;
	});
	await page.mouse.move(c.x + c.w / 2, c.y + Math.min(c.h / 2, 16)); // lower down a card has buttons of its own
	await frames();
	await page.mouse.down();
	await frames();
	await page.mouse.up();
	await frames();
};

// go clicks until something else is there.
const go = async (id, next) => {
	await click(id);
	await there(next);
};

// settled waits until nobody thinks.
const settled = async (was) => {
	await until("the page to change", async () => (await text()) !== was);
	await decided();
};
const decided = () => until("the others to have thought", async () => {
	const ids = (await controls()).map((c) => c.id);
	return !ids.includes("leave-thinking") && (ids.includes("commit") || ids.includes("next") || ids.includes("again"));
});

// answer answers all that is asked at this decision.
const answer = async () => {
	const tried = new Set();
	for (let i = 0; i < 20; i++) {
		const commit = await there("commit");
		if (commit.label === "Commit") return;
		await click("tab:0");
		await until("what is asked", async () => (await controls()).some((c) => c.id.startsWith("order:") && !tried.has(question(c.id))));
		const open = (await controls()).filter((c) => c.does && c.id.startsWith("order:") && !tried.has(question(c.id)));
		assert.ok(open.length > 0, "something is asked that cannot be answered: " + commit.label);
		tried.add(question(open[0].id));
		await click(open[0].id);
		await until("the answer to be counted", async () => (await find("commit"))?.label !== commit.label);
	}
	assert.fail("questions without end");
};
const question = (id) => id.slice(0, id.lastIndexOf(" "));

// on leaves what happened: the first click shows the rest of it at once.
const on = async () => {
	while (await find("next")) {
		const was = await text();
		await click("next");
		await settled(was);
	}
};

// quarter plays one quarter.
const quarter = async () => {
	for (;;) {
		await answer();
		const was = await text();
		await click("commit");
		await settled(was);
		if (await find("next")) break;
	}
	await on();
};

const open = async (to) => {
	await page.goto(to);
	await until("the table", async () => (await controls()).length > 0);
};

await open(address);
await there("new");
step("the table is laid");
await picture("1-start");
assert.equal(await find("quit"), undefined, "a page cannot be quit");

await go("settings", "theme:dark");
await click("speed:fast");
await go("back", "new");
await go("rules", "chapter:1");
await go("chapter:1", "para:1");
await page.keyboard.press("Escape");
await there("new");

await go("new", "begin");
await click("scenario:pact-2015");
await click("seat:russia");
await click("strength:search:light");
await picture("2-new");
await go("begin", "commit");
step("a game is begun");
await quarter();
await quarter();
step("two quarters are played against opponents that look ahead");
await picture("3-plan");

// A reload in the middle of a plan changes nothing.
await click("tab:3");
const card = await until("a card", async () => (await controls()).find((c) => c.does && c.id.startsWith("order:")));
await click(card.id);
await until("the plan to have it", async () => (await find("undo"))?.does);
await page.waitForTimeout(500);
const seen = await text();
await page.reload();
await there("commit");
assert.ok((await find("undo")).does, "the plan is lost");
await click("tab:3");
await until("the page as it was", async () => (await text()) === seen);
step("a reload goes on");
await picture("4-reloaded");
await quarter();

// A full storage is said, and the game goes on.
await page.evaluate(() => {
	for (let size = 1 << 20; size > 0; size >>= 1) {
		for (let n = 0; ; n++) {
			try {
				localStorage.setItem(`filler-${size}-${n}`, "x".repeat(size));
			} catch {
				break;
			}
		}
	}
});
await answer();
const unsaved = await text();
await click("commit");
await settled(unsaved);
await says("There is no room left to save the game in");
await picture("5-full");
await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("filler")).forEach((k) => localStorage.removeItem(k)));
await on();
await quarter();
assert.ok(!(await text()).includes("no room left"));
step("a full storage is survived");

// Saved games go out as files and come in again.
await page.keyboard.press("Escape");
await there("continue");
await go("saves", "import");
const name = await until("the saved game", async () => (await controls()).find((c) => c.id.startsWith("play:"))?.id.slice(5));
const download = page.waitForEvent("download", { timeout: patience });
await click("export:" + name);
const file = path.join(folder, (await download).suggestedFilename());
await (await download).saveAs(file);
assert.match(fs.readFileSync(file, "utf8"), /^\{"sum":/);
assert.equal(path.basename(file), name);
const chooser = page.waitForEvent("filechooser", { timeout: patience });
await click("import");
await (await chooser).setFiles(file);
const second = name.replace(/\.entente$/, "-2.entente");
await there("play:" + second);
step("a game is exported and imported");

// A broken game is said to be so, and left as it is.
const broken = await page.evaluate((key) => {
	const text = localStorage.getItem(key);
	localStorage.setItem(key, text.slice(0, text.length / 2));
	return text.length;
}, "entente/" + second);
await page.reload();
await there("saves");
await go("saves", "remove:" + second);
await says("cut short");
assert.equal(await find("play:" + second), undefined);
assert.ok(broken > 1000);
await picture("6-saves");

// The address of a game goes to it.
await go("play:" + name, "commit");
await until("the address", () => page.url().includes("#game=" + encodeURIComponent(name)));
// And what play was called with is done, once.
await open(address + "?scenario=forum-2016&as=us&china=doctrine@bold");
await there("commit");
await says("The forum of April 2016");
await until("the address", () => page.url().includes("#game=forum-2016"));
await open(address + "?as=france");
await says("france");
await picture("7-fault");

assert.deepEqual(faults, [], "the browser complains");
await context.close();
step("done");
