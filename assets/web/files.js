"use strict";

// The file system that Go's package os has in the page, in the form that wasm_exec.js
// wants it: what the program keeps in folders elsewhere is kept in IndexedDB, and what it
// writes below /Downloads goes to the person as a download.
(() => {
	const flags = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536 };
	const folderMode = 0o40755, fileMode = 0o100644;
	const home = "/home", downloads = "/Downloads";
	const roots = ["/", home, downloads];

	const failure = (code) => Object.assign(new Error(code), { code });

	// codeOf says in the words of a system why something failed.
	const codeOf = (why) => {
		if (why && why.code && typeof why.code === "string") return why;
		console.warn("files:", why);
		return failure(why && why.name === "QuotaExceededError" ? "ENOSPC" : "EIO");
	};

	const resolve = (path) => {
		const parts = [];
		for (const part of path.split("/")) {
			if (part === "..") parts.pop();
			else if (part !== "" && part !== ".") parts.push(part);
		}
		return "/" + parts.join("/");
	};
	const parent = (path) => path.slice(0, path.lastIndexOf("/")) || "/";
	const base = (path) => path.slice(path.lastIndexOf("/") + 1);

	const handed = new hebbarium.Passing();
	let kept = new hebbarium.Passing(); // until prepare has found a better one
	const storeOf = (path) => path === downloads || path.startsWith(downloads + "/") ? handed : kept;

	const handles = new Map(); // by file descriptor
	const opened = new Map(); // nodes that are open, by number
	let nextFD = 3;

	// find is what lies at a path: a node's number and the node, or a failure.
	const find = async (t, path) => {
		if (roots.includes(path)) return { number: 0, node: { folder: true, size: 0, at: 0 } };
		const number = await t.get("names", path);
		if (number === undefined) throw failure("ENOENT");
		return { number, node: opened.get(number) || await t.get("nodes", number) };
	};

	const mustHold = async (t, path) => {
		const { node } = await find(t, parent(path));
		if (!node.folder) throw failure("ENOTDIR");
	};

	const add = async (t, path, node) => {
		await mustHold(t, path);
		const number = await t.number();
		await t.put("names", path, number);
		await t.put("nodes", number, node);
		return number;
	};

	// drop takes a name from a node, which goes with its last one.
	const drop = async (t, path, number) => {
		await t.remove("names", path);
		const node = await t.get("nodes", number);
		if (node && node.names > 1) {
			await t.put("nodes", number, { ...node, names: node.names - 1 });
			return;
		}
		await t.remove("nodes", number);
		await t.remove("bytes", number);
	};

	const stat = ({ number, node }) => {
		const mode = node.folder ? folderMode : fileMode;
		return {
			dev: 1, ino: number, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size: node.size, blksize: 4096, blocks: Math.ceil(node.size / 512),
			atimeMs: node.at, mtimeMs: node.at, ctimeMs: node.at, isDirectory: () => !!node.folder,
		};
	};

	const handle = (fd) => {
		const h = handles.get(fd);
		if (!h) throw failure("EBADF");
		return h;
	};

	// content is that of an open node, which is read when it is first wanted.
	const content = async (h) => {
		const node = h.node;
		if (!node.data) {
			const stored = await h.store.within(false, (t) => t.get("bytes", h.number));
			node.data = node.data || stored || new Uint8Array(0); // someone else may have read it meanwhile
		}
		return node.data;
	};

	const grow = (node, size) => {
		if (node.data.length < size) {
			const larger = new Uint8Array(Math.max(size, 2 * node.data.length, 4096));
			larger.set(node.data.subarray(0, node.size));
			node.data = larger;
		}
	};

	// flush keeps what was written to an open node, unless it has no name any more.
	const flush = async (h) => {
		const node = h.node;
		if (!node.dirty) return;
		node.dirty = false;
		const size = node.size, data = node.data.slice(0, size);
		try {
			await h.store.within(true, async (t) => {
				const is = await t.get("nodes", h.number);
				if (!is) return;
				await t.put("nodes", h.number, { ...is, size, at: node.at });
				await t.put("bytes", h.number, data);
			});
		} catch (why) {
			node.dirty = true;
			throw why;
		}
	};

	// deliver gives a file below /Downloads to the person, once it has its name.
	const deliver = async (path) => {
		if (storeOf(path) !== handed || base(path).startsWith(".")) return;
		const data = await handed.within(true, async (t) => {
			const { number } = await find(t, path);
			const data = await t.get("bytes", number);
			if (data) await t.remove("bytes", number); // the browser has it now
			return data;
		});
		if (!data || !data.length) return;
		const a = document.createElement("a");
		a.href = URL.createObjectURL(new Blob([data]));
		a.download = base(path);
		a.click();
		setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
	};

	// log takes a line that the program prints.
	const rest = ["", "", ""];
	const decoder = new TextDecoder();
	const log = (fd, bytes) => {
		const lines = (rest[fd] + decoder.decode(bytes)).split("\n");
		rest[fd] = lines.pop();
		for (const line of lines) (fd === 2 ? console.error : console.log)(line);
		return bytes.length;
	};

	const calls = {
		async open(path, how, mode) {
			path = resolve(path);
			const store = storeOf(path), writes = (how & 3) !== 0;
			const { number, node } = await store.within(!!(how & flags.O_CREAT), async (t) => {
				try {
					const found = await find(t, path);
					if (how & flags.O_CREAT && how & flags.O_EXCL) throw failure("EEXIST");
					return found;
				} catch (why) {
					if (why.code !== "ENOENT" || !(how & flags.O_CREAT)) throw why;
				}
				const node = { size: 0, at: Date.now(), names: 1 };
				return { number: await add(t, path, node), node };
			});
			if (node.folder && writes) throw failure("EISDIR");
			if (!node.folder && how & flags.O_DIRECTORY) throw failure("ENOTDIR");
			const shared = opened.get(number) || { ...node, users: 0 };
			if (!node.folder) opened.set(number, shared);
			shared.users++;
			if (how & flags.O_TRUNC && writes) Object.assign(shared, { data: new Uint8Array(0), size: 0, at: Date.now(), dirty: true });
			const fd = nextFD++;
			handles.set(fd, { path, store, number, node: shared, how, at: 0 });
			return fd;
		},
		async close(fd) {
			const h = handle(fd);
			handles.delete(fd);
			try {
				await flush(h);
			} finally {
				if (--h.node.users === 0) opened.delete(h.number);
			}
			if ((h.how & 3) !== 0) await deliver(h.path).catch(() => {}); // it may have another name by now
		},
		async read(fd, into, offset, length, position) {
			const h = handle(fd);
			if (h.node.folder) throw failure("EISDIR");
			const data = await content(h);
			const from = position === null ? h.at : position;
			const n = Math.max(0, Math.min(length, h.node.size - from));
			into.set(data.subarray(from, from + n), offset);
			if (position === null) h.at += n;
			return n;
		},
		async write(fd, from, offset, length, position) {
			if (fd < 3) return log(fd, from.subarray(offset, offset + length));
			const h = handle(fd), node = h.node;
			if ((h.how & 3) === 0) throw failure("EBADF");
			await content(h);
			const to = h.how & flags.O_APPEND ? node.size : position === null ? h.at : position;
			grow(node, to + length);
			node.data.set(from.subarray(offset, offset + length), to);
			Object.assign(node, { size: Math.max(node.size, to + length), at: Date.now(), dirty: true });
			if (position === null) h.at = to + length;
			return length;
		},
		async fsync(fd) { if (fd >= 3) await flush(handle(fd)); },
		async fstat(fd) {
			if (fd < 3) return stat({ number: fd, node: { size: 0, at: 0 } });
			const h = handle(fd);
			return stat(h);
		},
		async stat(path) {
			path = resolve(path);
			return stat(await storeOf(path).within(false, (t) => find(t, path)));
		},
		async ftruncate(fd, size) {
			const h = handle(fd), node = h.node;
			await content(h);
			grow(node, size);
			if (size > node.size) node.data.fill(0, node.size, size);
			Object.assign(node, { size, at: Date.now(), dirty: true });
		},
		async readdir(path) {
			path = resolve(path);
			return storeOf(path).within(false, async (t) => {
				if (!(await find(t, path)).node.folder) throw failure("ENOTDIR");
				const inside = (await t.under(path)).filter((each) => parent(each) === path).map(base);
				return path === "/" ? [...new Set([...inside, base(home), base(downloads)])].sort() : inside;
			});
		},
		async mkdir(path) {
			path = resolve(path);
			await storeOf(path).within(true, async (t) => {
				if (await find(t, path).then(() => true, () => false)) throw failure("EEXIST");
				await add(t, path, { folder: true, size: 0, at: Date.now(), names: 1 });
			});
		},
		async unlink(path) {
			path = resolve(path);
			await storeOf(path).within(true, async (t) => {
				const { number, node } = await find(t, path);
				if (node.folder) throw failure("EISDIR");
				await drop(t, path, number);
			});
		},
		async rmdir(path) {
			path = resolve(path);
			await storeOf(path).within(true, async (t) => {
				const { number, node } = await find(t, path);
				if (!node.folder) throw failure("ENOTDIR");
				if (roots.includes(path)) throw failure("EBUSY");
				if ((await t.under(path)).length) throw failure("ENOTEMPTY");
				await drop(t, path, number);
			});
		},
		async link(path, to) {
			path = resolve(path), to = resolve(to);
			if (storeOf(path) !== storeOf(to)) throw failure("EXDEV");
			await storeOf(path).within(true, async (t) => {
				const { number } = await find(t, path);
				if (await find(t, to).then(() => true, () => false)) throw failure("EEXIST");
				await mustHold(t, to);
				await t.put("names", to, number);
				const node = await t.get("nodes", number);
				await t.put("nodes", number, { ...node, names: node.names + 1 });
			});
			await deliver(to);
		},
		async rename(path, to) {
			path = resolve(path), to = resolve(to);
			if (storeOf(path) !== storeOf(to)) throw failure("EXDEV");
			if (path === to) return;
			await storeOf(path).within(true, async (t) => {
				const { number, node } = await find(t, path);
				await mustHold(t, to);
				const old = await t.get("names", to);
				if (old !== undefined) {
					const there = await t.get("nodes", old);
					if (there.folder || node.folder) throw failure("EEXIST");
					await drop(t, to, old);
				}
				for (const each of node.folder ? await t.under(path) : []) {
					await t.put("names", to + each.slice(path.length), await t.get("names", each));
					await t.remove("names", each);
				}
				await t.put("names", to, number);
				await t.remove("names", path);
			});
			await deliver(to);
		},
		async utimes() {},
		async chmod() {},
		async fchmod() {},
		async chown() {},
		async fchown() {},
		async lchown() {},
		async readlink() { throw failure("EINVAL"); }, // there are no symbolic links
		async symlink() { throw failure("ENOSYS"); },
		async truncate() { throw failure("ENOSYS"); },
	};
	calls.lstat = calls.stat;

	globalThis.fs = {
		constants: flags,
		writeSync: (fd, bytes) => log(fd, bytes), // of the runtime, as it panics
	};
	for (const [name, call] of Object.entries(calls)) {
		globalThis.fs[name] = (...args) => {
			const tell = args.pop();
			call(...args).then((found) => tell(null, found), (why) => tell(codeOf(why)));
		};
	}
	globalThis.path = { resolve: (...parts) => resolve(parts.join("/")) };
	globalThis.process = {
		pid: 1, ppid: 0, getuid: () => 0, getgid: () => 0, geteuid: () => 0, getegid: () => 0, getgroups: () => [],
		umask: () => 0o022, cwd: () => home, chdir() { throw failure("ENOSYS"); },
	};

	// sweep removes what a page left half written that was closed meanwhile.
	const sweep = () => kept.within(true, async (t) => {
		for (const path of await t.under("/")) {
			if (/^\.hebbarium-.*\.tmp$/.test(base(path))) await drop(t, path, await t.get("names", path));
		}
	});

	// prepare opens what is kept, and returns what there is to say of it.
	hebbarium.prepare = async () => {
		const alone = await hebbarium.lock("hebbarium page");
		try {
			kept = await hebbarium.Kept.open("hebbarium");
			if (alone) await sweep();
		} catch (why) {
			console.warn("files:", why);
			return "This browser keeps nothing for this page: settings and recorded lives last until it is closed";
		}
		return alone ? "" : "Hebbarium is open in another tab too: both keep their files in one place, and the settings are those of whichever changed them last";
	};

	// lock takes a lock of a name for as long as the page is open, and tells whether it could.
	hebbarium.lock = (name) => new Promise((resolve) => {
		if (!navigator.locks) { resolve(true); return; } // as on an address without https
		navigator.locks.request(name, { ifAvailable: true }, (lock) => {
			resolve(lock !== null);
			return lock && new Promise((release) => { hebbarium.release[name] = release; });
		}).catch(() => resolve(true));
	});
	hebbarium.release = {};

	hebbarium.environment = {
		HOME: home, XDG_CONFIG_HOME: home + "/.config",
		XDG_PICTURES_DIR: downloads, XDG_VIDEOS_DIR: downloads, XDG_DOCUMENTS_DIR: downloads,
	};
})();
