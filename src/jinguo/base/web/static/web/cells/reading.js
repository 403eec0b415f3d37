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

// Which lines of a block stand for which rows of the table: by the names in its first column where those are names of
// rows, whatever their order; else one below the other. Likewise the columns, by the names in the first line.
export function laid(lines, rows, columns, [top, left]) {
  const across = named(lines[0], columns, true);
  const body = across ? lines.slice(1) : lines;
  const down = named(body.map((line) => line[0]), rows);
  const first = down ? 1 : 0; // where the values of a line begin
  const place = (y, x) => ({ row: down ? down[y] : top + y, column: across ? across[x] : left + x - first });
  return {
    isNamed: Boolean(down || across),
    values: body.flatMap((line, y) => line.map((text, x) => ({ text, ...place(y, x) })).slice(first)),
  };
}

// The places of names among titles, -1 for a stranger; null where most are no names of these titles at all. A corner
// before the names of columns is left out of account.
function named(names, titles, hasCorner = false) {
  const short = (text) => text.replace(/\s|[（(].*$/g, "").replace(/(?<=..)[县市区]$/, "");
  const known = new Map(titles.map((title, at) => [short(title), at]));
  const places = names.map((name) => known.get(short(name)) ?? -1);
  const said = names.filter((name, at) => name !== "" && !(hasCorner && at === 0 && places[0] < 0)).length;
  return said > 0 && 2 * places.filter((at) => at >= 0).length > said ? places : null;
}

// １２，３４５．６％ as 12345.6; null where it is no number.
export function number(text) {
  const plain = text.normalize("NFKC").replace(/[,\s]/g, "").replace(/−/g, "-").replace(/%$/, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

// What can be said of a value before the server is asked, which decides: that it is no number at all, nor one of the
// words that may stand for none; that it lies out of its range. A number with its unit (12.26/10万) is the server's.
export function complaint(text, { kind, lowest, highest }, words = []) {
  if (text === "" || kind !== "number" || words.includes(text)) return "";
  const value = number(text);
  if (value === null) return /\d/.test(text.normalize("NFKC")) ? "" : "这里填数字";
  if (lowest !== undefined && value < Number(lowest)) return `不小于 ${lowest}`;
  if (highest !== undefined && value > Number(highest)) return `不大于 ${highest}`;
  return "";
}
