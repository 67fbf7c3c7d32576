// What has been read of an index in shards: each group once, by its number in the directory, and the words that lead to it.

import { parse, readSteps, table } from "./columns";
import { type Sheaf, type View, columnOf, grown } from "./groups";
import type { Index } from "./index";
import { Labels, Sought } from "./labels";
import type { Group } from "./record";
import { fold, stem } from "./text";

/** A file of words, each with the groups and the articles in which it stands, as they are written. */
interface Terms { at: Map<string, number[]>; groups: string[]; articles: string[] }

interface Found { names: number[]; venues: number[]; notes: number[] }

const NAME = 1, VENUE = 2, NOTE = 4; // where a word stands
const SCATTER = 0x9e3779b1; // spreads numbers that follow each other over all slots

export class Rows {
  private numbers: Int32Array = new Int32Array(0); // by row
  private slots: Int32Array = new Int32Array(1024); // 1 + the row of each number, 0: none; a number lies in its slot, or in the next free one behind it
  private count = 0; // rows
  private readonly cities = new Map<string, number>();
  private readonly terms: Terms[] = [];
  private readonly accesses: Labels;
  private readonly found = new Map<string, Found>();
  private readonly placesOf = new Sought((word, open) => this.postings("groups", 2, word, open)); // numbers of groups × 2, and 1 more where it stands in the name

  /** Numbers of groups are below `end`. */
  constructor(private readonly index: Index, private readonly end: number) {
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
    this.makeRoom(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const number = numbers[i]!, slot = this.slotOf(number);
      if (!this.slots[slot]) {
        this.numbers[this.count] = number;
        this.slots[slot] = ++this.count;
      }
      rows[i] = this.slots[slot]! - 1;
    }
    index.table.add(sheaf, rows, places);
    this.forget();
    return rows;
  }

  /** slotOf is the slot of a number, or the free one in which it would lie. */
  private slotOf(number: number): number {
    const { slots, numbers } = this, last = slots.length - 1;
    let at = (Math.imul(number, SCATTER) >>> 8) & last;
    while (slots[at] && numbers[slots[at]! - 1] !== number) at = (at + 1) & last;
    return at;
  }

  /** makeRoom makes so many slots that at most half of them are taken. */
  private makeRoom(more: number): void {
    this.numbers = grown(this.numbers, this.count, more);
    let size = this.slots.length;
    while (size < 2 * (this.count + more)) size *= 2;
    if (size === this.slots.length) return;
    this.slots = new Int32Array(size);
    for (let row = 0; row < this.count; row++) this.slots[this.slotOf(this.numbers[row]!)] = row + 1;
  }

  /** forget lets go of what was looked for: something new was read. */
  forget(): void {
    this.found.clear();
    for (const words of [this.index.nameWords, this.index.venueWords, this.index.noteWords]) words.clear();
  }

  /** addWords takes in a file of words. */
  addWords(text: string): void {
    const raw = table(parse(text, "many-roads-words"), "words").joined(["word", "groups", "articles"]), at = new Map<string, number[]>();
    for (const list of raw.groups) readSteps(list, 2, this.end);
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
      const read = (list: number[] = []) => list.forEach((i) => readSteps(terms[kind][i]!, weights, Infinity, entries));
      if (!open) read(terms.at.get(word));
      else terms.at.forEach((list, is) => is.startsWith(word) && read(list));
    }
    return entries;
  }

  /** find looks for a word in the names and venues that were read, in what places have, and in the files of words. */
  private find(word: string, open: boolean): Found {
    const key = word + (open ? " " : ""), known = this.found.get(key);
    if (known) return known;
    const { table } = this.index, marks = new Uint8Array(this.count); // by row
    for (const [at, sheaf] of table.sheaves.entries()) {
      const mark = (i: number, bit: number) => {
        const row = sheaf.rows[i]!;
        if (table.is.card[row] === at + 1) marks[row]! |= bit;
      };
      for (const i of sheaf.names.having(word, open)) mark(i, NAME);
      const venues = sheaf.venues.having(word, open);
      if (venues.length) columnOf(sheaf, "venue").forEach((venue, i) => venues.includes(venue - 1) && mark(i, VENUE));
    }
    const mask = this.accesses.having(word, open).reduce((bits, bit) => bits | (1 << bit), 0);
    if (mask) for (let row = 0; row < marks.length; row++) if (table.is.access[row]! & mask) marks[row]! |= NOTE;
    for (const place of this.placesOf.ask(word, open) ?? []) {
      const row = this.slots[this.slotOf(place >> 1)]! - 1;
      if (row >= 0) marks[row]! |= place & 1 ? NAME : NOTE;
    }
    const made: Found = { names: [], venues: [], notes: [] };
    for (let row = 0; row < marks.length; row++) {
      const mark = marks[row]!;
      if (mark & NAME) made.names.push(row);
      if (mark & VENUE) made.venues.push(row);
      if (mark & NOTE) made.notes.push(row);
    }
    this.found.set(key, made);
    return made;
  }

  /** withAll are the numbers of the groups in which all the words stand, each once; with `named`, in the name. */
  withAll(words: string[], named = false): number[] {
    const had = new Uint8Array(this.end), all: number[] = []; // had: how many of the words
    for (const [i, word] of words.entries()) for (const place of this.placesOf.get(word) ?? []) {
      const n = place >> 1;
      if (had[n] !== i || (named && !(place & 1))) continue;
      had[n] = i + 1;
      if (i + 1 === words.length) all.push(n);
    }
    return all;
  }

  /** named are how many of these words stand in the name of each group, by its number. */
  named(words: Set<string>): Uint16Array {
    const count = new Uint16Array(this.end);
    for (const word of words) for (const place of this.placesOf.get(word) ?? []) count[place >> 1]! += place & 1;
    return count;
  }
}
