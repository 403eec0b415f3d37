// A grid of cells to fill in: saves by itself, keeps what could not be sent, never writes over what somebody else wrote.
// Without it the grid is a form with a button. Every form[data-cells] of a page is a grid of its own.
import { Cell } from "./cell.js";
import { Drafts } from "./drafts.js";
import { steer } from "./keys.js";
import { send } from "./sending.js";
import { line, show, standing, strayLine } from "./showing.js";

const PAUSE = 1000; // milliseconds without a change before it is saved
const EVERY = 15000; // milliseconds between two tries while the line is down
const MOST = 5000; // cells in one request

const clock = () => new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

class Grid {
  constructor(form) {
    this.form = form;
    this.drafts = new Drafts(form.dataset.draft);
    this.byField = new WeakMap();
    const titles = (heads) => [...form.querySelectorAll(`${heads} [data-title]`)].map((one) => one.textContent);
    this.titles = { rows: titles("tbody th"), columns: titles("thead th") };
    this.lines = this.read();
    this.cells = this.lines.flat().filter(Boolean);
    this.byKey = new Map(this.cells.map((cell) => [cell.key, cell]));
    this.strays = []; // drafts of cells that are not open here
    this.state = "";
    this.here = null;
    form.classList.add("live");
    this.keys = steer({
      table: form.querySelector("table"),
      lines: this.lines,
      titles: this.titles,
      cellOf: (field) => this.byField.get(field),
      written: (cells) => this.changed(cells),
      say: (text) => this.tell(text),
      explain: () => this.commentBox && this.commentBox.focus(),
    });
    this.listen();
    this.cells.forEach(show);
    this.restore();
    this.tally();
  }

  find(selector) {
    return this.form.querySelector(selector);
  }

  read() {
    const { rows, columns } = this.titles;
    const words = (this.form.dataset.words || "").split(" ");
    return [...this.form.querySelectorAll("tbody tr")].map((tr, down) =>
      [...tr.querySelectorAll("td")].map((td, across) => {
        if (!td.dataset.key) return null;
        const cell = new Cell(td, `${rows[down]} · ${columns[across]}`, words);
        this.byField.set(cell.input, cell);
        return cell;
      }),
    );
  }

