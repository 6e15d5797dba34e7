"use strict";
const frame = document.querySelector("iframe");
const panel = document.getElementById("panel");
const lost = document.getElementById("lost");
let shownMap = frame.dataset.mark;
let shownPanel = "";
let place = null;

// What the map shows stands in its address: it is kept in that of this page, which can be copied.
if (location.hash) {
  frame.src = `/map${location.hash}`;
}
setInterval(() => {
  const { hash } = frame.contentWindow.location;
  if (hash !== location.hash) {
    history.replaceState(null, "", hash || location.pathname);
  }
}, 500);

frame.addEventListener("load", () => {
  if (place) {
    frame.contentWindow.scrollTo(place.x, place.y);
    place = null;
  }
});

async function renewPanel(mark) {
  const text = await (await fetch("/panel")).text();
  const isOpen = panel.querySelector("details")?.open ?? false;
  panel.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  const details = panel.querySelector("details");
  if (details) {
    details.open = isOpen;
  }
  shownPanel = mark;
}

function renewMap(mark) {
  const inner = frame.contentWindow;
  place = { x: inner.scrollX, y: inner.scrollY };
  inner.location.reload();
  shownMap = mark;
}

const news = new EventSource("/events");
news.addEventListener("message", (event) => {
  const [mapMark, panelMark] = event.data.split(" ");
  lost.hidden = true;
  if (panelMark !== shownPanel) {
    renewPanel(panelMark);
  }
  if (mapMark !== shownMap) {
    renewMap(mapMark);
  }
});
news.addEventListener("error", () => {
  lost.hidden = false;
});
