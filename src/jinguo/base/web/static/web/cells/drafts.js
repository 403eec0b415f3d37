// What could not be sent yet, kept in this browser until it is: aggregate figures of one form, never of people.
// Each grid touches only its own cells, so that two windows on one form do not lose each other's.
const LONGEST = 30 * 24 * 3600 * 1000; // milliseconds a draft is kept

export class Drafts {
  constructor(name) {
    this.name = name && `jinguo.cells.${name}`;
  }

  // key → { text, comment, version, place, at }
  all() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name) || "{}");
      return new Map(Object.entries(kept).filter(([, draft]) => Date.now() - draft.at < LONGEST));
    } catch {
      return new Map();
    }
  }

  // Keep some cells and let others go; false where this browser keeps nothing.
  change(kept, gone) {
    if (!this.name) return false;
    const drafts = this.all();
    for (const key of gone) drafts.delete(key);
    for (const [key, draft] of kept) drafts.set(key, { ...draft, at: Date.now() });
    try {
      if (drafts.size) localStorage.setItem(this.name, JSON.stringify(Object.fromEntries(drafts)));
      else localStorage.removeItem(this.name);
      return true;
    } catch {
      return false;
    }
  }
}
