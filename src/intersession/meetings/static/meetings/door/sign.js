// What the clerk sees: the large sign of the last reading, what waits, what was not taken.
"use strict";

const door = document.querySelector("[data-door]");
const part = (name) => door.querySelector(`[data-${name}]`);
const words = JSON.parse(document.getElementById("door-words").textContent);
const PULSES = { accepted: 60, waiting: 60, again: [60, 60, 60], unknown: 400, refused: 400 };

const line = (tag, text, look = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = look;
  return made;
};

const clock = (moment) =>
  moment
    ? new Date(moment).toLocaleTimeString(document.documentElement.lang, {
        timeZone: door.dataset.zone,
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      })
    : words.never;

// State by shape, word and pulse; colour and sound say nothing that these do not.
function show(state, badge, said) {
  const sign = part("sign");
  sign.dataset.sign = state;
  sign.replaceChildren(
    line("b", words[state]),
    line("span", badge?.name ?? "", "name"),
    line("span", badge?.entity ? `${badge.entity} · ${badge.kind}` : ""),
    line("span", said),
  );
  if (state) navigator.vibrate?.(PULSES[state]);
}

function complain(text) {
  const problem = part("problem");
  if (problem.textContent !== text) problem.textContent = text;
  problem.hidden = !text;
}

function showRefused(rows) {
  part("refused").hidden = !rows.length;
  part("refused").querySelector("ul").replaceChildren(
    ...rows.map((row) => {
      const item = document.createElement("li");
      item.append(line("b", row.name || words[row.state]), line("span", ` ${clock(row.at)} `, "soft"), line("span", row.said));
      return item;
    }),
  );
}
