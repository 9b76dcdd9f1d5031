"use strict";
(() => {
  const form = document.querySelector(".filters");
  const box = document.querySelector(".cards");
  for (const button of document.querySelectorAll(".copy")) {
    if (!navigator.clipboard && !document.execCommand) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = button.parentElement.querySelector("bdi").textContent;
      try { await navigator.clipboard.writeText(text); } catch {
        const area = document.createElement("textarea");
        area.value = text; document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
      }
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 1500);
    });
  }
  if (!form || !box) return;
  const cards = [...box.querySelectorAll(".card")];
  const status = form.querySelector(".shown");
  const texts = new Map(cards.map((card) => [card, card.textContent.toLocaleLowerCase()]));
  const facets = ["kind", "type", "story", "outlet", "language"].filter((name) => form.elements[name]);
  const orders = {
    severity: (a, b) => b.dataset.severity - a.dataset.severity,
    newest: (a, b) => b.dataset.newest.localeCompare(a.dataset.newest),
    story: (a, b) => a.dataset.story.localeCompare(b.dataset.story) || b.dataset.severity - a.dataset.severity,
  };
  const apply = () => {
    const wanted = form.elements.search.value.trim().toLocaleLowerCase();
    let count = 0;
    for (const card of cards) {
      const fits = facets.every((name) => !form.elements[name].value || card.dataset[name].split("|").includes(form.elements[name].value));
      card.hidden = !(fits && (!wanted || texts.get(card).includes(wanted)));
      if (!card.hidden) count += 1;
    }
    box.append(...cards.sort(orders[form.elements.sort.value]));
    status.textContent = status.dataset.pattern.replace("%s", count).replace("%t", cards.length);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
  if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
