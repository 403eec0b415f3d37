// The matrix of targets: one tab stop, arrows inside, typing writes, a block is pasted, nothing is lost unseen.
// What is left over is never computed here: the server lays the unsaved cells over the stored ones and answers.
const matrix = document.querySelector("[data-matrix]");
const table = matrix && matrix.querySelector("table.matrix");
const dirty = new Map(); // code → the value that is not saved yet
const undo = []; // blocks of [code, value before], newest last
let here = null;
let editor = null;
let waiting = 0;

const rows = () => [...table.querySelectorAll("tr")].filter((row) => row.querySelector("[data-code]"));
const cellsOf = (row) => [...row.querySelectorAll("[data-code]")];
const cellOf = (code) => table.querySelector(`[data-code="${CSS.escape(code)}"]`);
const isOpen = (cell) => cell.classList.contains("cell");
const stored = (cell) => (cell.dataset.was === undefined ? cell.textContent : cell.dataset.was);

function stand(cell) {
  if (!cell) return;
  if (here) {
    here.classList.remove("here");
    here.tabIndex = -1;
  }
  here = cell;
  here.classList.add("here");
  here.tabIndex = 0;
  here.focus({ preventScroll: false });
}

function step(down, right) {
  const all = rows();
  const at = all.indexOf(here.closest("tr"));
  const line = cellsOf(all[at]);
  const column = line.indexOf(here);
  const row = all[Math.min(Math.max(at + down, 0), all.length - 1)];
  const target = cellsOf(row);
  stand(target[Math.min(Math.max(column + right, 0), target.length - 1)]);
}

function write(cell, value) {
  const before = stored(cell);
  cell.textContent = value;
  const changed = value !== before;
  cell.classList.toggle("dirty", changed);
  cell.classList.toggle("was", changed && before !== "");
  if (changed) {
    cell.dataset.was = before;
    dirty.set(cell.dataset.code, value);
  } else {
    delete cell.dataset.was;
    dirty.delete(cell.dataset.code);
  }
}

function writeBlock(pairs) {
  const block = pairs.filter(([cell, value]) => cell && isOpen(cell) && cell.textContent !== value);
  if (!block.length) return 0;
  undo.push(block.map(([cell]) => [cell.dataset.code, cell.textContent]));
  block.forEach(([cell, value]) => write(cell, value));
  changed();
  return block.length;
}

function changed() {
  const count = dirty.size;
  const chip = matrix.querySelector("[data-unsaved]");
  if (chip) {
    chip.hidden = !count;
    chip.textContent = `${count} 格未保存`;
    matrix.querySelector("[data-save-cells]").disabled = !count;
    matrix.querySelector("[data-save-cells]").textContent = count ? `保存 ${count} 格` : "保存";
    matrix.querySelector("[data-drop-changes]").disabled = !count;
  }
  clearTimeout(waiting);
  waiting = setTimeout(computeEdges, 250);
}

function say(text) {
  const line = matrix.querySelector("[data-said]");
  if (line) line.textContent = text;
}

async function send(url, body) {
  const answer = await fetch(url + window.location.search, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": matrix.querySelector("[name=csrfmiddlewaretoken]").value,
    },
    body: JSON.stringify(body),
  });
  const told = (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json() : null;
  return { status: answer.status, told };
}

const unsaved = () =>
  [...dirty].map(([code, value]) => ({ code, value, seen: cellOf(code) ? cellOf(code).dataset.seen : "" }));

async function computeEdges() {
  const { status, told } = await send(matrix.dataset.edges, { cells: unsaved() });
  if (!told) return say("现在算不出差额，请稍后再试。");
  if (status !== 200) return say(told.complaints.join(" "));
  table.querySelectorAll("[data-edge]").forEach((edge) => {
    const fresh = told.edges[edge.dataset.edge];
    if (!fresh) return;
    edge.className = `edge ${fresh.tone}`;
    edge.textContent = fresh.words;
    edge.title = fresh.because;
  });
  table.querySelectorAll("tbody").forEach((group) => {
    if (group.dataset.timeWay === "sum") rows().filter((row) => group.contains(row)).forEach(addUp);
  });
  say(told.open ? `差额 ${told.open} 处未说明，补足或说明后才能提请审核` : "");
}

// The sum of a line's parts is only said, never compared: that is the server's.
function addUp(row) {
  const parts = cellsOf(row).slice(1).map((cell) => cell.textContent).filter((text) => text !== "");
  const total = row.querySelector("[data-total]");
  if (!parts.length || parts.some((text) => Number.isNaN(Number(text)))) return;
  const places = Math.max(...parts.map((text) => (text.split(".")[1] || "").length));
  total.textContent = (parts.reduce((sum, text) => sum + Math.round(Number(text) * 1000), 0) / 1000).toFixed(places);
}

function edit(first) {
  if (!here || !isOpen(here) || editor) return;
  const cell = here;
  const before = cell.textContent;
  editor = document.createElement("input");
  editor.className = "form-control form-control-sm text-end";
  editor.value = first === undefined ? before : first;
  editor.setAttribute("aria-label", "目标值");
  cell.textContent = "";
  cell.append(editor);
  editor.focus();
  if (first === undefined) editor.select();
  const close = (value) => {
    const box = editor;
    if (!box) return;
    editor = null;
    box.remove();
    cell.textContent = before;
    if (value !== null && value !== before) writeBlock([[cell, value]]);
    stand(cell);
  };
  editor.addEventListener("blur", () => editor && close(editor.value.trim()));
  editor.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") return close(null);
    if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      close(editor.value.trim());
      if (event.key === "Enter") step(event.shiftKey ? -1 : 1, 0);
      else step(0, event.shiftKey ? -1 : 1);
    }
  });
}

