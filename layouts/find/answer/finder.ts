// One search from words to answer, without a page: it reads the words, asks the store for the files that they need, and lets the
// engine answer. The page and the query tool are both built on it, so that what is measured is what readers get.

import { DamagedIndex, parse } from "../index/columns";
import type { Spot } from "../index/geo";
import { VERSION, readIndex } from "../index/index";
import { readLexicon } from "../index/lexicon";
import { today } from "../index/schedule";
import { tokens } from "../index/text";
import { isQuestion, mayBeName, placeFiles } from "../query/asked";
import { type Dictionary, makeDictionary } from "../query/dictionary";
import type { Query } from "../query/meaning";
import { readQuery } from "../query/query";
import { Plan } from "./plan";
import { type Choices, Engine, type Hit, type Result, type Sort } from "./search";
import { Shelf } from "./shelf";

/** It is true in the script of a site whose index is one file: what reads shards is then left out of it (generator/page/assets.go). */
declare const WHOLE_INDEX: true;

/** A Store reads a file of the folder /search/ by its name. Nothing else ever leaves the device. */
export interface Store { read(name: string): Promise<string> }

/** What could not be had: the whole index, a table of places, or another part. */
export type Trouble = "damaged" | "notLoaded" | "placesNotLoaded" | "partNotLoaded";

export class Finder {
  dictionary: Dictionary | undefined;
  engine: Engine | undefined;
  here: Spot | undefined; // where the reader is, when the reader has said so
  trouble: Trouble | "" = "";
  cause: unknown; // of the trouble
  shelf: Shelf | undefined; // where the index is cut into shards
  private plan: Plan | undefined; // the same
  private readonly loading = new Map<string, Promise<void>>();

  constructor(private readonly store: Store) {}

  /** open reads what readers say, and the index, or the manifest and lexicon of one that is cut into shards, as it stands on a day. `beside` names the file of phrases and, of a cut index, the lexicon. */
  async open(name: string, now = new Date(), beside = ""): Promise<void> {
    this.trouble = "";
    try {
      const [phrases = "", lexicon] = beside.split(" ");
      const said = this.store.read(phrases), more = lexicon ? this.store.read(lexicon) : undefined; // at the same time
      for (const one of [said, more]) one?.catch(() => undefined); // it is said below
      const text = await this.store.read(name), date = today(now);
      if (typeof WHOLE_INDEX === "undefined" && name.startsWith("m.")) {
        const manifest = parse(text, "many-roads-manifest");
        if (manifest.version !== VERSION) throw new DamagedIndex("The search file is newer than this page.");
        this.shelf = new Shelf(manifest, await (more ?? this.store.read(String(manifest.lexicon))), date);
        this.plan = new Plan(this.shelf);
      }
      const index = this.shelf?.index ?? readIndex(text, date);
      this.dictionary = makeDictionary(readLexicon(await said), index);
      this.engine = new Engine(index, this.dictionary.lexicon);
    } catch (error) {
      this.trouble = error instanceof DamagedIndex ? "damaged" : "notLoaded";
      this.cause = error;
    }
  }

  read(text: string, exact = false, now = new Date()): Query {
    return readQuery(text, this.dictionary, now, exact, this.here);
  }

  /** missing are the files that would help to read a query, and that were not asked for yet. */
  missing(query: Query): string[] {
    return this.dictionary ? this.fresh(placeFiles(query, this.dictionary)) : [];
  }

  /** ahead is what a question, a group's name, or a place that is known already, needs whatever the tables of places say, so that it can be asked for together with them. */
  ahead(query: Query): string[] {
    if (!this.plan) return [];
    const { lexicon } = this.dictionary!, typed = tokens(query.text), spans = query.wishes.flatMap((wish) => (wish.kind === "place" ? wish.spans : []));
    const other = spans.some(([from, to]) => typed.some(({ word }, i) => lexicon.either.test(word) && (typed[i - 1]?.end === to || typed[i + 1]?.start === from))); // "boston or cambridge"
    return this.fresh(this.plan.ahead(query, isQuestion(query, this.dictionary!), mayBeName(query, this.dictionary!), spans.length > 0 && !other));
  }

  private fresh = (files: string[]) => files.filter((file) => !this.loading.has(file));

  /** next are the shards that a query needs after what was found so far; where the index is whole there are none. Of the groups that
   * were found, the first `cards` are to have their names; one that has none yet is counted, and not shown. */
  next(query: Query, choices: Choices, result: Result | undefined, want?: number, cards = want): string[] {
    return this.fresh(this.plan?.next(query, choices, result, want, cards) ?? []);
  }

  /** names are the shards that bring the names of some groups. */
  names(hits: Hit[]): string[] {
    return this.fresh(this.plan?.nameless({ groups: hits, farther: [] }, hits.length) ?? []);
  }

  /** partial tells whether groups may match that are in no file that was read: elsewhere than near a place it stops when there are enough. */
  partial(query: Query, choices: Choices, result: Result): boolean {
    return this.plan !== undefined && (this.plan.lost.size > 0 || this.plan.next(query, choices, result, Infinity, 0).length > 0);
  }

  /** load asks for files. One that doesn't come is said once, and the rest goes on without it. */
  async load(files: string[]): Promise<void> {
    for (const file of files) if (!this.loading.has(file)) this.loading.set(file, this.loadOne(file));
    await Promise.all(files.map((file) => this.loading.get(file)));
    this.engine?.grow();
  }

  private async loadOne(file: string): Promise<void> {
    try {
      const text = await this.store.read(file);
      if (isPlaces(file)) this.dictionary!.places.add(file, text);
      else this.shelf!.add(file, text);
    } catch (error) {
      this.plan?.lost.add(file);
      this.trouble = isPlaces(file) ? "placesNotLoaded" : "partNotLoaded";
      this.cause = error;
    }
  }

  /** waiting tells whether a file of a query is still on its way. */
  waiting(query: Query): boolean {
    return query.files.some((file) => this.loading.has(file) && !this.dictionary?.places.loaded.has(file)) && !this.trouble;
  }

  search(query: Query, choices: Choices = {}, sort: Sort = "relevance", now = Date.now()): Result {
    return this.engine!.search(query, choices, sort, now, this.here);
  }

  /** answer does all of it, one step after another, and says after each how far it is. */
  async answer(text: string, { exact = false, choices = {}, sort = "relevance", now = new Date(), step = () => {} }: Asking = {}): Promise<{ query: Query; result: Result }> {
    let query = this.read(text, exact, now);
    for (let files = this.missing(query); files.length; files = this.missing(query)) {
      await this.load([...files, ...this.ahead(query)]);
      query = this.read(text, exact, now);
    }
    const look = () => this.search(query, choices, sort, now.getTime());
    const before = this.next(query, choices, undefined);
    if (before.length) await this.load(before);
    let result = look();
    step(result);
    for (let files = this.next(query, choices, result); files.length; files = this.next(query, choices, result)) {
      await this.load(files);
      result = look();
      step(result);
    }
    return { query, result };
  }
}

export interface Asking { exact?: boolean; choices?: Choices; sort?: Sort; now?: Date; step?: (result: Result) => void }

const isPlaces = (file: string) => file.startsWith("z/") || file.startsWith("p/");
