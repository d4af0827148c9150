// Plays whole games of eight quarters in headless Chromium, one as each power:
// with mouse and keyboard, with the keyboard alone, and with a finger. Called
// by TestBrowser:
//
//	node whole.mjs ADDRESS CHROMIUM FOLDER
//
// The saved game of each goes into the folder as whole-SEAT.entente, and the
// digest of the state in which it ended as whole-SEAT.digest.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Player } from "./player.mjs";
import { sit, step } from "./hands.mjs";

const [address, chromium, folder] = process.argv.slice(2);

// ways are how a seat is played: the hands, and what is done with them.
const ways = {
	russia: (h) => ({ // as most do: the pointer, and the keys that one soon knows
		act: (id) => id.startsWith("tab:") ? h.press(id.slice(4)) : h.click(id),
		commit: () => h.press("c"),
		next: () => h.click("next"),
	}),
	china: (h) => ({ // never a pointer
		act: (id) => id.startsWith("tab:") ? h.press(id.slice(4)) : h.type(id),
		commit: () => h.press("Control+Enter"),
		next: () => h.press("Space"),
		advised: () => h.press("a"), // walking takes long: every other quarter is the adviser's
	}),
	us: (h) => ({ // a tablet
		act: (id) => h.tap(id),
		commit: () => h.tap("commit"),
		next: () => h.tap("next"),
	}),
};
const screens = { us: { viewport: { width: 1024, height: 768 }, hasTouch: true } };

// kept is the saved game, as it lies in the browser's storage.
const kept = async (h) => {
	const games = Object.entries(await h.saved()).filter(([name]) => name.endsWith(".entente"));
	assert.equal(games.length, 1);
	return games[0][1];
};

for (const seat of Object.keys(ways)) {
	const h = await sit(chromium, folder, "whole-" + seat, screens[seat]);
	const p = new Player(h, { seed: seat.length, ...ways[seat](h) });
	await h.open(address);
	await p.act("new");
	for (const id of ["scenario:pact-2015", "seat:" + seat]) await p.act(id);
	await p.act("begin");
	await h.there("commit");
	let quarters = 1;
	while (await p.quarter(quarters % 2 ? 2 : 0)) {
		if (quarters++ === 4) { // a reload in the middle of the game
			const was = await h.text();
			await h.reload();
			await h.until("the page as it was", async () => (await h.text()) === was);
		}
		assert.ok(quarters <= 8, "the game does not end");
	}
	assert.equal(quarters, 8);
	const digest = await h.until("the end", () => h.page.evaluate(() => globalThis.entente.digest()));
	fs.writeFileSync(path.join(folder, `whole-${seat}.entente`), await kept(h));
	fs.writeFileSync(path.join(folder, `whole-${seat}.digest`), digest);
	await h.picture("whole-" + seat);
	assert.deepEqual(h.faults, [], "the browser complains");
	await p.act("again");
	await h.there("new");
	await h.context.close();
	step(`a whole game is played as ${seat}`);
}
