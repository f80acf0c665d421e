// What this device keeps while a door is open: badges, readings that wait, readings not taken, and times.
"use strict";

const TABLES = { badges: "digest", waiting: "uid", refused: "uid", seen: "key" };

const given = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

class Store {
  static async open(name) {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      for (const [table, keyPath] of Object.entries(TABLES)) opening.result.createObjectStore(table, { keyPath });
      opening.result.createObjectStore("times");
    };
    const store = new Store();
    store.base = await given(opening);
    store.base.onversionchange = () => store.base.close();
    return store;
  }

  get = (table, key) => given(this.base.transaction(table).objectStore(table).get(key));
  all = (table, most) => given(this.base.transaction(table).objectStore(table).getAll(null, most));
  count = (table) => given(this.base.transaction(table).objectStore(table).count());

  // Changes several tables at once or none; done when the disk has it.
  write(names, change) {
    const act = this.base.transaction(names, "readwrite", { durability: "strict" });
    change(...names.map((name) => act.objectStore(name)));
    return new Promise((done, failed) => {
      act.oncomplete = done;
      act.onabort = () => failed(act.error);
    });
  }

  remember = (name, value) => this.write(["times"], (times) => times.put(value, name));

  forgetPeople = () =>
    this.write(["badges", "seen", "refused"], (...tables) => tables.forEach((table) => table.clear()));
}
