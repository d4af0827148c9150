// Opens reports in headless Chromium, from the disk, by light and by dark, on a
// phone and on paper. Called by TestBrowser of game/report:
//
//	node report.mjs CHROMIUM FOLDER PAGE...
//
// Pictures go into the folder; what was seen is printed as JSON.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, headless: true, args: ["--no-sandbox"] });
const seen = [];
for (const file of pages) {
	const faults = [], requests = [];
	const page = await browser.newPage({ viewport: { width: 1160, height: 900 } });
	page.on("pageerror", (err) => faults.push(String(err)));
	page.on("console", (said) => faults.push(said.text()));
	const url = pathToFileURL(file).href;
	page.on("request", (r) => r.url() !== url && !r.url().startsWith("data:") && requests.push(r.url()));
	await page.goto(url);
	await page.evaluate(() => document.fonts.ready);
	const name = path.basename(file, ".html");
	for (const colorScheme of ["light", "dark"]) {
		await page.emulateMedia({ colorScheme });
		await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`), fullPage: true });
	}
	// Every text of a figure stays within it.
	const clipped = await page.evaluate(() => [...document.querySelectorAll("svg.fig")].flatMap((svg) => {
		const box = svg.getBoundingClientRect();
		return [...svg.querySelectorAll("text")].filter((t) => {
			const b = t.getBoundingClientRect();
			return b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 2 || b.bottom > box.bottom + 2;
		}).map((t) => t.textContent);
	}));
	const counts = await page.evaluate(() => ({
		figures: document.querySelectorAll("figure svg.fig").length,
		stories: document.querySelectorAll(".story").length,
	}));
	await page.setViewportSize({ width: 390, height: 800 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	const pdf = await page.pdf({ path: path.join(folder, `${name}.pdf`), preferCSSPageSize: true, printBackground: true });
	const sheets = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
	seen.push({ Page: name, Figures: counts.figures, Stories: counts.stories, Wide: wide, Faults: faults, Requests: requests, Clipped: clipped, Pages: sheets });
	await page.close();
}
await browser.close();
fs.writeSync(1, JSON.stringify(seen));
