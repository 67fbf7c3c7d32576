// Which groups and articles answer, in which order, and how many would under every filter. Knows the index and what a query wishes,
// and nothing of how either was read or of any page.
//
// The wish "takes medication" is never dropped and never hides a group: it puts them in tiers, and each result says in which it is.

import { type Spot, milesFrom } from "../index/geo";
import { NOWHERE } from "../index/groups";
import type { Index } from "../index/index";
import { Labels } from "../index/labels";
import type { Lexicon } from "../index/lexicon";
import { type Article, type Group, RATINGS } from "../index/record";
import { nextOf } from "../index/schedule";
import { fold, tokens } from "../index/text";
import type { Query, Reading, Wish } from "../query/meaning";
import { NEAR } from "../query/nearby";
import { placesOf, reachOf, spotsOf, wantsGroups } from "../query/wishes";
import { type Asked, type Choices, type Counts, FACETS, type Facet, type Times, asAsked, askedOf, filter } from "./facets";
import { Library, listsOf } from "./library";
import { measureOf } from "./strength";

export { type Choices, type Counts, FACETS, type Facet };
export type Sort = "relevance" | "next" | "nearest";

/** How sure it is that a person on medication is welcome, best first. */
export const TIERS = ["welcomes", "neutral", "made", "varies", "unknown", "restricts"] as const;

export interface Hit { group: Group; tier: number; next?: number; distance?: number } // next: of the meetings that were asked for; distance: in miles
export interface Drop { labels: string[]; wishes: Wish[]; facets: Facet[]; count: number }
export interface Result {
  asked: Asked; // of meetings
  groups: Hit[];
  counts: Counts;
  readFirst: Article[]; // articles that answer
  articles: Article[]; // others that speak of it
  organizations: number[]; // named in the query, places in Index.organizations
  medication: boolean; // groups come in tiers
  drops: Drop[]; // when no group matches: what to give up, and how many groups that gives
  aside: Wish[]; // words that no matching group says, and that were not insisted on
  wider: number; // miles, when nothing was as near as was asked; 0: not so
  hourless: boolean; // none is known to meet at the hour that was asked: these don't say when
  farther: Hit[]; // where few are as near as usual: those a little farther away
  lead: "groups" | "articles"; // what was asked for first
}

const UNKNOWN = RATINGS.indexOf("unknown");
const TIER_OF = [...RATINGS, "made" as const].map((word) => TIERS.indexOf(word)); // by rating; the last is that of an unknown one that exists for medication

/** tierOf says how sure it is that a group is open to people on medication. */
export const tierOf = ({ rating, made }: Pick<Group, "rating" | "made">): number => TIER_OF[rating === UNKNOWN && made ? RATINGS.length : rating]!;

interface Conditions { strengths: Uint8Array[]; times: Times; medication: boolean; distances?: Float64Array } // distances: to the places that were named

/** An Engine answers queries over one index. What it prepares depends on the index alone. */
export class Engine {
  private readonly library: Library;
  private readonly organizations: Labels;
  private readonly states: Labels;
  private cities = new Labels([]);
  private known = -1; // how many cities these are
  private away = { from: "", rows: 0, distances: new Float64Array(0) }; // how far rows are from the places that were named last

  constructor(readonly index: Index, lexicon: Lexicon) {
    this.library = new Library(index, lexicon);
    this.organizations = new Labels(index.organizations.map(({ name, short, aliases }) => [name, short, ...aliases].join(" ")));
    this.states = new Labels(index.states.map(({ name }) => name));
    this.grow();
  }

  /** grow prepares for what has come into the index since: groups and cities behind those that were there. */
  grow(): void {
    const { cities } = this.index;
    if (this.known === cities.length) return;
    this.known = cities.length;
    this.cities = new Labels(cities.map(({ name }) => name));
  }

