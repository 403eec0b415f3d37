// What a grid shows: at a cell, in the list of what to look at, in the chip that says where things stand.
const make = (tag, name, text = "") => Object.assign(document.createElement(tag), { className: name, textContent: text });

// The cell as it stands now, with what is said about it below and the choice between two values.
export function show(cell) {
  const { td, input } = cell;
  const { tone, text } = cell.said;
  td.classList.toggle("dirty", cell.isDirty);
  td.classList.toggle("missing", "owed" in td.dataset && !cell.text);
  td.classList.toggle("told", Boolean(cell.comment));
  td.classList.toggle("hard", Boolean(text) && tone === "hard");
  td.classList.toggle("soft", Boolean(text) && tone === "soft");
  td.querySelectorAll(".cell-said").forEach((one) => one.remove());
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
  if (!text) return;
  if (tone === "hard") input.setAttribute("aria-invalid", "true");
  const said = make("p", "cell-said", text);
  said.id = `${input.id}-said`;
  input.setAttribute("aria-describedby", said.id);
  td.append(said);
  if (cell.conflict) said.append(choice("theirs", "用对方的"), choice("mine", "用我的"));
}

function choice(whose, text) {
  const button = Object.assign(make("button", "as-link", text), { type: "button" });
  button.dataset.choose = whose;
  return button;
}

// A remark with the way to its cell.
export function line(cell) {
  const item = make("li", "");
  const link = Object.assign(make("a", "", cell.place), { href: `#${cell.input.id}` });
  item.append(link, `　${cell.said.text}${cell.comment && !cell.conflict ? `　说明：${cell.comment}` : ""}`);
  return item;
}

// A draft of a cell that is not open here.
export function strayLine([key, draft]) {
  const item = make("li", "");
  const button = Object.assign(make("button", "as-link", "丢弃这条草稿"), { type: "button" });
  button.dataset.stray = key;
  item.append(`${draft.place}　本机草稿 ${draft.text || "空"}，这一格现在不能填。`, button);
  return item;
}

// Tone and words for `count` cells that are not stored.
export function standing({ state, isKept, cells, time }, count) {
  if (state === "saving") return ["doing", "保存中…"];
  if (count && state === "offline" && !isKept) return ["bad", "离线，本机存不下草稿，请不要关闭本页"];
  if (count && state === "offline") return ["bad", `离线，草稿在本机（${count} 格）`];
  if (count && !cells.some((cell) => cell.canGo)) return ["bad", `${count} 格没有保存，见提示`];
  if (count) return ["near", `未保存 ${count} 格`];
  return time ? ["ok", `已保存 ${time}`] : ["none", ""];
}
