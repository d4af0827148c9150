// Plays the table in headless Chromium, as a person would: with the pointer,
// the wheel and the keyboard. Called by TestBrowser:
//
//	node play.mjs ADDRESS CHROMIUM FOLDER
//
// Pictures, and the browser's profile, go into the folder.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Player } from "./player.mjs";
import { patience, sit, step } from "./hands.mjs";

const [address, chromium, folder] = process.argv.slice(2);

let h = await sit(chromium, folder, "profile");
let { page } = h;
const p = new Player(h, { act: (id) => h.click(id), commit: () => h.click("commit"), next: () => h.click("next") });
// again sits down in front of another browser with the same profile.
const again = async () => {
	h = p.hands = await sit(chromium, folder, "profile");
	page = h.page;
};

// go clicks until something else is there.
const go = async (id, next) => {
	await h.click(id);
	await h.there(next);
};

await h.open(address);
await h.there("new");
step("the table is laid");
await h.picture("1-start");
assert.equal(await h.find("quit"), undefined, "a page cannot be quit");

await go("settings", "theme:dark");
await h.click("speed:fast");
await go("back", "new");
await go("rules", "chapter:1");
await go("chapter:1", "para:1");
await page.keyboard.press("Escape");
await h.there("new");

await go("new", "begin");
await h.click("scenario:pact-2015");
await h.click("seat:russia");
await h.click("strength:search:light");
await h.picture("2-new");
await go("begin", "commit");
step("a game is begun");
await p.quarter();
await p.quarter();
step("two quarters are played against opponents that look ahead");
await h.picture("3-plan");

// Neither a reload in the middle of a plan changes anything, nor that the browser is killed.
await h.click("tab:3");
const card = await h.until("a card", async () => (await h.controls()).find((c) => c.does && c.id.startsWith("order:")));
await h.click(card.id);
await h.until("the plan to be kept", async () => Object.keys(await h.saved()).some((name) => name.endsWith(".draft")));
const seen = await h.text();
const goesOn = async (what) => {
	await h.there("commit");
	assert.ok((await h.find("undo")).does, "the plan is lost");
	await h.click("tab:3");
	await h.until("the page as it was", async () => (await h.text()) === seen);
	step(what + " goes on");
};
await h.reload();
await goesOn("a reload");
const where = page.url();
await h.kill();
await again();
await h.open(where);
await goesOn("a killed browser");
await h.picture("4-reloaded");
await p.quarter();

// A key that is held down while the page loses the focus is let go.
const focused = async () => (await h.controls()).find((c) => c.focus)?.id;
await page.keyboard.down("Tab");
await h.seen();
await page.evaluate(() => document.activeElement.blur());
await h.frames(10);
const stays = await focused();
assert.ok(stays, "no focus");
await h.frames(40);
assert.equal(await focused(), stays, "the focus runs on without a hand");
await page.keyboard.up("Tab");
await page.evaluate(() => document.querySelector("canvas").focus());
// A window that is pulled about stays whole.
for (const [width, height] of [[320, 240], [2000, 500], [700, 1200], [1024, 640], [1280, 800]]) {
	await page.setViewportSize({ width, height });
	await h.frames(2);
}
await h.there("commit");
step("a lost focus and a window pulled about are survived");

// A full storage is said, and the game goes on. The browser takes the quota
// from the start, before there is anything that it can have counted.
const origin = new URL(address).origin;
await h.context.close();
await again();
const storage = await h.context.newCDPSession(page);
await storage.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
await h.open(where);
await h.says("There is no room left to save the game in");
const before = await h.saved();
await p.answer();
const unsaved = await h.text();
await h.click("commit");
await p.settled(unsaved);
await h.says("There is no room left to save the game in");
await h.picture("5-full");
const game = Object.keys(before).find((name) => name.endsWith(".entente"));
assert.equal((await h.saved())[game], before[game], "what was saved is lost");
await storage.send("Storage.overrideQuotaForOrigin", { origin });
await p.on();
await p.quarter();
assert.ok(!(await h.text()).includes("no room left"));
assert.notEqual((await h.saved())[game], before[game], "nothing is saved when there is room");
// And so is one that was cleared.
await storage.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
await p.quarter();
assert.ok((await h.saved())[game], "the game is not saved again");
step("a full storage and one that was cleared are survived");

// Saved games go out as files and come in again.
await page.keyboard.press("Escape");
await h.there("continue");
await go("saves", "import");
const name = await h.until("the saved game", async () => (await h.controls()).find((c) => c.id.startsWith("play:"))?.id.slice(5));
const download = page.waitForEvent("download", { timeout: patience });
await h.click("export:" + name);
const file = path.join(folder, (await download).suggestedFilename());
await (await download).saveAs(file);
assert.match(fs.readFileSync(file, "utf8"), /^\{"sum":/);
assert.equal(path.basename(file), name);
const chooser = page.waitForEvent("filechooser", { timeout: patience });
await h.click("import");
await (await chooser).setFiles(file);
const second = name.replace(/\.entente$/, "-2.entente");
await h.there("play:" + second);
step("a game is exported and imported");

// A broken game is said to be so, and left as it is.
const text = (await h.saved())[second];
await h.spoil(second, text.slice(0, text.length / 2));
await h.reload();
await h.there("continue"); // the last thing to come on this page
await go("saves", "remove:" + second);
await h.says("cut short");
assert.equal(await h.find("play:" + second), undefined);
assert.equal((await h.saved())[second], text.slice(0, text.length / 2), "it was touched");
await h.picture("6-saves");

// The address of a game goes to it.
await go("play:" + name, "commit");
await h.until("the address", () => page.url().includes("#game=" + encodeURIComponent(name)));
// And what play was called with is done, once.
await h.open(address + "?scenario=forum-2016&as=us&china=doctrine@bold");
await h.there("commit");
await h.says("The forum of April 2016");
await h.until("the address", () => page.url().includes("#game=forum-2016"));
await h.open(address + "?as=france");
await h.says("france");
await h.picture("7-fault");

assert.deepEqual(h.faults, [], "the browser complains");
await h.context.close();
step("done");