  /** search answers a query. `here` is where the reader is, for the distances of those who name no place. */
  search(query: Query, choices: Choices, sort: Sort, now: number, here?: Spot): Result {
    const fit = this.nearestFit(query, choices), { conditions, matches, counts, aside, wider, hourless } = fit, asked = askedOf(query.wishes, choices);
    if (here && !conditions.distances) conditions.distances = this.distancesTo([here]);
    const articles = this.library.search(query);
    const about = wantsGroups(query);
    const first = articles.filter(({ answers }) => answers).slice(0, about ? 1 : 3);
    return {
      asked,
      groups: this.order(matches, conditions, query, asked, sort, now),
      get counts() { return counts(); },
      aside, wider, hourless,
      farther: this.farther(query, choices, fit, asked, sort, now),
      lead: first.length && (!about || !matches.length) ? "articles" : "groups",
      readFirst: first.map(({ article }) => article),
      articles: articles.filter((entry) => !first.includes(entry)).slice(0, 10).map(({ article }) => article),
      organizations: query.wishes.filter((wish) => wish.kind === "organization")
        .flatMap((wish) => wish.readings.flatMap((reading) => (reading.kind === "organization" ? reading.is.map((n) => n - 1) : []))),
      medication: conditions.medication,
      drops: matches.length ? [] : this.drops(query.wishes, choices),
    };
  }

  /** nearestFit finds the groups that match. Where none does, whatever was chosen, words that only may stand in a text are set aside
   * first, then those count that give no hour, and then it looks farther than was asked. What was understood is never given up here: drops says what that would give. */
  private nearestFit(query: Query, choices: Choices) {
    let fit = this.fit(query.wishes, choices, [], 0);
    if (fit.matches.length) return fit;
    const some = (one: typeof fit) => this.filter(one.conditions, {}).matches.length > 0;
    const chosen = FACETS.some((facet) => choices[facet]?.length), left = (aside: Wish[]) => chosen || aside.length < query.wishes.length; // who asked for words alone isn’t shown every group
    let found = some(fit);
    const instead = (applies: boolean, aside: Wish[], wider: number, hourless = false) => {
      if (found || !applies) return;
      const other = this.fit(query.wishes, choices, aside, wider, hourless);
      found = some(other);
      if (found) fit = other;
    };
    const texts = query.exact ? [] : query.wishes.filter(saysWords);
    const nowhere = texts.filter((wish) => !this.strength(wish.readings).some(Boolean));
    if (!found && nowhere.length && left(nowhere)) found = some((fit = this.fit(query.wishes, choices, nowhere, 0)));
    instead(texts.length > 0 && left(texts), texts, 0);
    instead(fit.conditions.times.ranges.length > 0, fit.aside, 0, true);
    const reach = reachOf(query.wishes);
    for (const miles of WIDER) instead(reach > 0 && miles > reach, fit.aside, miles);
    const towns = [...fit.aside, ...query.wishes.filter(maybeTown)]; // whose names were only words
    instead(towns.length > fit.aside.length && left(towns), towns, 0);
    return fit;
  }

  /** farther are those up to twice as far away, where the usual distance gives few. Who says how far means it. */
  private farther(query: Query, choices: Choices, near: ReturnType<Engine["fit"]>, asked: Asked, sort: Sort, now: number): Hit[] {
    const usual = placesOf(query.wishes).some(({ miles }) => miles === NEAR);
    if (!usual || near.matches.length >= FEW || near.wider) return [];
    const { matches, conditions } = this.fit(query.wishes, choices, near.aside, 2 * NEAR, near.hourless);
    return this.order(matches.filter((row) => !near.matches.includes(row)), conditions, query, asked, sort, now).slice(0, FEW);
  }

  private fit(wishes: Wish[], choices: Choices, aside: Wish[], wider: number, hourless = false) {
    const kept = wishes.filter((wish) => !aside.includes(wish));
    const conditions = this.conditions(wider ? kept.map((wish) => farther(wish, wider)) : kept);
    conditions.times.hourless = hourless;
    return { conditions, ...this.filter(conditions, choices), aside, wider, hourless };
  }

  /** conditions turns wishes into one strength for each group (0: not satisfied), and what they ask of a meeting. */
  private conditions(wishes: Wish[]): Conditions {
    const times: Times = askedOf(wishes);
    const strengths: Uint8Array[] = [];
    const spots = spotsOf(wishes);
    const distances = spots.length ? this.distancesTo(spots) : undefined;
    for (const wish of wishes) {
      if (!["day", "time", "medication", "here"].includes(wish.kind)) strengths.push(wish.not ? this.strength(wish.readings, distances).map((one) => Number(!one)) : this.strength(wish.readings, distances));
    }
    return { strengths, times, distances, medication: wishes.some(({ kind }) => kind === "medication") };
  }

