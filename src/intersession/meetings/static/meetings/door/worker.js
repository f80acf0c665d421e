// Gives the page of a door, and what it needs, from this device when there is no network. It keeps nothing itself.
"use strict";

const PATIENCE = 4000; // milliseconds; a network that does not answer is none

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function answer(request) {
  const kept = await caches.match(request, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
  if (!kept) return fetch(request);
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return kept;
  }
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});
