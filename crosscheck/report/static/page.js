"use strict";
(() => {
  const language = `${document.documentElement.lang}-u-nu-${document.documentElement.dataset.numbers}`;
  const form = document.querySelector(".filters");
  const items = [...document.querySelectorAll(".group > [data-severity]")];

  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector(".words").textContent.replace(/[\u2066-\u2069]/g, "");
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        button.focus();
      }
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 1500);
    });
  }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone !== "UTC") {
    const local = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    for (const time of document.querySelectorAll("time[datetime]")) {
      const moment = new Date(time.dateTime);
      if (!Number.isNaN(moment.valueOf())) time.title = `${local.format(moment)} (${zone})`;
    }
  }

  const show = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { return; }
    if (!target) return;
    if (target.hidden && form) form.reset();
    if (target.hidden) apply();
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView();
  };

  if (!form || !items.length) { show(); return; }
  const status = form.querySelector("[role=status]");
  const groups = [...document.querySelectorAll(".group")];
  const facets = ["story", "kind", "type", "verdict", "outlet", "language"].filter((name) => form.elements[name]);
  const texts = new Map();
  const values = new Map(items.map((item) => [item, Object.fromEntries(facets.map((name) => [name, JSON.parse(item.dataset[name])]))]));
  const severity = (a, b) => b.dataset.severity - a.dataset.severity;
  const first = new Map(items.map((item, number) => [item, number]));
  const orders = {
    severity: (a, b) => severity(a, b) || first.get(a) - first.get(b),
    newest: (a, b) => b.dataset.newest.localeCompare(a.dataset.newest),
    story: (a, b) => a.dataset.label.localeCompare(b.dataset.label, language) || severity(a, b),
  };
  let sorted = "severity";
  const textOf = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLocaleLowerCase());
    return texts.get(item);
  };
  function apply() {
    const wanted = form.elements.search.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const item of items) {
      const fits = facets.every((name) => !form.elements[name].value || values.get(item)[name].includes(form.elements[name].value));
      item.hidden = !(fits && (!wanted || textOf(item).includes(wanted)));
      if (!item.hidden) count += 1;
    }
    if (sorted !== form.elements.sort.value) {
      sorted = form.elements.sort.value;
      for (const group of groups) group.append(...[...group.children].sort(orders[sorted]));
    }
    status.textContent = status.dataset.pattern.replace("%s", count.toLocaleString(language)).replace("%t", items.length.toLocaleString(language));
  }
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  addEventListener("hashchange", show);
  show();
})();
