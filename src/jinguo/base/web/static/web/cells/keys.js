// Moving in a grid of cells and filling it: arrows, Enter, Esc, a pasted block, taking it back. The grid is told what
// was written and does the rest.
import { block, laid } from "./reading.js";

const DOWN = { ArrowUp: -1, ArrowDown: 1 };
const ACROSS = { ArrowLeft: -1, ArrowRight: 1 };

// `lines` are the rows of cells, null where nothing is asked; `titles` those of rows and columns; `written` is called with the cells that got a new text.
export function steer({ table, lines, titles, cellOf, written, say, explain }) {
  let entered = ""; // the text when the field was entered
  let pasted = []; // the last block, as [cell, text before], until something is typed

  const placeOf = (cell) => {
    const down = lines.findIndex((line) => line.includes(cell));
    return [down, lines[down].indexOf(cell)];
  };

  function go(cell) {
    if (!cell) return;
    cell.input.focus({ preventScroll: true });
    cell.input.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // The next cell that way; from the last row on to the top of the next column, where Enter asks for it.
  function step(cell, down, across, wraps = false) {
    let [row, column] = placeOf(cell);
    for (;;) {
      row += down;
      column += across;
      if (wraps && (row < 0 || row >= lines.length)) {
        column += down;
        row = row < 0 ? lines.length - 1 : 0;
      }
      if (!lines[row] || column < 0 || column >= lines[row].length) return;
      if (lines[row][column]) return go(lines[row][column]);
    }
  }

  // Left and right move on only where the text ends, so that it can be corrected in the middle.
  function atEdge(input, way) {
    const { selectionStart: from, selectionEnd: to, value } = input;
    if (from === 0 && to === value.length) return true;
    return from === to && (way < 0 ? from === 0 : from === value.length);
  }

  function write(pairs) {
    const fresh = pairs.filter(([cell, text]) => cell.input.value !== text);
    for (const [cell, text] of fresh) cell.input.value = text;
    if (fresh.length) written(fresh.map(([cell]) => cell));
  }

  function undo(cell) {
    if (!pasted.length) return false;
    write(pasted);
    say(`已撤销粘贴的 ${pasted.length} 格`);
    pasted = [];
    go(cell);
    return true;
  }

  function press(event) {
    const cell = cellOf(event.target);
    if (!cell || event.target !== cell.input || event.isComposing) return;
    const { key } = event;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "z" && undo(cell)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "F2" && event.shiftKey) return event.preventDefault(), explain(cell);
    if (key === "F2") return cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
    if (key === "Escape") return write([[cell, cell.input.value === entered ? cell.stored : entered]]);
    if (key === "Enter") event.preventDefault(), step(cell, event.shiftKey ? -1 : 1, 0, true);
    else if (DOWN[key] && !event.shiftKey) event.preventDefault(), step(cell, DOWN[key], 0);
    else if (ACROSS[key] && !event.shiftKey && atEdge(cell.input, ACROSS[key]))
      event.preventDefault(), step(cell, 0, ACROSS[key]);
  }

  // One value goes in as typed; a block fills from here, and says what it could not fill.
  function paste(event) {
    const cell = cellOf(event.target);
    const text = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
    if (!cell || event.target !== cell.input || !/[\t\n\r]/.test(text)) return;
    event.preventDefault();
    const { isNamed, values } = laid(block(text), titles.rows, titles.columns, placeOf(cell));
    const count = { outside: 0, locked: 0, empty: 0 };
    const pairs = values.flatMap(({ text, row, column }) => {
      const target = (lines[row] || [])[column];
      if (text === "") count.empty += 1;
      else if (!target) count.outside += 1;
      else if (target.isLocked) count.locked += 1;
      else return [[target, text]];
      return [];
    });
    pasted = pairs.map(([target]) => [target, target.input.value]);
    write(pairs);
    cell.input.select();
    say(told(pairs.length, count, isNamed));
  }

  table.addEventListener("keydown", press);
  table.addEventListener("paste", paste);
  table.addEventListener("input", (event) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    pasted = [];
    say("");
    written([cell]);
  });
  // A first click takes the whole value, as typing then replaces it; the next one puts the caret.
  table.addEventListener("mousedown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.target !== cell.input || document.activeElement === cell.input) return;
    event.preventDefault();
    cell.input.focus();
  });
  table.addEventListener("focusin", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.target !== cell.input) return;
    entered = cell.input.value;
    cell.input.select();
  });
  return { go };
}

function told(filled, { outside, locked, empty }, isNamed) {
  const left = [
    [outside, "格在表外，没有填"],
    [locked, "格已锁定，没有填"],
    [empty, "格是空的，原值没有动"],
  ];
  const words = left.filter(([count]) => count).map(([count, text]) => `${count} ${text}`);
  return [`${isNamed ? "按名称对上，" : ""}粘贴填入 ${filled} 格`, ...words].join("；") + "。按 Ctrl+Z 撤销。";
}
