// The order of a delegation: a row can be dragged by its handle. Without scripts the buttons move it.
"use strict";

const list = document.querySelector("[data-roster]");
let dragged = null;

for (const handle of document.querySelectorAll(".handle")) handle.hidden = false;

list?.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".handle")?.closest("li") ?? null;
  if (dragged) event.dataTransfer.setDragImage(dragged, 0, 0);
});

list?.addEventListener("dragover", (event) => {
  const over = event.target.closest("li");
  if (!dragged || !over) return;
  event.preventDefault();
  const { top, height } = over.getBoundingClientRect();
  if (over !== dragged) over[event.clientY < top + height / 2 ? "before" : "after"](dragged);
});

list?.addEventListener("dragend", () => { dragged = null; });
