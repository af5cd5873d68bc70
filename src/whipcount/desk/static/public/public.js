"use strict";
/* Names narrow while one types; without this script the form asks the server and the lists stay whole. */
(function () {
  const table = document.querySelector("table[data-rows]");
  if (!table) return;
  const rows = [...table.tBodies[0].rows].map(row => [row, plain(row.textContent)]);
  let form = document.querySelector("form.filter");
  if (!form) form = maker();
  const told = document.getElementById("names-told");

  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  function maker() {
    const made = document.createElement("form");
    made.className = "filter";
    const label = document.createElement("label");
    label.append("Name, seat or words ");
    const input = document.createElement("input");
    input.type = "search";
    input.name = "q";
    label.append(input);
    made.append(label);
    table.closest(".scroll").before(made);
    made.addEventListener("submit", event => event.preventDefault());
    return made;
  }
  function value(name) {
    const field = form.elements.namedItem(name);
    return field ? field.value : "";
  }
  function fits(row, text) {
    const stance = value("stance"), cohort = value("cohort");
    return plain(value("q")).split(/\s+/).every(word => text.includes(word))
      && (!stance || (row.dataset.stance || "").split(" ").includes(stance))
      && (!cohort || (row.dataset.cohorts || "").split(" ").includes(cohort));
  }
  function narrow() {
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !fits(row, text);
      if (!row.hidden) shown += 1;
    }
    if (told) told.textContent = `${shown} of ${rows.length} names`;
  }
  form.addEventListener("input", event => {
    if (event.target.name !== "sort") narrow();
  });
})();