  listen() {
    this.commentBox = this.find("[data-comment-box]");
    this.form.addEventListener("focusin", (event) => this.enter(this.byField.get(event.target)));
    this.form.addEventListener("focusout", (event) => {
      this.byField.get(event.target)?.tidy();
      if (!this.form.contains(event.relatedTarget)) this.save(); // on the way to a button of the page
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.cells.forEach((cell) => (cell.refused = null));
      this.save();
    });
    this.form.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      this.save();
    });
    this.form.addEventListener("click", (event) => this.click(event));
    if (this.commentBox) this.listenToComment();
    window.addEventListener("online", () => this.save());
    window.addEventListener("offline", () => this.dirty.length && this.settle("offline"));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    window.addEventListener("beforeunload", (event) => this.isOpen && event.preventDefault());
    setInterval(() => this.state === "offline" && this.save(), EVERY);
  }

  listenToComment() {
    const explain = () => this.here.explain(this.commentBox.value.trim()) && this.changed([this.here]);
    this.commentBox.addEventListener("input", explain);
    this.commentBox.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") explain();
      this.keys.go(this.here);
    });
  }

  click(event) {
    const choice = event.target.closest("[data-choose]");
    const stray = event.target.closest("[data-stray]");
    const link = event.target.closest("[data-remarks] a");
    if (choice) this.choose(this.byField.get(choice.closest("td").querySelector("input")), choice.dataset.choose);
    if (stray) this.forget(stray.dataset.stray);
    if (!link) return;
    event.preventDefault();
    this.keys.go(this.byField.get(document.getElementById(link.hash.slice(1))));
  }

  // The line at the lower edge names the cell and takes its explanation.
  enter(cell) {
    if (!cell || !this.commentBox) return;
    this.here = cell;
    this.find("[data-here]").hidden = false;
    this.find("[data-here-name]").textContent = cell.place;
    this.commentBox.value = cell.comment;
    this.commentBox.disabled = cell.isLocked;
  }

  get dirty() {
    return this.cells.filter((cell) => cell.isDirty);
  }

  // Whether leaving would leave something behind: what is on its way arrives without the page, and is drafted besides.
  get isOpen() {
    return this.dirty.some((cell) => this.underway?.get(cell.key) !== cell.written);
  }

  changed(cells) {
    cells.forEach(show);
    this.keep(cells);
    this.tally();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
  }

  keep(cells) {
    const kept = cells.filter((cell) => cell.isDirty);
    const gone = cells.filter((cell) => !cell.isDirty);
    const drafts = kept.map(({ key, text, comment, seen, place }) => [key, { text, comment, version: seen, place }]);
    gone.forEach((cell) => (cell.drafted = null));
    this.isKept = this.drafts.change(drafts, gone.map((cell) => cell.key));
  }

  restore() {
    const found = [];
    for (const [key, draft] of this.drafts.all()) {
      const cell = this.byKey.get(key);
      if (!cell || cell.isLocked) this.strays.push([key, draft]);
      else found.push(cell), cell.recall(draft);
    }
    if (!found.length) return;
    const count = found.filter((cell) => cell.isDirty).length;
    if (count) this.tell(`本机草稿里的 ${count} 格已经找回。`);
    this.changed(found);
  }

  async save() {
    clearTimeout(this.waiting);
    if (this.underway) return (this.again = true);
    const going = this.cells.filter((cell) => cell.canGo).slice(0, MOST);
    if (!going.length) return this.tally();
    if (!navigator.onLine) return this.settle("offline");
    const sent = new Map(going.map((cell) => [cell.key, cell.written]));
    this.underway = sent;
    this.again = going.length === MOST;
    this.settle("saving");
    const state = await this.send(going, sent);
    this.underway = null;
    going.forEach(show);
    this.keep(going);
    this.settle(state);
    if (state === "saved") this.form.dispatchEvent(new CustomEvent("cells-saved", { bubbles: true }));
    if (this.again && state === "saved") this.save();
  }

  // What became of the cells: saved, or why not yet.
  async send(going, sent) {
    const { state, told, because } = await send(this.form.action, this.find("[name=csrfmiddlewaretoken]").value, going);
    if (because) this.tell(this.isKept ? `${because}没有送出的在本机草稿里，不会丢。` : because);
    if (state !== "saved") return state;
    const kept = new Set([...told.refused, ...told.changed].map((one) => one.key));
    for (const one of told.saved) if (!kept.has(one.key)) this.take(one, sent.get(one.key));
    for (const one of told.refused) this.byKey.get(one.key)?.refuse(one.because, sent.get(one.key));
    for (const one of told.changed) this.byKey.get(one.key)?.contest(one, sent.get(one.key));
    return state;
  }

  take(one, sent) {
    const cell = this.byKey.get(one.key);
    if (!cell) return;
    if (sent) return cell.take(one, sent);
    cell.hear(one);
    show(cell);
  }

  choose(cell, whose) {
    cell.settle(whose === "mine");
    this.changed([cell]);
    this.keys.go(cell);
    this.save();
  }

  forget(key) {
    this.drafts.change([], [key]);
    this.strays = this.strays.filter(([one]) => one !== key);
    this.tally();
  }

  tell(text) {
    const line = this.find("[data-told]");
    if (!line) return;
    line.hidden = !text;
    line.textContent = text;
  }

  settle(state) {
    this.state = state;
    if (state === "saved") this.time = clock();
    this.tally();
  }

  // The chip says where things stand, the count how far the form is filled, the list what to look at.
  tally() {
    const chip = this.find("[data-state]");
    if (chip) {
      const [tone, text] = standing(this, this.dirty.length);
      chip.hidden = !text;
      chip.className = `chip tone-${tone}`;
      if (chip.textContent !== text) chip.textContent = text;
      const open = this.cells.filter((cell) => !cell.isLocked);
      this.find("[data-filled]").textContent = `已填 ${open.filter((cell) => cell.text).length} / ${open.length} 格`;
    }
    this.list();
  }

  list() {
    const box = this.find("[data-remarks]");
    const said = this.cells.filter((cell) => cell.said.text);
    const lines = said.map(line).concat(this.strays.map(strayLine));
    const words = lines.map((line) => line.textContent).join("\n");
    if (this.listed === words) return; // or it would be read out again
    this.listed = words;
    box.hidden = !lines.length;
    box.querySelector("[data-count]").textContent = lines.length;
    box.querySelector("ul").replaceChildren(...lines);
  }
}

document.querySelectorAll("form[data-cells]").forEach((form) => new Grid(form));
