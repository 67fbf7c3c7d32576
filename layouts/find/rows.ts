// What has been read of an index in shards: each group once, by its number in the directory, and the words that lead to it.

import { parse, readSteps, table } from "./columns";
import { type Sheaf, type View, rowsOf } from "./groups";
import type { Group, Index } from "./index";
import { fold, stem } from "./text";
import { Sought, Labels } from "./labels";

/** A file of words, each with the groups and the articles in which it stands, as they are written. */
interface Terms { at: Map<string, number[]>; groups: string[]; articles: string[] }

interface Found { names: number[]; venues: number[]; notes: number[] }

export class Rows {
  private readonly rowOf = new Map<number, number>();
  private readonly numbers: number[] = []; // by row
  private readonly cities = new Map<string, number>();
  private readonly terms: Terms[] = [];
  private end = 0; // of the numbers of groups in files of words
  private readonly accesses: Labels;
  private readonly found = new Map<string, Found>();
  private readonly placesOf = new Sought((word, open) => this.postings("groups", 2, word, open)); // numbers of groups × 2, and 1 more where it stands in the name

  constructor(private readonly index: Index) {
    this.accesses = new Labels(index.accesses);
    index.nameWords = new Sought((word, open) => this.find(word, open).names);
    index.venueWords = new Sought((word, open) => this.find(word, open).venues);
    index.noteWords = new Sought((word, open) => this.find(word, open).notes);
    index.articleWords = new Sought((word, open) => this.postings("articles", 4, word, open));
  }

  numberOf(group: Group): number | undefined {
    return this.numbers[(group as View).row];
  }

  /** isAccess tells whether a word says what a place has: "wheelchair". */
  isAccess(word: string): boolean {
    return this.accesses.having(word).length > 0;
  }

  /** add puts the groups of a file behind those that are there, and gives the row of each. */
  add(sheaf: Sheaf, numbers: ArrayLike<number>): Int32Array {
    const { index } = this;
    const places = sheaf.cities.map((one) => {
      const key = `${one.state} ${one.name}`, known = this.cities.get(key);
      if (known) return known;
      this.cities.set(key, index.cities.push(one));
      return index.cities.length;
    });
    const rows = new Int32Array(numbers.length);
    for (let i = 0; i < rows.length; i++) {
      let row = this.rowOf.get(numbers[i]!);
      if (row === undefined) this.rowOf.set(numbers[i]!, (row = this.numbers.push(numbers[i]!) - 1));
      rows[i] = row;
    }
    index.table.add(sheaf, rows, places);
    this.forget();
    return rows;
  }

  /** forget lets go of what was looked for: something new was read. */
  forget(): void {
    this.found.clear();
    for (const words of [this.index.nameWords, this.index.venueWords, this.index.noteWords]) words.clear();
  }

  /** addWords takes in a file of words; numbers of groups end before `end`. */
  addWords(text: string, end: number): void {
    this.end = end;
    const raw = table(parse(text, "many-roads-words"), "words").joined(["word", "groups", "articles"]), at = new Map<string, number[]>();
    for (const list of raw.groups) readSteps(list, 2, end);
    for (const list of raw.articles) readSteps(list, 4, this.index.articles.length);
    fold(raw.word.join(" ")).split(" ").forEach((written, i) => {
      const word = stem(written), known = at.get(word);
      if (known) known.push(i);
      else at.set(word, [i]);
    });
    this.terms.push({ ...raw, at });
    this.index.articleWords.clear();
    this.placesOf.clear();
    this.forget();
  }

  /** postings are what the lists of a kind say of a word, or of all that begin with it. */
  private postings(kind: "groups" | "articles", weights: number, word: string, open: boolean): number[] {
    const entries: number[] = [];
    for (const terms of this.terms) {
      const lists = open ? [...terms.at].flatMap(([is, list]) => (is.startsWith(word) ? list : [])) : terms.at.get(word) ?? [];
      for (const i of lists) readSteps(terms[kind][i]!, weights, Infinity, (entry) => entries.push(entry));
    }
    return entries;
  }

  /** find looks for a word in the names and venues that were read, in what places have, and in the files of words. */
  private find(word: string, open: boolean): Found {
    const key = word + (open ? " " : ""), known = this.found.get(key);
    if (known) return known;
    const found = { names: new Set<number>(), venues: new Set<number>(), notes: new Set<number>() }, { table } = this.index;
    for (const sheaf of table.sheaves) {
      const own = (i: number) => table.cards[sheaf.rows[i]!] === sheaf;
      for (const i of sheaf.names.having(word, open)) if (own(i)) found.names.add(sheaf.rows[i]!);
      const venues = sheaf.venues.having(word, open), rows = venues.length ? rowsOf(sheaf, "venue") : undefined;
      for (const venue of venues) for (const i of rows!.get(venue + 1) ?? []) if (own(i)) found.venues.add(sheaf.rows[i]!);
    }
    const mask = this.accesses.having(word, open).reduce((bits, bit) => bits | (1 << bit), 0);
    if (mask) for (let row = 0; row < this.numbers.length; row++) if (table.is.access[row]! & mask) found.notes.add(row);
    this.placesOf.ask(word, open)?.forEach((place) => {
      const row = this.rowOf.get(place >> 1);
      if (row !== undefined) (place & 1 ? found.names : found.notes).add(row);
    });
    const made: Found = { names: [...found.names], venues: [...found.venues], notes: [...found.notes] };
    this.found.set(key, made);
    return made;
  }

  /** withAll are the numbers of the groups in which all the words stand, each once; with `named`, in the name. */
  withAll(words: string[], named = false): number[] {
    const had = new Uint8Array(this.end), all: number[] = []; // had: how many of the words
    words.forEach((word, i) => this.placesOf.get(word)?.forEach((place) => {
      const n = place >> 1;
      if (had[n] !== i || (named && !(place & 1))) return;
      had[n] = i + 1;
      if (i + 1 === words.length) all.push(n);
    }));
    return all;
  }

  /** named are how many of these words stand in the name of each group, by its number. */
  named(words: Set<string>): Uint16Array {
    const count = new Uint16Array(this.end);
    for (const word of words) this.placesOf.get(word)?.forEach((place) => place & 1 && count[place >> 1]!++);
    return count;
  }
}
