"use strict";

// A browser that compiles no module while the program runs. The program itself is
// instantiated in another way.
WebAssembly.Module = class {
	constructor() {
		throw new WebAssembly.CompileError("refused");
	}
};
