// The page of a door: what is typed, scanned or chosen is read; it works on without network. See queue.js.
"use strict";

const CODE = /^[\w-]{16}$/;
const EVERY = 5000; // milliseconds between attempts to send what waits
const MOST = 12;
let queue;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

async function tell() {
  const { store } = queue;
  part("waiting").textContent = await store.count("waiting");
  part("known").textContent = await store.count("badges");
  part("sent").textContent = clock(await store.get("times", "sent"));
  part("network").textContent = navigator.onLine && queue.connected ? words.connected : words.cut;
  showRefused(await store.all("refused"));
}

// A code is read at once; of a name those are offered who have all its words, or their beginnings.
async function enter(text) {
  const badge = await digest(text);
  const matches = (await queue.store.get("badges", badge)) ? [] : await named(text);
  offer(matches);
  if (!matches.length && (CODE.test(text) || (await queue.store.get("badges", badge)))) return read(badge);
  if (!matches.length) show("unknown", null, words.nobody);
}

async function named(text) {
  const sought = folded(text);
  const has = (badge) => {
    const own = folded(`${badge.name} ${badge.entity}`);
    return sought.every((word) => own.some((name) => name.startsWith(word)));
  };
  const found = sought.length ? (await queue.store.all("badges")).filter(has) : [];
  return found.sort((one, other) => one.name.localeCompare(other.name)).slice(0, MOST);
}

function offer(badges) {
  const list = line("ul", "", "rows");
  for (const badge of badges) {
    const button = line("button", badge.name, "button quiet");
    button.type = "button";
    button.addEventListener("click", () => { offer([]); read(badge.digest); });
    const item = document.createElement("li");
    item.append(button, line("span", ` ${badge.entity} · ${badge.kind}`, "soft"));
    list.append(item);
  }
  if (badges.length) show("", null, "");
  part("matches").replaceChildren(...(badges.length ? [line("h2", words.who), list] : []));
  list.querySelector("button")?.focus();
}

async function read(badge) {
  const { entry, session } = part("entry").elements;
  await queue.read(badge, session.value);
  await tell();
  entry.focus();
}

async function forgetAfterTheDay() {
  const until = await queue.store.get("times", "until");
  if (!until || (await queue.now()) < until) return;
  await queue.store.forgetPeople();
  await queue.store.write(["times"], (times) => times.delete("until"));
  complain(words.over);
}

async function end() {
  await queue.send();
  if (await queue.store.count("waiting")) return complain(words.first);
  queue.store.base.close();
  await given(indexedDB.deleteDatabase(`door-${door.dataset.key}`));
  await caches.delete(`door-${door.dataset.key}`);
  await (await navigator.serviceWorker.getRegistration(location.pathname))?.unregister();
  location.assign(door.dataset.after);
}

// Keeps this page and what it needs, so that it opens without network; the worker gives it then.
async function keep() {
  await navigator.serviceWorker.register(door.dataset.worker);
  const cache = await caches.open(`door-${door.dataset.key}`);
  const needed = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon]")];
  await cache.addAll([location.pathname, ...needed.map((each) => each.src || each.href)]);
  door.dataset.kept = "yes";
}

async function refresh() {
  await forgetAfterTheDay();
  await queue.load();
  await queue.send();
  await tell();
}

async function start() {
  queue = new Queue(await Store.open(`door-${door.dataset.key}`));
  part("entry").addEventListener("submit", (event) => {
    event.preventDefault();
    const { entry } = event.target.elements;
    const text = entry.value.trim();
    entry.value = "";
    if (text) enter(text);
  });
  part("end").addEventListener("click", end);
  addEventListener("online", refresh);
  addEventListener("offline", tell);
  part("scripted").hidden = false;
  await refresh();
  setInterval(async () => {
    await forgetAfterTheDay();
    if (await queue.store.count("waiting")) await queue.send();
  }, EVERY);
  await keep().catch(() => {}); // without network it is kept already
}

if (window.indexedDB && window.crypto?.subtle && navigator.serviceWorker) start();
