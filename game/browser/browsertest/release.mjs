// Looks whether a release carries the table for the browser, small enough:
//
//	node release.mjs PROGRAM
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";

const most = 5_000_000; // bytes that a browser has to load

const program = spawn(process.argv[2], ["play", "--browser"], { stdio: ["ignore", "pipe", "inherit"] });
const [line] = await once(program.stdout, "data");
const address = String(line).match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0];
assert.ok(address, "no address: " + line);

const load = async (coding) => {
	const [answer] = await once(http.get(address + "entente.wasm", { headers: { "Accept-Encoding": coding } }), "response");
	let size = 0;
	for await (const part of answer) size += part.length;
	assert.equal(answer.statusCode, 200);
	assert.equal(answer.headers["content-type"], "application/wasm");
	assert.equal(answer.headers["content-encoding"], coding);
	console.log(`${coding}: ${size} bytes`);
	return size;
};
assert.ok((await load("br")) < most, "too large");
await load("gzip");
program.kill("SIGINT");
const [code] = await once(program, "exit");
assert.equal(code, 0);
