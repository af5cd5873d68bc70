"use strict";
/* A story that is being read comes back when it was read; without this file there is a link for it. */
(() => {
  const look = async () => {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      if (!page.querySelector("[data-reading]")) return location.reload();
    } catch {
      /* The server is away for a moment. */
    }
    setTimeout(look, 2000);
  };
  if (document.querySelector("[data-reading]")) setTimeout(look, 2000);
})();
/* Keys for the review of a story; without this file every action is a form of its own. */
(() => {
  const claims = [...document.querySelectorAll(".claim")];
  if (!claims.length) return;
  let place = claims.findIndex((claim) => `#${claim.id}` === location.hash);

  const mark = (claim) => {
    for (const one of document.querySelectorAll(".now")) one.classList.remove("now");
    claim.classList.add("now");
    const quotes = [...document.querySelectorAll("mark")].filter((quote) =>
      quote.dataset.claims.split(" ").includes(claim.dataset.claim));
    for (const quote of quotes) quote.classList.add("now");
    if (quotes.length) quotes[0].scrollIntoView({ block: "nearest" });
  };
  const go = (to) => {
    place = Math.max(0, Math.min(claims.length - 1, to));
    claims[place].focus({ preventScroll: true });
    claims[place].scrollIntoView({ block: "nearest" });
    mark(claims[place]);
  };
  const openOnes = () => claims.map((claim, i) => [claim, i]).filter(([claim]) => claim.querySelector("[data-key='r']"));
  const act = (key) => {
    const part = claims[place]?.querySelector(`[data-key="${key}"]`);
    if (!part) return;
    if (part.tagName === "FORM") {
      part.requestSubmit();
    } else {
      part.open = !part.open;
      if (part.open) part.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) {
      if (event.key === "Escape" && place >= 0) claims[place].focus();
      return;
    }
    if (event.key === "j") go(place + 1);
    else if (event.key === "k") go(place - 1);
    else if ("amreds".includes(event.key)) act(event.key);
    else return;
    event.preventDefault();
  });
  for (const [i, claim] of claims.entries()) {
    claim.addEventListener("focusin", () => { place = i; mark(claim); });
  }
  /* After a decision the page comes back at that claim, and the browser focuses it; the work goes on at the next. */
  const begin = () => {
    const decided = place >= 0 && !claims[place].querySelector("[data-key='r']");
    const next = openOnes().find(([, i]) => i > place) || openOnes()[0];
    if (decided && next) go(next[1]);
    else if (place >= 0) go(place);
    else if (next) {
      place = next[1];
      mark(next[0]);
    }
  };
  if (document.readyState === "complete") begin();
  else addEventListener("load", () => setTimeout(begin, 0));
})();
