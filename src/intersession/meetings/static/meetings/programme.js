// Moves sessions of the timetable, by dragging or by the arrow keys, and sends the same form as without a script.
"use strict";

const STEP = 5; // minutes, one row of the grid
const grid = document.querySelector(".grid");
const form = document.getElementById(grid.dataset.move);
const said = document.getElementById("moved");
const rooms = [...grid.querySelectorAll(".room")];

const clock = (minute) => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

// What is being moved: the session, how far down in minutes, and how many rooms to the side.
let moving = null;

const place = (slot) => rooms.findIndex((room) => room.dataset.room === slot.dataset.room);

const to = () => ({
  start: Math.min(Math.max(Number(moving.slot.dataset.start) + moving.minutes, 0), 24 * 60 - STEP),
  room: rooms[Math.min(Math.max(place(moving.slot) + moving.columns, 0), rooms.length - 1)],
});

// The height of a row and the way from one room to another are read from the page, which may be zoomed.
const rowHeight = () => parseFloat(getComputedStyle(grid).gridAutoRows);
const shownAsGrid = () => getComputedStyle(grid).display === "grid";

function show() {
  const { start, room } = to();
  if (shownAsGrid()) {
    const down = ((start - Number(moving.slot.dataset.start)) / STEP) * rowHeight();
    const aside = room.getBoundingClientRect().left - rooms[place(moving.slot)].getBoundingClientRect().left;
    moving.slot.style.transform = `translate(${aside}px, ${down}px)`;
  }
  const told = `${clock(start)} · ${room.textContent.trim()}`;
  moving.slot.querySelector(".clock").textContent = told;
  said.textContent = told;
}

function begin(slot) {
  leave();
  moving = { slot, minutes: 0, columns: 0, clock: slot.querySelector(".clock").textContent };
  slot.classList.add("moving");
}

function leave() {
  if (!moving) return;
  moving.slot.classList.remove("moving");
  moving.slot.style.transform = "";
  moving.slot.querySelector(".clock").textContent = moving.clock;
  moving = null;
}

function keep() {
  const { start, room } = to();
  const { slot } = moving;
  if (start === Number(slot.dataset.start) && room.dataset.room === slot.dataset.room) return leave();
  form.action = slot.querySelector(".grip").href;
  form.elements.seen.value = slot.dataset.seen;
  form.elements.start.value = clock(start);
  form.elements.room.value = room.dataset.room;
  form.submit();
}

const ARROWS = { ArrowUp: [-STEP, 0], ArrowDown: [STEP, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

grid.addEventListener("keydown", (event) => {
  const slot = event.target.closest(".grip")?.closest(".slot");
  if (!slot) return;
  if (event.key in ARROWS) {
    event.preventDefault();
    if (moving?.slot !== slot) begin(slot);
    moving.minutes += ARROWS[event.key][0];
    moving.columns += ARROWS[event.key][1];
    show();
  } else if (event.key === "Enter" && moving?.slot === slot) {
    event.preventDefault();
    keep();
  } else if (event.key === "Escape") {
    leave();
  }
});

grid.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest(".grip");
  if (!grip || event.button !== 0 || !shownAsGrid()) return;
  begin(grip.closest(".slot"));
  Object.assign(moving, { x: event.clientX, y: event.clientY, grip, dragged: false });
  grip.setPointerCapture(event.pointerId);
});

grid.addEventListener("pointermove", (event) => {
  if (!moving?.grip) return;
  const down = event.clientY - moving.y;
  moving.dragged ||= Math.hypot(event.clientX - moving.x, down) > 6;
  if (!moving.dragged) return;
  moving.minutes = Math.round(down / rowHeight()) * STEP;
  const over = rooms.findIndex((room) => event.clientX < room.getBoundingClientRect().right);
  moving.columns = (over < 0 ? rooms.length - 1 : over) - place(moving.slot);
  show();
});

grid.addEventListener("pointerup", () => {
  if (!moving?.grip) return;
  if (!moving.dragged) return leave();
  moving.grip.addEventListener("click", (event) => event.preventDefault(), { once: true });
  keep();
});

grid.addEventListener("pointercancel", leave);
grid.addEventListener("focusout", (event) => {
  if (moving && !moving.grip && event.target.closest(".slot") === moving.slot) leave();
});