  /** distancesTo measures how far each group is from the nearest of some places; one that is nowhere is as far as can be. */
  private distancesTo(spots: Spot[]): Float64Array {
    const { is: { north, east }, views: { length } } = this.index.table, from = JSON.stringify(spots);
    if (this.away.from !== from) this.away = { from, rows: 0, distances: new Float64Array(length) };
    const { rows, distances } = this.away;
    if (rows === length) return distances;
    const more = new Float64Array(length), to = spots.map(milesFrom);
    more.set(distances.subarray(0, rows));
    for (let row = rows; row < length; row++) {
      more[row] = Infinity;
      if (north[row] !== NOWHERE) for (const miles of to) more[row] = Math.min(more[row]!, miles(north[row]! / 1000, east[row]! / 1000));
    }
    this.away = { from, rows: length, distances: more };
    return more;
  }

  /** strength is how well each group satisfies any one of the readings. Who is near New York and in New York is nearer than either. */
  private strength(readings: Reading[], distances?: Float64Array): Uint8Array {
    const strength = new Uint8Array(this.index.groups.length);
    const both = readings.some(({ kind }) => kind === "place") && readings.some(({ kind }) => kind === "state");
    for (const reading of readings) {
      const words = reading.kind === "word" ? this.wordStrength(reading) : undefined, measure = reading.kind === "word" ? undefined : measureOf(reading, this.index, distances);
      for (let row = 0; row < strength.length; row++) {
        const one = words ? words[row]! : measure!(row);
        if (both && !words) strength[row]! += one;
        else if (one > strength[row]!) strength[row] = one;
      }
    }
    return strength;
  }

  /** wordStrength is 3 for a word in the name, 2 in that of its organization or place, 1 in its notes. All words must be there. */
  private wordStrength({ stems: words, begins, name }: Extract<Reading, { kind: "word" }>): Uint8Array {
    const { table: { is, views: { length } }, nameWords, venueWords, noteWords } = this.index;
    const all = new Uint8Array(length).fill(words.length ? 3 : 0);
    words.forEach((word, at) => {
      const open = begins === true && at === words.length - 1, one = new Uint8Array(length);
      for (const [list, value] of [[noteWords, 1], [venueWords, 1], [nameWords, 3]] as const) {
        if (!name || list === nameWords) for (const rows of listsOf(list, word, open)) rows.forEach((row) => (one[row] = value));
      }
      if (!name) for (const [texts, column] of [[this.organizations, is.organization], [this.cities, is.city], [this.states, is.state]] as const) {
        const has = new Set(texts.having(word, open));
        if (has.size) for (let row = 0; row < length; row++) if (one[row]! < 2 && has.has(column[row]! - 1)) one[row] = 2;
      }
      for (let row = 0; row < length; row++) if (one[row]! < all[row]!) all[row] = one[row]!;
    });
    return all;
  }

  /** filter finds the groups that match, and how many would with each value of each facet, that facet's own choice set aside. */
  private filter({ strengths, times }: Conditions, choices: Choices): ReturnType<typeof filter> {
    const meets = new Uint8Array(this.index.groups.length).fill(1);
    for (const strength of strengths) for (let row = 0; row < meets.length; row++) if (!strength[row]) meets[row] = 0;
    return filter(this.index, meets, times, choices);
  }

