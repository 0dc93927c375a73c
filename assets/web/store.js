"use strict";

// A store holds what a file system is made of in three tables: the node's number under
// each path, each node's size and time, and each node's bytes. All that happens within
// one call of `within` happens at once or not at all.
globalThis.hebbarium = globalThis.hebbarium || {};

(() => {
	const tables = ["names", "nodes", "bytes"];

	const asked = (request) => new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

	// below is the range of all paths under a folder's; "0" follows "/".
	const below = (folder) => [folder === "/" ? "/" : folder + "/", folder === "/" ? "0" : folder + "0"];

	// Kept outlives the page: its tables are in IndexedDB, which all pages of one origin
	// share.
	class Kept {
		constructor(db) { this.db = db; }

		// open opens the tables, which are made where there are none.
		static async open(name) {
			const request = indexedDB.open(name, 1);
			request.onupgradeneeded = () => {
				for (const table of tables) request.result.createObjectStore(table);
				request.result.createObjectStore("next", { autoIncrement: true });
			};
			const db = await asked(request);
			db.onversionchange = () => db.close();
			return new Kept(db);
		}

		async within(write, act) {
			const t = this.db.transaction([...tables, "next"], write ? "readwrite" : "readonly");
			const ended = new Promise((resolve, reject) => {
				t.oncomplete = resolve;
				t.onabort = t.onerror = () => reject(t.error || new DOMException("aborted", "AbortError"));
			});
			ended.catch(() => {}); // whoever waits for the act hears of it there
			const at = (table) => t.objectStore(table);
			const found = await act({
				get: (table, key) => asked(at(table).get(key)),
				put: (table, key, value) => asked(at(table).put(value, key)),
				remove: (table, key) => asked(at(table).delete(key)),
				under: (folder) => { const [from, to] = below(folder); return asked(at("names").getAllKeys(IDBKeyRange.bound(from, to, true, true))); },
				number: async () => { const n = await asked(at("next").add(0)); at("next").delete(n); return n; },
			}).catch(async (why) => {
				try { t.abort(); } catch { /* it has ended */ }
				// What broke the transaction says more than the request that it ended.
				if (why instanceof DOMException && why.name === "AbortError" && t.error) throw t.error;
				throw why;
			});
			if (write) await ended;
			return found;
		}
	}

	// Passing lasts as long as the page.
	class Passing {
		static next = 1; // no two nodes of a page have one number

		constructor() {
			this.tables = Object.fromEntries(tables.map((table) => [table, new Map()]));
			this.last = Promise.resolve();
		}

		within(write, act) {
			const turn = this.last.then(() => act({
				get: async (table, key) => this.tables[table].get(key),
				put: async (table, key, value) => { this.tables[table].set(key, value); },
				remove: async (table, key) => { this.tables[table].delete(key); },
				under: async (folder) => { const [from, to] = below(folder); return [...this.tables.names.keys()].filter((path) => path > from && path < to).sort(); },
				number: async () => -Passing.next++,
			}));
			this.last = turn.catch(() => {});
			return turn;
		}
	}

	Object.assign(globalThis.hebbarium, { Kept, Passing });
})();
