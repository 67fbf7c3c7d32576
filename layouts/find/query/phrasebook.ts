// Phrases and what each may mean. They come as words are compared, with brackets: "let (/you) share" is "let share" and "let you share".
// A few with brackets stand for nearly all ways to say something, so nothing is written out before somebody asks: a phrase is looked for among
// those that begin with its first word.

import type { Sense } from "./meaning";

/** Parts of a phrase, and the ways to say each. */
export const partsOf = (pattern: string): string[][] =>
  pattern.split(/[()]/).map((part, i) => (i % 2 ? part.split("/") : [part.trim()]));

/** eitherOf writes out "(let/allow) (/you) share": every way to take one of each bracket. */
export const eitherOf = (pattern: string): string[] =>
  partsOf(pattern).reduce((all, ways) => all.flatMap((one) => ways.map((way) => (one && way ? one + " " : one) + way)), [""]);

/** fits tells whether a text is one of those ways, from a part on. */
export function fits(text: string, parts: string[][], at = 0): boolean {
  if (at === parts.length) return !text;
  return parts[at]!.some((way) => (way ? text.startsWith(way) && (text[way.length] ?? " ") === " " && fits(text.slice(way.length + 1), parts, at + 1) : fits(text, parts, at + 1)));
}

type Entry = [pattern: string, sense: Sense, parts: string[][]];

export class Phrasebook {
  private readonly all: Entry[] = [];
  private readonly byFirst = new Map<string, Entry[]>(); // by each word that it can begin with
  private readonly known = new Map<string, Sense[]>(); // what was asked for

  add(...entry: Entry): void {
    this.all.push(entry);
    this.known.clear();
    for (const ways of entry[2]) {
      for (const way of ways) {
        const first = firstOf(way), list = this.byFirst.get(first);
        if (list) list.push(entry);
        else this.byFirst.set(first, [entry]);
      }
      if (!ways.includes("")) return;
    }
  }

  /** get is what a phrase may mean, its words joined by blanks. */
  get(key: string): Sense[] | undefined {
    let found = this.known.get(key);
    if (!found) {
      this.known.set(key, (found = []));
      for (const [, sense, parts] of this.byFirst.get(firstOf(key)) ?? []) if (fits(key, parts) && !found.some((other) => idOf(other) === idOf(sense))) found.push(sense);
    }
    return found[0] && found;
  }

  has = (key: string) => Boolean(this.get(key));

  /** sense is what a phrase means of this kind. */
  sense = (key: string | undefined, kind: Sense["reading"]["kind"]) => this.get(key ?? "")?.find(({ reading }) => reading.kind === kind);

  /** begun are the phrases that begin so, each with every sense once. */
  *begun(beginning: string): Iterable<[key: string, sense: Sense]> {
    const said = new Set<string>();
    for (const [pattern, sense] of this.all) {
      if (pattern.includes(beginning)) for (const key of eitherOf(pattern)) if (key.startsWith(beginning) && said.size < said.add(key + idOf(sense)).size) yield [key, sense];
    }
  }
}

const idOf = ({ reading }: Sense) => JSON.stringify(reading);

const firstOf = (key: string) => key.split(" ", 1)[0]!;
