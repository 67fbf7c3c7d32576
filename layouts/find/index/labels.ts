// In which of many short texts a word stands: names of groups, of venues, of cities. No text is cut into words but where the word may be.

import { fold, stem, stems } from "./text";

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const INITIALS = /(?:^|[^\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu; // "S.M.A.R.T." is one word

export class Labels {
  private folded: string | undefined;
  private readonly known = new Map<string, number[]>();

  constructor(private readonly list: readonly string[]) {}

  /** having are the texts in which a word with this stem stands, or, where it is open, one that begins with it. */
  having(word: string, open = false): number[] {
    const key = word + (open ? " " : "");
    let rows = this.known.get(key);
    if (!rows) this.known.set(key, (rows = [...this.look(word, open)]));
    return rows;
  }

  private get text(): string {
    return (this.folded ??= fold(this.list.map((one) => one.replace(/\n/g, " ")).join("\n").replace(INITIALS, (initials) => initials.replace(/\./g, ""))));
  }

  /** all are the texts of every word. */
  all(): Map<string, number[]> {
    const words = new Map<string, number[]>();
    this.text.split("\n").forEach((text, row) => {
      for (const word of stems(text)) {
        const rows = words.get(word);
        if (!rows) words.set(word, [row]);
        else if (rows[rows.length - 1] !== row) rows.push(row);
      }
    });
    return words;
  }

  private *look(word: string, open: boolean): Iterable<number> {
    const { text } = this, begin = word.replace(/(.)y$/, "$1"); // "family" is also "families"
    let row = 0, next = text.indexOf("\n"), said = -1;
    for (let at = begin ? text.indexOf(begin) : -1; at >= 0; at = text.indexOf(begin, at + 1)) {
      if (at > 0 && LETTER.test(text[at - 1]!)) continue;
      let end = at + begin.length;
      while (end < text.length && LETTER.test(text[end]!)) end++;
      const is = stem(text.slice(at, end));
      if (is !== word && !(open && is.startsWith(word))) continue;
      for (; next >= 0 && next < at; next = text.indexOf("\n", next + 1)) row++;
      if (row !== said) yield (said = row);
    }
  }
}

/** Sought are the rows of words that are looked for only once somebody asks for them. They are forgotten when something new was read. */
export class Sought extends Map<string, number[]> {
  constructor(private readonly look: (word: string, open: boolean) => number[]) {
    super();
  }

  override get(word: string): number[] | undefined {
    return this.ask(word, false);
  }

  override has(word: string): boolean {
    return this.get(word) !== undefined;
  }

  /** ask gives the rows of a word, or, where it is open, of all words that begin with it. */
  ask(word: string, open: boolean): number[] | undefined {
    const key = word + (open ? " " : "");
    let rows = super.get(key);
    if (!rows) this.set(key, (rows = this.look(word, open)));
    return rows.length ? rows : undefined;
  }
}
