// Loads the table and runs it, and says what it is doing until there is
// something to see.
"use strict";

(async () => {
	const loading = document.getElementById("loading");
	const word = document.getElementById("word");
	const bar = document.getElementById("bar");
	const say = (text) => {
		word.textContent = text;
		bar.hidden = true;
		loading.hidden = false;
	};
	try {
		const answer = await fetch("entente.wasm");
		if (!answer.ok) throw new Error(answer.status + " " + answer.statusText);
		const size = Number(loading.dataset.size);
		let seen = 0;
		const counted = answer.body.pipeThrough(new TransformStream({
			transform(chunk, out) {
				seen += chunk.length;
				bar.value = seen / size;
				out.enqueue(chunk);
			},
		}));
		const go = new Go();
		const headers = { "Content-Type": "application/wasm" };
		const { instance } = await WebAssembly.instantiateStreaming(new Response(counted, { headers }), go.importObject);
		const run = go.run(instance);
		loading.hidden = true;
		await run;
		say(loading.dataset.closed);
	} catch (err) {
		console.error(err);
		say(loading.dataset.failed + " (" + err.message + ")");
	}
})();
