"use strict";

// hebbariumKernel gives the program its vector loops (see package brain/kernel). It is
// handed the import object of Go's wasm_exec.js before the program is instantiated, and
// returns a function that is to be handed the instance before it runs:
//
//	const go = new Go();
//	const bind = hebbariumKernel(go.importObject);
//	const { instance } = await WebAssembly.instantiateStreaming(fetch(…), go.importObject);
//	bind(instance);
//	go.run(instance);
//
// The loops are a module that the program carries. It can only be bound to the memory
// once that exists, so what the program imports are functions that pass its calls on.
// Where the module is refused, the program goes on with its plain loops.
globalThis.hebbariumKernel = (imports) => {
	let memory, loops;
	imports.hebbarium_kernel = {
		load(at, length) {
			try {
				const module = new WebAssembly.Module(new Uint8Array(memory.buffer, at, length));
				loops = new WebAssembly.Instance(module, { go: { mem: memory } }).exports;
				return 1;
			} catch {
				return 0;
			}
		},
		forward: (out, n, w, x, rows) => loops.forward(out, n, w, x, rows),
		update: (rule, w, c, pre, rows, post, columns) => loops.update(rule, w, c, pre, rows, post, columns),
		maxAbs: (w, n) => loops.maxAbs(w, n),
		divide: (w, n, by) => loops.divide(w, n, by),
		tanh: (dst, n, src) => loops.tanh(dst, n, src),
		addScaled: (dst, n, a, b, s) => loops.addScaled(dst, n, a, b, s),
		accumulate: (dst, n, x, s) => loops.accumulate(dst, n, x, s),
		mirror: (plus, n, minus, centre, noise, s, squares) => loops.mirror(plus, n, minus, centre, noise, s, squares),
		conv1: (rows, image, w) => loops.conv1(rows, image, w),
		pool1: (pooled, n, rows) => loops.pool1(pooled, n, rows),
		conv2: (sums, pooled, w) => loops.conv2(sums, pooled, w),
		pool2: (features, sums) => loops.pool2(features, sums),
		pass: (op, rows) => loops.pass(op, rows),
	};
	return (instance) => { memory = instance.exports.mem; };
};
