// Sorting tables and the dark/light switch; without this file the pages are complete.
"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].textContent.replace(/\u2212/g, "-");
      const number = (text) => Number(text.replace(/,/g, ""));
      const rows = Array.from(body.rows);
      rows.sort((a, b) => {
        const [x, y] = [number(key(a)), number(key(b))];
        const order = Number.isNaN(x) || Number.isNaN(y) ? key(a).localeCompare(key(b), "en") : x - y;
        return down ? -order : order;
      });
      body.append(...rows);
    });
  });
}
const theme = document.getElementById("theme");
if (theme) {
  const root = document.documentElement;
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  theme.hidden = false;
  const label = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  label();
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement.closest(".value")) document.activeElement.blur();
});
