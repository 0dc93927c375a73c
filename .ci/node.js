"use strict";

// Runs a program or a test that was compiled with GOOS=js GOARCH=wasm under Node, with
// the loops that the page gives it:
//
//	GOOS=js GOARCH=wasm go test -exec "node --stack-size=8192 $PWD/.ci/node.js" ./brain/kernel
//
// It is what Go's own wasm_exec_node.js does, and the kernel.
const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

globalThis.require = require;
globalThis.fs = fs;
globalThis.path = path;
globalThis.performance ??= require("perf_hooks").performance; // older than version 19 lacks them
globalThis.crypto ??= require("crypto").webcrypto;

const root = process.env.GOROOT || execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
require(path.join(root, "lib", "wasm", "wasm_exec.js"));
require(path.join(__dirname, "..", "assets", "web", "kernel.js"));

const go = new Go();
go.argv = process.argv.slice(2);
// Only what a test may look at: Go refuses an environment of more than 8 kB.
go.env = { TMPDIR: os.tmpdir() };
for (const name of Object.keys(process.env)) {
	if (/^(HEBBARIUM_|GO|HOME$|PATH$)/.test(name)) {
		go.env[name] = process.env[name];
	}
}
go.exit = process.exit;
const bind = hebbariumKernel(go.importObject);
WebAssembly.instantiate(fs.readFileSync(process.argv[2]), go.importObject).then(({ instance }) => {
	process.on("exit", (code) => {
		if (code === 0 && !go.exited) {
			// Nothing is left that could wake the program: let Go print where it waits.
			go._pendingEvent = { id: 0 };
			go._resume();
		}
	});
	bind(instance);
	return go.run(instance);
}).catch((err) => {
	console.error(err);
	process.exit(1);
});