const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] };

function press(event) {
  if (editor || !here) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    return takeBack();
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrows[event.key]) {
    event.preventDefault();
    return step(...arrows[event.key]);
  }
  if (event.key === "F2") {
    event.preventDefault();
    return edit();
  }
  if (event.key === "Delete" || event.key === "Backspace") {
    event.preventDefault();
    return writeBlock([[here, ""]]);
  }
  if (event.key.length === 1) {
    event.preventDefault();
    edit(event.key);
  }
}

function takeBack() {
  const block = undo.pop();
  if (!block) return;
  block.forEach(([code, value]) => cellOf(code) && write(cellOf(code), value));
  changed();
}

function paste(event) {
  if (editor || !here) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const all = rows();
  const top = all.indexOf(here.closest("tr"));
  const left = cellsOf(all[top]).indexOf(here);
  const pairs = text.split("\n").flatMap((line, down) =>
    line.split("\t").map((value, right) => [all[top + down] && cellsOf(all[top + down])[left + right], value.trim()]),
  );
  const outside = pairs.filter(([cell]) => !cell || !isOpen(cell)).length;
  const written = writeBlock(pairs);
  say(`粘贴了 ${written} 格${outside ? `，${outside} 格在表外或不能填，没有写` : ""}，Ctrl+Z 撤销`);
}

async function save() {
  const { status, told } = await send(matrix.dataset.save, { cells: unsaved() });
  if (status === 200) {
    dirty.clear();
    window.location.reload();
    return;
  }
  if (!told) return say("没有保存：请刷新后再试。");
  if (status === 409) return told.conflicts.forEach(showConflict);
  say(told.complaints.join(" "));
}

// Both values stay in sight: what stands there now is struck out beside hers; saving again overwrites knowingly.
function showConflict(conflict) {
  const cell = cellOf(conflict.code);
  if (cell) {
    cell.dataset.was = conflict.now;
    cell.dataset.seen = conflict.seen === null ? "" : conflict.seen;
    cell.classList.add("dirty", "was");
  }
  say(`没有保存：${conflict.place} ${conflict.who}已改成 ${conflict.now || "空"}。核对后再保存就用您的值。`);
}

function dropChanges() {
  [...dirty.keys()].forEach((code) => cellOf(code) && write(cellOf(code), stored(cellOf(code))));
  undo.length = 0;
  changed();
}

async function propose() {
  const axis = document.getElementById("propose-axis").value;
  const method = document.getElementById("propose-method").value;
  if (!here) return say("先选中一格，再分解。");
  const group = here.closest("tbody");
  const line = axis === "time" ? here.closest("tr") : group.querySelector("tr.goal");
  const cell = axis === "time" ? cellsOf(line)[0] : cellsOf(line)[cellsOf(here.closest("tr")).indexOf(here)];
  const key = cell.dataset.code.split("|").slice(1).join("|");
  const body = { goal: group.dataset.goal, side: matrix.dataset.side, axis, method, key };
  const { status, told } = await send(matrix.dataset.propose, body);
  document.getElementById("propose").close();
  if (status !== 200) return say(told ? told.complaints.join(" ") : "现在不能分解，请刷新后再试。");
  const written = writeBlock(Object.entries(told.cells).map(([code, value]) => [cellOf(code), plain(value)]));
  say(`${told.because}（${written} 格未保存）`);
}

// 40.0 is written 40, as the page writes it.
const plain = (value) => (value.includes(".") ? value.replace(/\.?0+$/, "") : value);

async function explain() {
  const text = document.getElementById("explain-text").value.trim();
  const edge = chosenEdge();
  if (!edge) return say("先选中有差额的格，再说明。");
  if (dirty.size) return say("先保存改动，再说明差额。");
  const [goal, axis, ...key] = edge.dataset.edge.split("|");
  const { status, told } = await send(matrix.dataset.explain, { goal, axis, key: key.join("|"), text });
  if (status === 200) return window.location.reload();
  document.getElementById("explain").close();
  say(told ? told.complaints.join(" ") : "现在不能说明，请刷新后再试。");
}

function chosenEdge() {
  const focused = table.querySelector("[data-edge].here");
  if (focused) return focused;
  if (!here) return null;
  const column = cellsOf(here.closest("tr")).indexOf(here);
  const foot = here.closest("tbody").querySelector("tr.foot");
  const across = foot && foot.querySelectorAll(".edge")[column];
  const own = here.closest("tr").querySelector("[data-edge]");
  return [own, across].find((edge) => edge && edge.classList.contains("off")) || null;
}

if (table) {
  const first = table.querySelector("[data-code]");
  if (first) {
    first.tabIndex = 0;
    first.addEventListener("focus", () => here || stand(first), { once: true });
  }
  table.addEventListener("click", (event) => {
    const edge = event.target.closest("[data-edge]");
    table.querySelectorAll(".edge.here").forEach((one) => one.classList.remove("here"));
    if (edge) edge.classList.add("here");
    const cell = event.target.closest("[data-code]");
    if (cell && !editor) stand(cell);
  });
  table.addEventListener("dblclick", (event) => event.target.closest("[data-code]") && edit());
  table.addEventListener("keydown", press);
  document.addEventListener("paste", (event) => table.contains(document.activeElement) && paste(event));
  const on = (selector, act) => document.querySelectorAll(selector).forEach((one) => one.addEventListener("click", act));
  on("[data-save-cells]", save);
  on("[data-drop-changes]", dropChanges);
  on("[data-propose-now]", propose);
  on("[data-explain-now]", explain);
  window.addEventListener("beforeunload", (event) => dirty.size && event.preventDefault());
}
