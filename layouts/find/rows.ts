// The groups that have been read of an index in shards, each once, by its number in the directory.

import type { Group, Index, Words } from "./index";

export class Rows {
  private readonly rowOf = new Map<number, number>();
  private readonly numbers: number[] = []; // by row
  private readonly numberOfGroup = new Map<Group, number>();
  private readonly cities = new Map<string, number>();
  private readonly words = new Map<string, number[]>(); // word -> numbers × 2, and 1 more where it stands in the name
  private readonly asked = new Set<string>(); // words that a query looks for
  private readonly linked = new Set<string>(); // words of which the rows are in the index

  constructor(private readonly index: Index) {}

  numberOf(group: Group): number | undefined {
    return this.numberOfGroup.get(group);
  }

  /** add puts the groups of a shard behind those that are there. One that is there already may get its name. */
  add(shard: Index, numbers: number[]): void {
    const { index } = this, fresh = new Set<number>(), named = new Set<number>();
    const city = shard.cities.map((one) => {
      const key = `${one.state} ${one.name}`, known = this.cities.get(key);
      if (known) return known;
      this.cities.set(key, index.cities.push(one));
      return index.cities.length;
    });
    const rows = shard.groups.map((group, i) => {
      const number = numbers[i]!, known = this.rowOf.get(number), one = { ...group, city: group.city ? city[group.city - 1]! : 0 };
      if (known !== undefined) {
        const there = index.groups[known]!;
        if (one.name && !there.name) named.add(Object.assign(there, one) && known);
        return known;
      }
      const row = index.groups.push(one) - 1;
      this.rowOf.set(number, row);
      this.numbers.push(number);
      this.numberOfGroup.set(one, number);
      fresh.add(row);
      if (one.name) named.add(row);
      return row;
    });
    for (const [to, from, which] of [[index.nameWords, shard.nameWords, named], [index.venueWords, shard.venueWords, named], [index.noteWords, shard.noteWords, fresh]] as const) {
      for (const [word, list] of from) addRows(to, word, list.map((row) => rows[row]!).filter((row) => which.has(row)));
    }
    for (const word of this.linked) this.link(word, fresh);
  }

  /** addWord takes in the groups of a word. */
  addWord(word: string, places: number[]): void {
    this.words.set(word, [...(this.words.get(word) ?? []), ...places]);
    if ([...this.asked].some((beginning) => word.startsWith(beginning))) this.ask(word);
  }

  /** ask makes a word, and those that begin with it, be found in the groups that are there and in those that come. */
  ask(beginning: string): void {
    this.asked.add(beginning);
    for (const word of this.words.keys()) if (word.startsWith(beginning) && !this.linked.has(word)) {
      this.linked.add(word);
      this.link(word);
    }
  }

  private link(word: string, only?: Set<number>): void {
    const names: number[] = [], notes: number[] = [];
    for (const place of this.words.get(word) ?? []) {
      const row = this.rowOf.get(place >> 1);
      if (row !== undefined && (!only || only.has(row))) (place & 1 ? names : notes).push(row);
    }
    addRows(this.index.nameWords, word, names);
    addRows(this.index.noteWords, word, notes);
  }

  /** withAll are the numbers of the groups in which all the words stand. */
  withAll(words: string[]): number[] {
    const [first = [], ...others] = words.map((word) => (this.words.get(word) ?? []).map((place) => place >> 1)).sort((a, b) => a.length - b.length);
    const sets = others.map((list) => new Set(list));
    return first.filter((n) => sets.every((set) => set.has(n)));
  }
}

function addRows(words: Words, word: string, rows: number[]): void {
  if (!rows.length) return;
  const list = words.get(word), known = new Set(list);
  const more = [...new Set(rows)].filter((row) => !known.has(row));
  if (list) list.push(...more);
  else words.set(word, more);
}
