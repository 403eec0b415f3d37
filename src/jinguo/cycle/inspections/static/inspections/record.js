// The record of a place: says whether an item has been saved, and tries again when the network is back.
// Saving itself is htmx's; without this file every item still has its own button.
"use strict";

const EVERY = 15000; // milliseconds between two tries
const waiting = new Set(); // forms whose last save did not arrive
let underway = 0; // saves that have not been answered yet
let handingIn = null; // the form that hands the place in, held back until everything is saved

const line = (form) => form.querySelector("[data-saved]");
const formOf = (event) => event.detail.elt.closest?.(".check form");

function say(form, words) {
  const place = line(form);
  if (place && !place.querySelector(".note")) place.textContent = words;
}

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event);
  if (!form) return;
  underway += 1;
  say(form, "正在保存…");
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event);
  if (!form) return;
  underway -= 1;
  const status = event.detail.xhr.status;
  if (status === 0) {
    waiting.add(form);
    say(form, "没有保存：网络不通。请不要关闭本页，网络恢复后自动再存。");
    return;
  }
  waiting.delete(form);
  if (status >= 400) say(form, "没有保存，原因见屏幕下方。");
  else if (form.enctype === "multipart/form-data") say(form, "");
  setTimeout(goOn); // after htmx has begun what was queued
});

// What was typed last is on its way when the button is pressed: the place is handed in after it has arrived.
document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.matches(".save-bar") || !(underway || waiting.size)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    handingIn = event.target;
  },
  true,
);

function goOn() {
  if (!handingIn || underway || waiting.size) return;
  const form = handingIn;
  handingIn = null;
  form.requestSubmit();
}

function tryAgain() {
  for (const form of waiting) form.dispatchEvent(new Event("change", { bubbles: true }));
}

addEventListener("online", tryAgain);
setInterval(tryAgain, EVERY);

addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});
