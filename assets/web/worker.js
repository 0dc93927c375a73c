"use strict";

// Lets the page work without a network, once it was loaded: what was fetched is kept, one
// cache a version. The page itself is asked for anew each time, so that a new version is
// seen; what it names carries the version in its address and is fetched once.
const version = "VERSION";
const home = new URL("./", self.location).pathname;
const ours = `hebbarium ${home} `; // beside those of other pages of this address
const cacheName = ours + version;
const files = FILES;

self.addEventListener("install", (event) => {
	event.waitUntil(caches.open(cacheName)
		.then((cache) => cache.addAll(files.map((each) => each ? `${each}?v=${version}` : "./")))
		.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
	event.waitUntil(caches.keys()
		.then((names) => Promise.all(names.filter((each) => each.startsWith(ours) && each !== cacheName).map((each) => caches.delete(each))))
		.then(() => self.clients.claim()));
});

// anew asks for something anew, and keeps what comes for when there is no network.
const anew = async (request, key) => {
	const cache = await caches.open(cacheName);
	try {
		const response = await fetch(request);
		if (response.ok) await cache.put(key, response.clone());
		return response;
	} catch {
		return await cache.match(key) || Response.error();
	}
};

self.addEventListener("fetch", (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
	if (event.request.mode === "navigate") {
		if (url.pathname === home || url.pathname === home + "index.html") event.respondWith(anew(event.request, "./"));
		else if (url.pathname.startsWith(home + "guide/")) event.respondWith(anew(event.request, event.request));
		return;
	}
	if (url.pathname.startsWith(home + "guide/")) { event.respondWith(anew(event.request, event.request)); return; }
	if (url.searchParams.get("v") !== version) return;
	event.respondWith(caches.open(cacheName)
		.then((cache) => cache.match(event.request))
		.then((found) => found || fetch(event.request)));
});
