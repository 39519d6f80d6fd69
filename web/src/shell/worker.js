// SPDX-License-Identifier: Apache-2.0
// Keeps the files of one build on the device, so that a page opens without a connection. Nothing of the API passes here.
// The build puts three lines before this text: `build`, the name of the build, `files`, the addresses of its files, and `later`, those of large
// files that are kept once a page asked for them.
/* global build, files, later */
const kept = `muang-${build}`;
const mine = new Set([...files, ...later]);
const onDemand = new Set(later);

self.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (mine.has(pathname)) event.respondWith(file(event.request));
});

async function install() {
  const cache = await caches.open(kept);
  await cache.addAll(["/index.html", ...files]);
  // Who has the map from the build before keeps it: the same name is the same content.
  for (const name of later) {
    const old = await caches.match(name);
    if (old) await cache.put(name, old);
  }
}
async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("muang-") && name !== kept).map((name) => caches.delete(name)));
}
// The server's page comes first: a new build is seen at the first load, the kept one only when nobody answers.
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.status < 502 || answer.status > 504) return answer;
  } catch {
    // no connection
  }
  return (await caches.match("/index.html", { cacheName: kept })) ?? Response.error();
}
// Names of files carry the hash of what is in them, so what is kept is what the server would send.
async function file(request) {
  const there = await caches.match(request, { cacheName: kept });
  if (there) return there;
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  if (answer.ok && onDemand.has(pathname)) {
    const copy = answer.clone();
    void caches.open(kept).then((cache) => cache.put(pathname, copy));
  }
  return answer;
}
