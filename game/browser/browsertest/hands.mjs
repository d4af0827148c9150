// Headless Chromium with the table in it, and the hands of somebody who plays:
// the pointer and its wheel, the keyboard, or a finger.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { chromium } from "playwright-core";

export const patience = 120_000; // drawing is done in software, on machines that are busy

// sit opens a browser. Pictures go into the folder; the profile is kept there under its name.
export const sit = async (executablePath, folder, profile, options = {}) => {
	profile = path.resolve(folder, profile);
	const context = await chromium.launchPersistentContext(profile, {
		executablePath,
		headless: true,
		viewport: { width: 1280, height: 800 },
		args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
			"--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
		...options,
	});
	await context.addInitScript(() => {
		for (const kind of ["keydown", "keyup", "mousemove", "mousedown", "mouseup", "wheel", "touchstart", "touchmove", "touchend"])
			addEventListener(kind, () => globalThis.deed = globalThis.entente?.ticks(), { capture: true, passive: true });
	});
	const page = context.pages()[0] ?? await context.newPage();
	const faults = [];
	page.on("pageerror", (err) => faults.push(String(err)));
	page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
	return new Hands(context, page, faults, folder, profile);
};

// A step is told with the time since the program began.
export const step = (what) => console.log(`${(performance.now() / 1000).toFixed(1)} s: ${what}`);

class Hands {
	constructor(context, page, faults, folder, profile) {
		Object.assign(this, { context, page, faults, folder, profile });
	}

	// kill ends the browser, all of its processes, with no time to write anything.
	async kill() {
		const gone = new Promise((done) => this.context.once("close", done));
		const list = execFileSync("ps", ["-eo", "pgid=,args="], { encoding: "utf8" }).split("\n");
		const own = list.filter((line) => line.includes(`--user-data-dir=${this.profile} `) && !line.includes("--type="));
		const groups = new Set(own.map((line) => parseInt(line, 10)));
		if (groups.size !== 1) throw new Error(`${groups.size} browsers have the profile ${this.profile}`);
		for (const group of groups) process.kill(-group, "SIGKILL");
		await gone;
	}

	// until waits for a condition on the page.
	async until(what, holds) {
		for (const end = Date.now() + patience; Date.now() < end;) {
			const got = await holds();
			if (got) return got;
			await this.page.waitForTimeout(30);
		}
		await this.picture("stuck");
		throw new Error(`waited in vain for ${what}; the page says:\n${await this.text()}`);
	}
	// saved gives what the browser keeps for the page: texts by name.
	saved() {
		return this.page.evaluate(() => new Promise((tell, fail) => {
			const asked = indexedDB.open("entente");
			asked.onerror = () => fail(asked.error);
			asked.onsuccess = () => {
				const tx = asked.result.transaction("texts");
				const names = tx.objectStore("texts").getAllKeys(), texts = tx.objectStore("texts").getAll();
				tx.oncomplete = () => {
					asked.result.close();
					tell(Object.fromEntries(names.result.map((name, i) => [name, new TextDecoder().decode(texts.result[i])])));
				};
			};
		}));
	}

	// spoil keeps a text under a name behind the table's back.
	spoil(name, text) {
		return this.page.evaluate(([name, text]) => new Promise((done, fail) => {
			const asked = indexedDB.open("entente");
			asked.onerror = () => fail(asked.error);
			asked.onsuccess = () => {
				const tx = asked.result.transaction("texts", "readwrite");
				tx.objectStore("texts").put(new TextEncoder().encode(text), name);
				tx.oncomplete = () => done(asked.result.close());
			};
		}), [name, text]);
	}

