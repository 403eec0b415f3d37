// One cell: what stands in the field, what is stored, and what is said about either.
import { complaint } from "./reading.js";

export class Cell {
  // `words` may stand for a number.
  constructor(td, place, words) {
    this.td = td;
    this.words = words;
    this.input = td.querySelector("input");
    this.place = place;
    this.key = td.dataset.key;
    this.version = Number(td.dataset.version); // of what is stored
    this.drafted = null; // the version that a draft was written over
    this.isLocked = td.classList.contains("locked");
    this.stored = this.input.defaultValue;
    this.comment = this.storedComment = td.dataset.comment || "";
    this.isExplained = false; // whether the explanation was written or confirmed for what stands there now
    const said = td.querySelector(".cell-said");
    this.remark = said ? said.textContent : "";
    this.isHard = td.classList.contains("hard");
    this.echo = this.stored; // the stored text as it was typed, until the field is left
    this.refused = null; // what was refused, until it is changed
    this.refusal = ""; // and why
    this.conflict = null; // what somebody else stored meanwhile
    td.querySelectorAll(".cell-said, .cell-comment, [type=hidden]").forEach((one) => one.remove());
  }

  get text() {
    return this.input.value.trim();
  }

  get isDirty() {
    const isTyped = this.text !== this.stored && this.text !== this.echo;
    return !this.isLocked && (isTyped || this.isExplained || this.comment !== this.storedComment);
  }

  get canGo() {
    return this.isDirty && !this.conflict && this.refused !== this.written;
  }

  // Text and explanation as one word, to tell whether either changed.
  get written() {
    return JSON.stringify([this.text, this.comment]);
  }

  // The version that the writer saw.
  get seen() {
    return this.drafted ?? this.version;
  }

  // What is to be said about the cell now. Of a text that is not stored yet the browser says what it sees at once, and
  // an older text's faults are no longer its own.
  get said() {
    const now = this.conflict;
    if (now) return { tone: "hard", text: `${now.by} ${now.at} 已改为 ${now.text || "空"}` };
    if (!this.isDirty) return { tone: this.isHard ? "hard" : "soft", text: this.remark };
    if (this.refused === this.written) return { tone: "hard", text: this.refusal };
    const seen = complaint(this.text, this.td.dataset, this.words);
    if (seen) return { tone: "hard", text: seen };
    return { tone: "soft", text: this.isHard ? "" : this.remark };
  }

  // Stored; the field takes over how the server writes it once the writer has left it (`tidy`).
  take({ text, version, because = "", is_hard: isHard = false }, sent) {
    const [echo, storedComment] = JSON.parse(sent);
    Object.assign(this, { stored: text, echo, storedComment, version, remark: because, isHard });
    this.refused = this.conflict = this.drafted = null;
    this.isExplained = false;
    if (document.activeElement !== this.input) this.tidy();
  }

  // What the server says now of a cell that was not sent: another one's value has changed what is true of this one.
  hear({ text, version, because = "", is_hard: isHard = false }) {
    if (this.isDirty) return;
    Object.assign(this, { stored: text, echo: text, version, remark: because, isHard });
    if (this.input.value !== text) this.input.value = text;
  }

  // An explanation for what stands there now; the same words again confirm it for a new value.
  explain(comment) {
    const isNew = comment !== this.comment;
    this.comment = comment;
    this.isExplained = isNew || (comment !== "" && this.remark !== "");
    return this.isExplained;
  }

  tidy() {
    if (this.text === this.echo && !this.conflict) this.input.value = this.stored;
  }

  // What a draft holds, over the version that its writer saw: the server tells whether it is still that one.
  recall({ text, comment, version }) {
    this.input.value = text;
    Object.assign(this, { comment, drafted: version });
    if (!this.isDirty) this.drafted = null;
  }

  refuse(because, sent) {
    Object.assign(this, { refusal: because, refused: sent });
  }

  contest(now, sent) {
    const [text] = JSON.parse(sent);
    // The same words are our own, stored when the answer was lost.
    if (now.text === text && this.comment === this.storedComment) this.take(now, sent);
    else this.conflict = now;
  }

  settle(mine) {
    const { text, version } = this.conflict;
    Object.assign(this, { stored: text, echo: text, version, remark: "", isHard: false });
    this.refused = this.conflict = this.drafted = null;
    if (mine) return;
    this.input.value = text;
    this.comment = this.storedComment;
    this.isExplained = false;
  }
}
