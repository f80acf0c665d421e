// Keeps the page of a meeting right while it is read, and tells the times of a session where the reader is.
"use strict";

const SOON = 1000; // milliseconds after a change, so that the server has it
const DAY = 24 * 60 * 60 * 1000;

for (const time of document.querySelectorAll("time[data-here]")) {
  const ends = [new Date(time.dateTime), ...(time.dataset.end ? [new Date(time.dataset.end)] : [])];
  const zone = time.nextElementSibling.textContent.slice(1, -1);
  const said = (options) => ends.map((end) => new Intl.DateTimeFormat(document.documentElement.lang, options).format(end)).join("–");
  const shown = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  if (said({ ...shown, timeZone: zone }) !== said(shown)) {
    const own = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long" }).format(ends[0]);
    time.nextElementSibling.append(` · ${time.dataset.here} ${own} ${said(shown)}`);
  }
}

const place = document.getElementById("under-way");
if (place) {
  let wakes;
  const wait = () => {
    clearTimeout(wakes);
    const rest = new Date(document.getElementById("under-way").dataset.until) - Date.now();
    wakes = setTimeout(renew, Math.min(Math.max(rest, 0) + SOON, DAY));
  };
  const renew = async () => {
    try {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("under-way");
      if (fresh) document.getElementById("under-way").replaceWith(fresh);
      if (fresh) wait();
    } catch {
      wakes = setTimeout(renew, 60 * SOON); // no network: what stands there is of the time that it tells
    }
  };
  wait();
  document.addEventListener("visibilitychange", () => {
    const isPast = new Date(document.getElementById("under-way").dataset.until) <= Date.now();
    if (document.visibilityState === "visible" && isPast) renew();
  });
}
