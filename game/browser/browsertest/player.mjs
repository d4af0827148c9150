// What somebody does who plays: answers what is asked, gives cards, commits,
// and reads what came of it. How it is done is up to the hands: act(id) does a
// control, commit() and next() go on.
import assert from "node:assert/strict";

export class Player {
	constructor(hands, way) {
		Object.assign(this, { hands, ...way });
		this.rng = way.seed ?? 1;
	}

	draw(n) { // a number under n, the same in every run
		this.rng = (this.rng * 1103515245 + 12345) % 2147483648;
		return Math.floor(this.rng / 65536) % n;
	}

	// settled waits until the page has changed and nobody thinks.
	async settled(was) {
		await this.hands.until("the page to change", async () => (await this.hands.text()) !== was);
		await this.hands.until("the others to have thought", async () => {
			const ids = (await this.hands.controls()).map((c) => c.id);
			return !ids.includes("leave-thinking") && (ids.includes("commit") || ids.includes("next") || ids.includes("again"));
		});
	}

	// answer answers all that is asked at this decision.
	async answer() {
		const tried = new Set();
		for (let i = 0; i < 20; i++) {
			const commit = await this.hands.there("commit");
			if (commit.label === "Commit") return;
			await this.act("tab:0");
			const open = await this.hands.until("what is asked", async () => {
				const open = (await this.hands.controls()).filter((c) => c.does && c.id.startsWith("order:") && !tried.has(question(c.id)));
				return open.length > 0 && open;
			});
			const first = open.filter((c) => question(c.id) === question(open[0].id));
			const { id } = first[this.draw(first.length)];
			tried.add(question(id));
			await this.act(id);
			await this.hands.until("the answer to be counted", async () => (await this.hands.find("commit"))?.label !== commit.label);
		}
		assert.fail("questions without end");
	}

	// cards gives up to n cards, and on some changes a term first.
	async cards(n) {
		const given = new Set();
		for (let i = 0; i < n; i++) {
			await this.act("tab:" + (1 + this.draw(5)));
			const terms = (await this.hands.controls()).filter((c) => c.does && c.id.startsWith("term:"));
			if (terms.length > 0 && this.draw(2) === 0) await this.act(terms[this.draw(Math.min(terms.length, 6))].id);
			const open = (await this.hands.controls()).filter((c) => c.does && c.id.startsWith("order:") && !given.has(c.id));
			if (open.length === 0) continue;
			const { id } = open[this.draw(Math.min(open.length, 5))];
			given.add(id);
			await this.act(id);
			await this.hands.until("the plan to have it", async () => (await this.hands.find("undo"))?.does);
		}
	}

	// quarter plays one quarter, with up to n cards, or as advised if with none;
	// false once the game is over.
	async quarter(n = 0) {
		await (n > 0 ? this.cards(n) : this.advised?.());
		for (;;) {
			await this.answer();
			const was = await this.hands.text();
			await this.commit();
			await this.settled(was);
			if (await this.hands.find("next")) break;
		}
		return this.on();
	}

	// on leaves what happened: the first time shows the rest of it at once.
	async on() {
		while (await this.hands.find("next")) {
			const was = await this.hands.text();
			await this.next();
			await this.settled(was);
		}
		return !(await this.hands.find("again"));
	}
}

const question = (id) => id.slice(0, id.lastIndexOf(" "));