  private order(matches: Int32Array, { strengths, medication, distances }: Conditions, query: Query, asked: Asked, sort: Sort, now: number): Hit[] {
    const { groups, nameWords, table: { is: { verified, rating, made, paused } } } = this.index, bonus = new Uint16Array(groups.length), said = fold(query.text.trim());
    for (const { stem: word } of tokens(query.text)) for (const row of nameWords.get(word) ?? []) bonus[row]!++;
    /** A key says all but the chosen order in one number: tiers for who takes medication, what matches better, the nearer and surer, tiers. */
    const hits = new Array<Hit>(matches.length), keys = new Float64Array(matches.length);
    for (let i = 0; i < matches.length; i++) {
      const row = matches[i]!, apart = distances?.[row], distance = apart === Infinity ? undefined : apart, unsure = verified[row] ? 0 : 1, tier = tierOf({ rating: rating[row]!, made: made[row]! > 0 });
      hits[i] = { group: groups[row]!, tier, next: sort === "next" && !unsure ? nextOf(asAsked(groups[row]!.meetings, asked), now) : undefined, distance };
      let score = bonus[row]!;
      if (score > 1 && fold(groups[row]!.name).includes(said)) score++; // it is called so, word for word
      for (const strength of strengths) score += strength[row]!;
      const cost = Math.min(apart ?? 0, 10_000) + unsure * UNSURE + paused[row]! * 4 * UNSURE;
      keys[i] = ((((medication ? tier : 0) * 256 + 255 - Math.min(score, 255)) * 2 ** 20 + Math.round(cost * 100)) * 2 + unsure) * 8 + tier;
    }
    if (sort === "relevance" && hits.length < MANY) {
      for (let i = 0; i < keys.length; i++) keys[i] = keys[i]! * MANY + i;
      keys.sort();
      return hits.map((_, i) => hits[keys[i]! - Math.floor(keys[i]! / MANY) * MANY]!); // a remainder of numbers as large takes long
    }
    const last = ({ tier }: Hit) => Number(sort === "next" && medication && tier === TIERS.indexOf("restricts"));
    const first = ({ next = Infinity, distance = Infinity }: Hit) => (sort === "next" ? next : sort === "nearest" ? distance : 0);
    const order = [...keys.keys()].sort((a, b) => last(hits[a]!) - last(hits[b]!) || compare(first(hits[a]!), first(hits[b]!)) || keys[a]! - keys[b]! || a - b);
    return order.map((i) => hits[i]!);
  }

  /** drops says what to give up when nothing matches: each wish and each filter alone or, if none alone helps, as few as it takes: one after
   * another until something matches, and then those are taken back that need not be given up. */
  private drops(wishes: Wish[], choices: Choices): Drop[] {
    const drop = (gone: (Wish | Facet)[]): Drop => {
      const given = gone.filter((one): one is Wish => typeof one !== "string"), facets = gone.filter((one): one is Facet => typeof one === "string");
      const kept: Choices = Object.fromEntries(Object.entries(choices).filter(([facet]) => !facets.includes(facet as Facet)));
      const { matches } = this.filter(this.conditions(wishes.filter((wish) => !given.includes(wish))), kept);
      return { labels: given.map(({ label }) => label), wishes: given, facets, count: matches.length };
    };
    const all = [...ORDER.flatMap((kind) => wishes.filter((wish) => wish.kind === kind)), ...FACETS.filter((facet) => choices[facet]?.length)];
    const helping = all.map((one) => drop([one])).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
    if (helping.length) return helping.slice(0, 4);
    const enough = all.findIndex((_, i) => drop(all.slice(0, i + 1)).count > 0) + 1;
    const needed = all.slice(0, enough).reduceRight((gone, one) => {
      const fewer = gone.filter((other) => other !== one);
      return drop(fewer).count > 0 ? fewer : gone;
    }, all.slice(0, enough));
    return enough > 0 ? [drop(needed)] : [];
  }
}

/** The order in which wishes are given up. Medication is not among them. */
const ORDER: Wish["kind"][] = ["word", "any", "right", "proof", "path", "language", "audience", "time", "day", "attendance", "place", "organization", "state"];

/** How far is looked, in miles, when nothing is as near as was asked. */
const WIDER = [50, 100, 250];

/** maybeTown: the words are a town’s name, or just words. */
const maybeTown = ({ kind, readings }: Wish) => kind === "any" && ["word", "place"].every((is) => readings.some((one) => one.kind === is && (one.kind !== "place" || one.state !== "")));

/** saysWords: the wish may be just words that stand in some text. */
const saysWords = (wish: Wish) => wish.kind === "word" || (wish.kind === "any" && wish.readings.some((one) => one.kind === "word") && !maybeTown(wish));

const FEW = 10;

const UNSURE = 5; // miles farther that somebody may go to where it is confirmed that a group meets

const farther = (wish: Wish, miles: number): Wish => ({ ...wish, readings: wish.readings.map((one) => (one.kind === "place" ? { ...one, miles } : one)) });

const compare = (a: number, b: number) => (a === b ? 0 : a - b);

const MANY = 2 ** 18; // what a key and a place in a list have room for in one number
