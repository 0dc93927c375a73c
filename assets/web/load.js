"use strict";

// Loads the program and runs it. What it needs beside it: the files that index.html names,
// and the program itself, plain and compressed (see fetchProgram).
(async () => {
	// The canvas takes every key; those by which a page is loaded anew stay the browser's.
	addEventListener("keydown", (event) => {
		const reload = (event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyR";
		if (reload || event.code === "F5" || event.code === "F12") event.stopImmediatePropagation();
	}, true);

	const version = document.documentElement.dataset.version;
	const program = "hebbarium.wasm";
	const place = document.getElementById("loading");
	const bar = place.querySelector("[role=progressbar]");
	const line = place.querySelector("p");

	// share shows how much has come; the program comes whole only when it is ready too.
	const share = (part) => {
		const percent = Math.round(100 * Math.min(part, 1));
		bar.setAttribute("aria-valuenow", percent);
		bar.firstElementChild.style.width = percent + "%";
	};
	const fail = (why) => {
		place.classList.remove("done");
		place.classList.add("failed");
		place.hidden = false;
		line.textContent = why;
	};

	const request = (path) => `${path}?v=${version}`;

	// cache keeps what was fetched for the next time, and for when there is no network; null
	// where the browser has none, as on an address without https.
	const cache = globalThis.caches ? await caches.open(`hebbarium ${new URL("./", location).pathname} ${version}`).catch(() => null) : null;

	const fetched = async (path) => {
		const response = await fetch(request(path));
		if (!response.ok) throw new Error(`${path}: expected the file beside this page, found status ${response.status}`);
		return response;
	};

	// forms are those that the program can come in, the smallest first: where the browser
	// knows Brotli itself, or the server sends the compressed file for the plain one, it
	// comes in that form, else as gzip, which every browser can unpack.
	const form = async () => {
		try { new DecompressionStream("brotli"); return { path: program + ".br", unpack: "brotli" }; } catch { /* few know it yet */ }
		try {
			const head = await fetch(request(program), { method: "HEAD" });
			if (head.ok && head.headers.get("Content-Encoding") === "br") return { path: program, unpack: "" };
		} catch { /* no network: the cache is asked below */ }
		return { path: program + ".gz", unpack: "gzip" };
	};

	// cached is the program as an earlier time has left it, in whatever form.
	const cached = async () => {
		for (const [path, unpack] of [[program + ".br", "brotli"], [program + ".gz", "gzip"], [program, ""]]) {
			const response = await cache?.match(request(path));
			if (response) return { path, unpack, response };
		}
	};

	const fetchProgram = async () => {
		const sizes = await (await cache?.match(request("sizes.json")) || await fetched("sizes.json")).json();
		let { path, unpack, response } = await cached() || await form();
		if (!response) {
			response = await fetched(path);
			if (cache) cache.put(request(path), response.clone()).catch((why) => console.warn("cache:", why));
		}
		let come = 0;
		const all = sizes[path];
		const counted = response.body.pipeThrough(new TransformStream({
			transform(part, out) {
				come += part.length;
				share(0.9 * come / all);
				out.enqueue(part);
			},
		}));
		// Some servers say of a .gz or .br that it is an encoding, and the browser has
		// unpacked it then.
		const head = counted.getReader();
		let { value: begin } = await head.read();
		const plain = begin && begin[0] === 0 && begin[1] === 0x61; // as every module begins
		const stream = new ReadableStream({
			async pull(out) {
				const { done, value } = begin ? { value: begin } : await head.read();
				begin = null;
				if (done) out.close(); else out.enqueue(value);
			},
			cancel: (why) => head.cancel(why),
		});
		const unpacked = unpack && !plain ? stream.pipeThrough(new DecompressionStream(unpack)) : stream;
		return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } });
	};

	const lacks = () => {
		if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") return "WebAssembly";
		const canvas = document.createElement("canvas");
		const gl = canvas.getContext("webgl2");
		if (!gl) return "WebGL 2";
		gl.getExtension("WEBGL_lose_context")?.loseContext(); // there are only so many
		if (typeof DecompressionStream !== "function") return "DecompressionStream";
		return "";
	};
	try {
		performance.mark("hebbarium fetch");
		const compiled = fetchProgram().then((response) => WebAssembly.compileStreaming(response));
		compiled.catch(() => {}); // it is waited for below
		const missing = lacks(); // which takes a while, in which the program comes
		if (missing) {
			fail(`This browser has no ${missing}, which Hebbarium needs. A newer one, or one with hardware acceleration turned on, has it.`);
			return;
		}
		const [module, said] = await Promise.all([compiled, hebbarium.prepare()]);
		performance.mark("hebbarium loaded");
		hebbarium.said = said; // which the program says, once it can
		hebbarium.ready = () => { // the first frame is there
			if (place.hidden) return;
			performance.mark("hebbarium frame");
			share(1);
			place.classList.add("done");
			setTimeout(() => { place.hidden = true; }, 250);
		};
		const go = new Go();
		Object.assign(go.env, hebbarium.environment);
		go.argv = ["hebbarium"];
		const bind = globalThis.hebbariumKernel?.(go.importObject);
		const instance = await WebAssembly.instantiate(module, go.importObject);
		bind?.(instance);
		if (navigator.serviceWorker) navigator.serviceWorker.register("worker.js").catch((why) => console.warn("worker:", why));
		await go.run(instance);
		fail("Hebbarium has ended. What it kept is still here: reload the page to go on.");
	} catch (why) {
		console.error(why);
		fail(`Hebbarium could not be loaded: ${why.message || why}`);
	}
})();
