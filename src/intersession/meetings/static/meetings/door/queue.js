// Readings: each is kept on this device first, then sent; the server knows it by its uid and takes it once.
"use strict";

const BATCH = 50;
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = async (text) => hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

class Queue {
  constructor(store) {
    this.store = store;
    this.shown = ""; // the uid of the reading on the sign
    this.sending = null;
  }

  // The time by the clock of the server, whatever this device believes.
  now = async () => Date.now() + ((await this.store.get("times", "ahead")) ?? 0);

  // Brings the list of badges; without network the one that is here goes on.
  async load() {
    const answer = await this.ask(door.dataset.badges);
    if (!answer) return;
    await this.store.write(["badges", "times"], (badges, times) => {
      badges.clear();
      answer.badges.forEach((badge) => badges.put(badge));
      times.put(answer.now - Date.now(), "ahead");
      times.put(answer.until, "until");
    });
  }

  // One request; returns nothing when it failed, which the page then says.
  async ask(address, more = {}) {
    let response;
    try {
      response = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(15000), ...more });
    } catch {
      this.connected = false;
      return null;
    }
    this.connected = true;
    const out = response.type === "opaqueredirect" || response.status === 403;
    complain(out ? words.sign_in : response.ok ? "" : words.failed);
    return response.ok ? response.json() : null;
  }

  async read(badge, session) {
    const known = await this.store.get("badges", badge);
    const at = await this.now();
    const key = `${session} ${badge}`;
    const before = await this.store.get("seen", key);
    const reading = { uid: crypto.randomUUID(), badge, session, at: Math.round(at) };
    await this.store.write(["waiting", "seen"], (waiting, seen) => {
      waiting.put(reading);
      if (!before) seen.put({ key, at });
    });
    this.shown = reading.uid;
    await tell();
    const later = known ? words.offline : words.stranger;
    show(before ? "again" : "waiting", known, before ? clock(before.at) : later);
    await this.send();
  }

  // Sends what waits, one batch after the other; what comes meanwhile goes along.
  send() {
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  async sendAll() {
    let some;
    while ((some = await this.store.all("waiting", BATCH)).length) {
      const answer = await this.ask(door.dataset.readings, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": door.querySelector("[name=csrfmiddlewaretoken]").value },
        body: JSON.stringify(some),
      });
      await tell();
      if (!answer) return;
      await this.settle(some, answer);
      await tell();
    }
  }

  // What the server has leaves the queue; what it did not take is listed until the end.
  async settle(sent, { now, answers }) {
    const by = new Map(sent.map((reading) => [reading.uid, reading]));
    await this.store.write(["waiting", "refused", "seen", "times"], (waiting, refused, seen, times) => {
      times.put(now - Date.now(), "ahead");
      times.put(now, "sent");
      for (const answer of answers) {
        const { session, badge, at } = by.get(answer.uid);
        waiting.delete(answer.uid);
        if (["unknown", "refused"].includes(answer.state)) {
          refused.put({ ...answer, at });
          seen.delete(`${session} ${badge}`);
        }
      }
    });
    const last = answers.find((answer) => answer.uid === this.shown);
    if (last) show(last.state, (await this.store.get("badges", by.get(last.uid).badge)) ?? last, last.said);
  }
}
