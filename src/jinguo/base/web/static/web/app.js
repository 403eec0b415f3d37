// Behaviour that no server can give: pop-ups, drawer, dialogs, dropped files, keys. Everything works on attributes,
// so that a fragment brought by htmx needs no setting up.
const $ = (selector, root = document) => root.querySelector(selector);
const openers = new WeakMap(); // what had the focus before a drawer or dialog took it

function closePops(except) {
  document.querySelectorAll("details[data-pop][open]").forEach((pop) => {
    if (!pop.contains(except)) pop.open = false;
  });
}

function openDrawer(opener) {
  const drawer = $("#drawer");
  if (opener && opener.isConnected && !drawer.contains(opener)) {
    openers.set(drawer, opener);
    selectRow(opener.closest("tr"));
  }
  drawer.hidden = false;
  drawer.closest(".with-drawer").classList.add("open");
  const first = $("[aria-invalid=true], input:not([type=hidden]), select, textarea, button", drawer);
  if (first) first.focus();
}

// The row that the drawer shows, so that eye and ear find it in the list.
function selectRow(row) {
  document.querySelectorAll("tr[aria-selected]").forEach((other) => other.removeAttribute("aria-selected"));
  if (row) row.setAttribute("aria-selected", "true");
}

function closeDrawer() {
  const drawer = $("#drawer");
  if (!drawer || drawer.hidden) return;
  drawer.hidden = true;
  selectRow(null);
  drawer.replaceChildren();
  drawer.closest(".with-drawer").classList.remove("open");
  const opener = openers.get(drawer);
  if (opener && opener.isConnected) opener.focus();
}

function clearFound() {
  const found = $("#found");
  if (found) found.replaceChildren();
}

const clicks = {
  "[data-dialog]": (button) => document.getElementById(button.dataset.dialog).showModal(),
  "[data-close-dialog]": (button) => button.closest("dialog").close(),
  "[data-close-drawer]": closeDrawer,
  "[data-close]": (button) => button.closest(button.dataset.close).remove(),
  "[data-print]": () => window.print(),
  "[data-back]": () => window.history.back(),
};

document.addEventListener("click", (event) => {
  closePops(event.target);
  if (!event.target.closest(".find")) clearFound();
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
  for (const [selector, act] of Object.entries(clicks)) {
    const element = event.target.closest(selector);
    if (element) act(element);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    closePops(null);
    clearFound();
    if (!$("dialog[open]")) closeDrawer();
  }
  const writing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !writing && $("[data-find]")) {
    event.preventDefault();
    $("[data-find]").focus();
  }
});

// A second click on a button that posts does nothing: the server refuses doubles as well.
document.addEventListener("submit", (event) => {
  const button = $("[data-once]", event.target);
  if (!button) return;
  if (button.getAttribute("aria-busy") === "true") event.preventDefault();
  button.setAttribute("aria-busy", "true");
  button.classList.add("busy");
});

// Going back shows a kept page: give its buttons back.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("[data-once][aria-busy]").forEach((button) => {
    button.removeAttribute("aria-busy");
    button.classList.remove("busy");
  });
});

// Conditions of a list: a choice acts at once, and empty ones stay out of the address.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-listing]");
  if (form && event.target.matches("select, input[type=date], input[type=checkbox]")) form.requestSubmit();
  const drop = event.target.closest("[data-drop]");
  if (drop) $("[data-drop-said]", drop).textContent = [...event.target.files].map((file) => file.name).join("、");
});
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("form[data-listing]")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

["dragover", "dragleave", "drop"].forEach((kind) =>
  document.addEventListener(kind, (event) => {
    const drop = event.target.closest && event.target.closest("[data-drop]");
    if (drop) drop.classList.toggle("over", kind === "dragover");
  }),
);

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "drawer") return;
  if (event.detail.target.childElementCount) openDrawer(event.detail.requestConfig.elt);
  else closeDrawer();
});
document.addEventListener("drawer-close", closeDrawer);

// A form drawn again with what is wrong in it: straight to the first field to be changed.
const faulty = $("main form[method=post] .field [aria-invalid=true]");
if (faulty) faulty.focus();
document.addEventListener("toast", (event) => event.detail.lines.forEach(showToast));

function showToast(text) {
  const line = document.createElement("div");
  line.className = "toast-line";
  line.textContent = text;
  $("#toasts").append(line);
  setTimeout(() => line.remove(), 6000);
}
