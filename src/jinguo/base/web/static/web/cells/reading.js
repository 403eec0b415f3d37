// What people type and paste into cells, read as a reader would: nothing here changes a text that is sent.

// A block copied from a spreadsheet: tabs between cells, newlines between rows, quotes round cells that hold either.
export function block(pasted) {
  const text = pasted.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const lines = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const line = lines[lines.length - 1];
    const sign = text[at];
    const cell = line[line.length - 1];
    if (quoted && sign === '"' && text[at + 1] === '"') line[line.length - 1] += text[(at += 1)];
    else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && cell === "") quoted = true;
    else if (!quoted && sign === "\t") line.push("");
    else if (!quoted && sign === "\n") lines.push([""]);
    else line[line.length - 1] += sign;
  }
  return lines.map((line) => line.map((cell) => cell.trim()));
}

// １２，３４５．６％ as 12345.6; null where it is no number.
export function number(text) {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "").replace(/−/g, "-").replace(/%$/, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

// What can be said of a value before the server is asked; it decides.
export function complaint(text, { kind, lowest, highest }) {
  if (text === "" || kind !== "number") return "";
  const value = number(text);
  if (value === null) return "这里填数字";
  if (lowest !== undefined && value < Number(lowest)) return `不小于 ${lowest}`;
  if (highest !== undefined && value > Number(highest)) return `不大于 ${highest}`;
  return "";
}
