// Which shards of words and articles a query needs: those of the words that no list explains, of what articles are asked about, and the
// cells of the groups in which such words stand.

import { damaged } from "../index/columns";
import { stems } from "../index/text";
import type { Query } from "../query/meaning";
import { type Shelf, TEXTS } from "./shelf";

const FOLDER = 32;
const OTHERS = 3; // ways to say a term of which the words are looked up
const BLOCKS = 6; // articles that are read
const FINE = 2 ** 16; // a score is a whole number of such parts

export class Texts {
  private readonly shards = new Map<string, number>(); // of the words that were asked
  private borne: { key: string; cells: [number, number][] | undefined } = { key: "", cells: undefined }; // the bearers that were looked for last
  private ranked: { key: string; rows: number[] } = { key: "", rows: [] }; // the articles that were looked for last

  constructor(private readonly shelf: Shelf, private readonly missing: (files: string[]) => string[]) {}

  /** words are the shards of the words that no meaning was found for; `names` adds those by which a group's name tells whom it is for. */
  words(query: Query, names: boolean): string[] {
    const looked = query.wishes.filter(({ kind }) => kind === "word" || kind === "any" || (names && kind === "audience"));
    const placed = query.wishes.some(({ readings }) => readings.some(({ kind }) => kind === "place" || kind === "state")); // there all are read that may be meant
    return [...looked.flatMap(({ readings }) => readings.flatMap((one) => (one.kind === "word" ? this.shardsOf(one.stems, one.begins, true) : []))), ...(looked.length && !placed ? this.shardsOf(query.loose ?? [], false, true) : [])];
  }

  /** terms are the shards of the words of which articles are asked; `all` adds other words for the same. */
  terms(query: Query, all: boolean): string[] {
    return query.terms.filter(({ light }) => !light).flatMap(({ any, begins }) => this.shardsOf(any.slice(0, all ? OTHERS : 1).flat(), begins));
  }

  /** next is what the articles need next: the shards of what was asked, blocks of articles, and, where none answers, the shards of other words for it. */
  next(query: Query, answered: boolean): string[] {
    const terms = this.missing(this.terms(query, false)), left = terms.length ? terms : this.missing(this.articles(query));
    return left.length || answered ? left : this.missing(this.terms(query, true));
  }

  /** shardsOf are the shards in which words and their plurals stand, and, where the last word may go on, the one behind it; with `long`, also
   * the long lists of groups that lie beside them. */
  private shardsOf(words: string[], begins = false, long = false): string[] {
    const { terms, index } = this.shelf;
    const shardOf = (word: string) => {
      let at = this.shards.get(word);
      if (at === undefined) {
        const after = terms.findIndex((first) => first > word);
        this.shards.set(word, (at = after < 0 ? terms.length - 1 : Math.max(0, after - 1)));
      }
      return at;
    };
    const found = words.filter((word) => terms.length > 0 && !index.stop.has(word)).flatMap((word, i) => {
      const at = [shardOf(word), shardOf(word + "s")], next = at[1]! + 1;
      return begins && i === words.length - 1 && terms[next]?.startsWith(word) ? [...at, next] : at;
    });
    return [...new Set(found)].flatMap((n) => [this.blockOf("t", n), ...(long && this.shelf.long[n] === "1" ? [this.blockOf("t", n).replace(/\d+\.json/, "n$&")] : [])]);
  }

  private blockOf(kind: "t" | "a", n: number): string {
    return `${kind}/${this.shelf.folders[kind][Math.floor(n / FOLDER)] ?? damaged(kind)}/${n}.json`;
  }

  /** articles are the blocks of the articles that speak most of what was asked. */
  articles({ terms }: Query): string[] {
    const key = JSON.stringify([this.shelf.index.version, terms]);
    if (key !== this.ranked.key) this.ranked = { key, rows: this.rank(terms) };
    return this.ranked.rows.filter((row) => !this.shelf.ready.has(row)).map((row) => this.blockOf("a", Math.floor(row / TEXTS)));
  }

  private rank(terms: Query["terms"]): number[] {
    const { articleWords, articles } = this.shelf.index, score = new Int32Array(articles.length), best = new Int32Array(articles.length), found: number[] = [];
    for (const { any, light } of terms) {
      const rows: number[] = []; // that have the term
      for (const list of any.slice(0, OTHERS)) for (const word of list) {
        const entries = articleWords.get(word) ?? [], rarity = Math.round(FINE * Math.log(1 + articles.length / (entries.length || 1)) * (light ? 0.3 : 1) / list.length);
        for (const entry of entries) {
          const row = entry >> 2, one = rarity * ((entry & 3) + 1);
          if (!best[row]) rows.push(row);
          if (one > best[row]!) best[row] = one;
        }
      }
      for (const row of rows) {
        if (!score[row]) found.push(row);
        score[row]! += best[row]!;
        best[row] = 0;
      }
    }
    const first: number[] = [];
    for (const row of found) {
      if (score[row]! <= score[first[BLOCKS - 1]!]!) continue;
      const at = first.findIndex((other) => score[other]! < score[row]!);
      first.splice(at < 0 ? BLOCKS : at, 0, row);
      if (first.length > BLOCKS) first.pop();
    }
    return first;
  }

  /** bearers are the cells of the groups in which all the words stand or, where there is none, the rarest of them, each with how many such
   * groups it has: those first in whose names most of what was asked stands. Undefined where no word is in any list: then it stands in
   * none, or in very many. */
  bearers(query: Query): [cell: number, groups: number][] | undefined {
    const { index, rows, room } = this.shelf, key = JSON.stringify([index.version, query.wishes, query.loose]);
    if (key === this.borne.key) return this.borne.cells;
    const lists = query.wishes.filter(({ kind, not }) => !not && (kind === "word" || kind === "any")).map(({ readings }) => {
      const [list = [], ...more] = readings.flatMap((one) => (one.kind === "word" ? [rows.withAll(one.stems, one.name)] : []));
      return more.length ? [...new Set(list.concat(...more))] : list;
    }).filter((list) => list.length > 0);
    const [first = [], ...others] = lists.sort((a, b) => a.length - b.length), words = first.length ? rows.named(new Set(stems(query.text))) : [];
    const every = others.reduce((left, list) => {
      const has = new Set(left); // the shorter list
      return list.filter((n) => has.has(n));
    }, first);
    const most = new Map<number, [words: number, groups: number]>(); // by cell
    for (const n of every.length ? every : first) {
      const cell = Math.floor(n / room), known = most.get(cell), has = words[n]!;
      if (!known || known[0] < has) most.set(cell, [has, 1]);
      else if (known[0] === has) known[1]++;
    }
    const cells = [...most].sort(([a, one], [b, other]) => other[0] - one[0] || other[1] - one[1] || a - b).map(([cell, [, groups]]): [number, number] => [cell, groups]);
    this.borne = { key, cells: lists.length ? cells : undefined };
    return this.borne.cells;
  }
}