	controls() { return this.page.evaluate(() => globalThis.entente?.controls() ?? []); }
	text() { return this.page.evaluate(() => globalThis.entente?.text() ?? document.body.innerText); }
	async find(id) { return (await this.controls()).find((c) => c.id === id); }
	there(id) { return this.until(id, () => this.find(id)); }
	says(words) { return this.until(`“${words}”`, async () => (await this.text()).replaceAll("\n", " ").includes(words)); }
	picture(name) { return this.page.screenshot({ path: path.join(this.folder, name + ".png") }); }
	async open(address) {
		await this.page.goto(address);
		await this.laid();
	}
	async reload() {
		await this.page.reload();
		await this.laid();
	}
	laid() { return this.until("the table", async () => (await this.controls()).length > 0); }

	// seen waits until the table has looked at what the hands did last.
	seen() {
		return this.page.evaluate(async (patience) => {
			for (const end = performance.now() + patience; globalThis.entente.ticks() <= globalThis.deed;) {
				if (performance.now() > end) throw new Error("the table does not look at what hands do");
				await new Promise(requestAnimationFrame);
			}
		}, patience);
	}

	// frames waits for some of the browser's frames.
	frames(n) {
		return this.page.evaluate(async (n) => {
			for (let i = 0; i < n; i++) await new Promise(requestAnimationFrame);
		}, n);
	}

	// inSight gives a control once it can be seen; while it cannot, scroll is
	// called with its list and whether it lies further down.
	inSight(id, scroll) {
		return this.until(id, async () => {
			const c = await this.find(id);
			if (!c) return false;
			const inside = !c.list || (c.top >= c.list.y && c.top + 16 < c.list.y + c.list.h);
			if (inside && c.w > 0 && c.h > 20) return c;
			await scroll(c.list, c.top > c.list.y);
			return false;
		});
	}

	// click points at a control, with the wheel turned until it is in sight, and presses.
	async click(id) {
		const { mouse } = this.page;
		const c = await this.inSight(id, async (list, down) => {
			await mouse.move(list.x + list.w / 2, list.y + list.h / 2);
			await mouse.wheel(0, down ? 120 : -120);
			await this.seen();
		});
		await mouse.click(...grip(c));
		await this.seen();
	}

	// tap lays a finger on a control, with its list pushed until it is in sight.
	async tap(id) {
		const c = await this.inSight(id, async (list, down) => {
			const x = list.x + list.w / 2, by = Math.min(list.h / 2, 160) * (down ? -1 : 1);
			await this.finger([x, list.y + list.h / 2], [x, list.y + list.h / 2 + by]);
		});
		await this.finger(grip(c));
	}

	// finger lays a finger on the screen, moves it, and lifts it.
	async finger(from, to = from) {
		this.touch ??= await this.context.newCDPSession(this.page);
		const at = (type, ...touchPoints) => this.touch.send("Input.dispatchTouchEvent", { type, touchPoints });
		await at("touchStart", { x: from[0], y: from[1] });
		await this.seen();
		for (let i = 1; i <= 2 && to !== from; i++) {
			await at("touchMove", { x: from[0] + (to[0] - from[0]) * i / 2, y: from[1] + (to[1] - from[1]) * i / 2 });
			await this.seen();
		}
		await at("touchEnd");
		await this.seen();
	}

	// press presses a key, with others held down: "Shift+Tab".
	async press(keys) {
		await this.page.keyboard.press(keys);
		await this.seen();
	}

	// type does a control with the keyboard alone: the focus walks to it by the shorter way.
	async type(id) {
		for (let looks = 0; ; looks++) {
			const all = await this.controls();
			const to = all.findIndex((c) => c.id === id), at = all.findIndex((c) => c.focus);
			if (to < 0 || looks > 20) throw new Error(`the keyboard does not reach ${id}`);
			if (to === at) break;
			const ahead = (to - at + all.length) % all.length, back = all.length - ahead;
			for (let n = at < 0 ? 1 : Math.min(ahead, back); n > 0; n--) await this.press(at < 0 || ahead <= back ? "Tab" : "Shift+Tab");
		}
		await this.press("Enter");
	}
}

// grip is where a control is pointed at: lower down a card has buttons of its own.
const grip = (c) => [c.x + c.w / 2, c.y + Math.min(c.h / 2, 16)];
