// Sorting tables, moving images and the dark/light switch; without this file the pages are complete.
"use strict";
const root = document.documentElement;
const remembered = {
  get() { try { return localStorage.getItem("theme"); } catch { return null; } },
  set(theme) { try { localStorage.setItem("theme", theme); } catch { /* then only this page knows */ } },
};
// Before anything is drawn, so that a dark page does not flash white.
if (["dark", "light"].includes(remembered.get())) root.dataset.theme = remembered.get();

/** The text of a cell without what explains its number. */
function shown(row, column) {
  const cell = row.cells[column];
  const text = cell ? (cell.querySelector(".value > a") || cell).textContent.trim() : "";
  return text === "–" ? "" : text;
}

/** As pages write them: 1,149, \u22120.25, 1.2e-5, < 0.001, 12.5 %. */
const isNumber = /^<?\s*[+\-\u2212]?(?:\d[\d,\u00a0\u202f]*\.?\d*|\.\d+)(?:e[+\-\u2212]?\d+)?\s*%?$/i;

/** Numbers by value, the rest as text; what is missing comes last either way. */
function compare(a, b, down) {
  if (!a.text || !b.text) return (a.text ? 0 : 1) - (b.text ? 0 : 1);
  const order = Number.isNaN(a.number) || Number.isNaN(b.number)
    ? a.text.localeCompare(b.text, "en", { numeric: true }) : a.number - b.number;
  return down ? -order : order;
}

function sort(table, rows, column, direction) {
  const keyed = rows.map((row) => {
    const text = shown(row, column);
    return { row, text, number: parseFloat(text.replace(/\u2212/g, "-").replace(/[,<\u00a0\u202f]/g, "")) };
  });
  // A column is one of numbers where every shown cell is one: names of images may begin with one.
  if (keyed.some((key) => key.text && !isNumber.test(key.text))) {
    for (const key of keyed) key.number = NaN;
  }
  if (direction !== "none") keyed.sort((a, b) => compare(a, b, direction === "descending"));
  table.tBodies[0].append(...keyed.map((key) => key.row));
}

function makeSortable(table) {
  const rows = Array.from(table.tBodies[0].rows);
  const next = { none: "ascending", ascending: "descending", descending: "none" };
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Sort by this column";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const direction = next[head.getAttribute("aria-sort") || "none"];
      for (const other of heads) other.removeAttribute("aria-sort");
      if (direction !== "none") head.setAttribute("aria-sort", direction);
      sort(table, rows, column, direction);
    });
  });
}

function makeSwitch(button) {
  const isDark = () => (root.dataset.theme
    || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
  };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remembered.set(root.dataset.theme);
    label();
  });
}

/** Only a table that can be scrolled has to take the focus. */
function stopOnlyWhereWide(box) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

/** Shows the frames of a cine one after the other, ten a second; still where less motion is asked for. */
function makeCine(box) {
  const image = box.querySelector("img");
  const button = box.querySelector("button");
  const frames = Array.from({ length: Number(box.dataset.frames) }, (_, index) => {
    const frame = new Image();
    frame.src = image.src.replace(/-frame-0\.svg$/, `-frame-${index}.svg`);
    return frame;
  });
  let shown = 0;
  let timer = null;
  const turn = (moves) => {
    clearInterval(timer);
    timer = moves ? setInterval(() => {
      shown = (shown + 1) % frames.length;
      image.src = frames[shown].src;
    }, 100) : null;
    button.textContent = moves ? "Pause" : "Play";
  };
  button.addEventListener("click", () => turn(timer === null));
  box.hidden = false;
  turn(!matchMedia("(prefers-reduced-motion: reduce)").matches);
}

// What a link leads to may be folded away.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  target.scrollIntoView();
}

document.addEventListener("DOMContentLoaded", () => {
  addEventListener("hashchange", unfold);
  unfold();
  document.querySelectorAll(".cine").forEach(makeCine);
  const boxes = document.querySelectorAll(".scroll");
  const look = () => boxes.forEach(stopOnlyWhereWide);
  addEventListener("load", look);
  addEventListener("resize", look);
  document.querySelectorAll("table.sortable").forEach(makeSortable);
  const button = document.getElementById("page:theme");
  if (button) makeSwitch(button);
  const menu = document.querySelector("nav .menu");
  if (menu && matchMedia("(max-width: 60rem)").matches) menu.open = false;
});

// Escape hides what a number says about itself, until the pointer or the focus moves on.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") root.classList.add("quiet");
});
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, () => root.classList.remove("quiet"));
}
