// Which groups and articles answer, in which order, and how many would under every filter. Knows the index and what a query wishes,
// and nothing of how either was read or of any page.
//
// The wish "takes medication" is never dropped and never hides a group: it puts them in tiers, and each result says in which it is.

import { type Choices, type Counts, FACETS, type Facet, Facets, type Times, inRange } from "./facets";
import { type Spot, nearest } from "./geo";
import { ATTENDANCE, type Article, type Group, type Index, PROOF, RATINGS } from "./index";
import { Library, rowsOf } from "./library";
import type { Lexicon } from "./lexicon";
import { NEAR } from "./nearby";
import { ABOUT_GROUPS, type Query, type Reading, type Wish } from "./query";
import { nextOf } from "./schedule";
import { audienceStrength, placeStrength } from "./strength";
import { stems, tokens } from "./text";

export { type Choices, type Counts, FACETS, type Facet };
export type Sort = "relevance" | "next" | "nearest";

/** How sure it is that a person on medication is welcome, best first. */
export const TIERS = ["welcomes", "neutral", "made", "varies", "unknown", "restricts"] as const;

export interface Hit { group: Group; tier: number; next?: number; distance?: number } // distance: in miles
export interface Drop { labels: string[]; wishes: Wish[]; facets: Facet[]; count: number }
export interface Result {
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

/** tierOf says how sure it is that a group is open to people on medication. */
export function tierOf(group: Group): number {
  const rating = RATINGS[group.rating]!;
  return TIERS.indexOf(rating === "unknown" && group.made ? "made" : rating);
}

interface Conditions { strengths: Uint8Array[]; times: Times; medication: boolean; distances?: Float64Array } // distances: to the places that were named

/** An Engine answers queries over one index. What it prepares depends on the index alone. */
export class Engine {
  private readonly facets: Facets;
  private readonly library: Library;
  private readonly namesOf: { organizations: string[][]; cities: string[][]; states: string[][] };

  constructor(readonly index: Index, lexicon: Lexicon) {
    this.library = new Library(index, lexicon);
    this.facets = new Facets(index);
    this.namesOf = {
      organizations: index.organizations.map(({ name, short, aliases }) => stems([name, short, ...aliases].join(" "))),
      cities: [],
      states: index.states.map(({ name }) => stems(name)),
    };
    this.grow();
  }

  /** grow prepares what has come into the index since: groups and cities behind those that were there. */
  grow(): void {
    const { index, namesOf } = this;
    this.facets.grow();
    for (let row = namesOf.cities.length; row < index.cities.length; row++) namesOf.cities.push(stems(index.cities[row]!.name));
  }

  /** search answers a query. `here` is where the reader is, for the distances of those who name no place. */
  search(query: Query, choices: Choices, sort: Sort, now: number, here?: Spot): Result {
    const fit = this.nearestFit(query, choices), { conditions, matches, counts, aside, wider, hourless } = fit;
    if (here && !conditions.distances) conditions.distances = this.distancesTo([here]);
    const articles = this.library.search(query);
    const about = query.wishes.some(({ readings }) => readings.some(({ kind }) => ABOUT_GROUPS.has(kind))); // who names a day or a place wants groups
    const first = articles.filter(({ answers }) => answers).slice(0, about ? 1 : 3);
    return {
      groups: this.order(matches, conditions, query, sort, now),
      counts, aside, wider, hourless,
      farther: this.farther(query, choices, fit, sort, now),
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
    const some = (one: typeof fit) => one.matches.length > 0 || this.filter(one.conditions, {}).matches.length > 0;
    const chosen = FACETS.some((facet) => choices[facet]?.length), left = (aside: Wish[]) => chosen || aside.length < query.wishes.length; // who asked for words alone isn’t shown every group
    const texts = query.exact ? [] : query.wishes.filter(saysWords);
    const nowhere = texts.filter((wish) => this.strength(wish.readings).every((one) => one === 0));
    for (const aside of [nowhere, texts]) if (aside.length && left(aside) && !some(fit)) {
      const other = this.fit(query.wishes, choices, aside, 0);
      if (aside === nowhere || some(other)) fit = other;
    }
    if (!some(fit) && fit.conditions.times.ranges.length) {
      const other = this.fit(query.wishes, choices, fit.aside, 0, true);
      if (some(other)) fit = other;
    }
    const reach = Math.max(0, ...query.wishes.flatMap(({ readings }) => readings.map((one) => (one.kind === "place" && one.at.length ? one.miles : 0))));
    for (const miles of reach ? WIDER.filter((one) => one > reach) : []) {
      if (some(fit)) break;
      const other = this.fit(query.wishes, choices, fit.aside, miles);
      if (some(other)) fit = other;
    }
    const towns = [...fit.aside, ...query.wishes.filter(maybeTown)]; // whose names were only words
    if (!some(fit) && towns.length > fit.aside.length && left(towns)) {
      const other = this.fit(query.wishes, choices, towns, 0);
      if (some(other)) fit = other;
    }
    return fit;
  }

  /** farther are those up to twice as far away, where the usual distance gives few. Who says how far means it. */
  private farther(query: Query, choices: Choices, near: ReturnType<Engine["fit"]>, sort: Sort, now: number): Hit[] {
    const usual = query.wishes.some(({ readings }) => readings.some((one) => one.kind === "place" && one.at.length > 0 && one.miles === NEAR));
    if (!usual || near.matches.length >= FEW || near.wider) return [];
    const { matches, conditions } = this.fit(query.wishes, choices, near.aside, 2 * NEAR, near.hourless);
    return this.order(matches.filter((row) => !near.matches.includes(row)), conditions, query, sort, now).slice(0, FEW);
  }

  private fit(wishes: Wish[], choices: Choices, aside: Wish[], wider: number, hourless = false) {
    const kept = wishes.filter((wish) => !aside.includes(wish));
    const conditions = this.conditions(wider ? kept.map((wish) => farther(wish, wider)) : kept);
    conditions.times.hourless = hourless;
    return { conditions, ...this.filter(conditions, choices), aside, wider, hourless };
  }

  /** conditions turns wishes into one strength for each group (0: not satisfied), and what they ask of a meeting. */
  private conditions(wishes: Wish[]): Conditions {
    const times: Times = { days: 127, ranges: [] };
    const strengths: Uint8Array[] = [];
    const spots = wishes.flatMap(({ readings }) => readings.flatMap((one) => (one.kind === "place" ? one.at : [])));
    const distances = spots.length ? this.distancesTo(spots) : undefined;
    for (const wish of wishes) {
      if (wish.kind === "day") times.days &= wish.readings.reduce((days, reading) => (reading.kind === "day" ? days | reading.days : days), 0) ^ (wish.not ? 127 : 0);
      else if (wish.kind === "time") for (const reading of wish.readings) reading.kind === "time" && times.ranges.push([reading.from, reading.to]);
      else if (wish.kind !== "medication" && wish.kind !== "here") strengths.push(wish.not ? this.strength(wish.readings).map((one) => Number(!one)) : this.strength(wish.readings, distances));
    }
    return { strengths, times, distances, medication: wishes.some(({ kind }) => kind === "medication") };
  }

  private distancesTo(spots: Spot[]): Float64Array {
    return Float64Array.from(this.index.groups, ({ at }) => nearest(at, spots));
  }

  /** strength is how well each group satisfies any one of the readings. Who is near New York and in New York is nearer than either. */
  private strength(readings: Reading[], distances?: Float64Array): Uint8Array {
    const strength = new Uint8Array(this.index.groups.length);
    const both = readings.some(({ kind }) => kind === "place") && readings.some(({ kind }) => kind === "state");
    for (const reading of readings) {
      if (reading.kind === "word") {
        this.wordStrength(reading).forEach((one, i) => one > strength[i]! && (strength[i] = one));
        continue;
      }
      const state = reading.kind === "state" ? 1 + this.index.states.findIndex(({ code }) => code === reading.is) : 0;
      this.index.groups.forEach((group, i) => {
        const one = reading.kind === "place" ? placeStrength(group, reading, distances?.[i]) : this.satisfies(group, reading, state);
        if (both) strength[i]! += one;
        else if (one > strength[i]!) strength[i] = one;
      });
    }
    return strength;
  }

  private satisfies(group: Group, reading: Exclude<Reading, { kind: "word" | "place" }>, state: number): number {
    const flags = this.index.organizations[group.organization - 1]?.flags;
    switch (reading.kind) {
      case "medication": case "here": return 1;
      case "right": return (group.rights >> reading.bit) & 1;
      case "day": return Number(group.meetings.some(({ days }) => days & reading.days));
      case "time": return Number(group.meetings.some(({ start }) => inRange(start, reading.from, reading.to)));
      case "attendance": return Number(reading.is.includes(ATTENDANCE[group.attendance]!));
      case "organization": return Number(reading.is.includes(group.organization));
      case "path": return Number(flags !== undefined && Boolean(flags & reading.flag) === reading.has);
      case "state": return Number(state > 0 && group.state === state);
      case "audience": return audienceStrength(group, reading.is, flags ?? 0);
      case "language": return Number(group.languages.includes(reading.is));
      case "proof": return PROOF[group.proof] === "yes" ? 2 : Number(PROOF[group.proof] === "depends");
    }
  }

  /** wordStrength is 3 for a word in the name, 2 in that of its organization or place, 1 in its notes. All words must be there. */
  private wordStrength({ stems: words, begins, name }: Extract<Reading, { kind: "word" }>): Uint8Array {
    const { groups, nameWords, venueWords, noteWords } = this.index;
    let all: Uint8Array | undefined;
    words.forEach((word, at) => {
      const open = begins === true && at === words.length - 1;
      const one = new Uint8Array(groups.length);
      for (const [list, value] of [[noteWords, 1], [venueWords, 1], [nameWords, 3]] as const) {
        if (!name || list === nameWords) for (const row of rowsOf(list, word, open)) one[row] = value;
      }
      const has = (names: string[]) => names.some((name) => (open ? name.startsWith(word) : name === word));
      const { organizations, cities, states } = this.namesOf;
      const named = [organizations.map(has), cities.map(has), states.map(has)] as const;
      groups.forEach((group, i) => {
        if (!name && one[i]! < 2 && (named[0][group.organization - 1] || named[1][group.city - 1] || named[2][group.state - 1])) one[i] = 2;
      });
      all = all?.map((before, i) => Math.min(before, one[i]!)) ?? one;
    });
    return all ?? new Uint8Array(groups.length);
  }

  /** filter finds the groups that match, and how many would with each value of each facet, that facet's own choice set aside. */
  private filter(conditions: Conditions, choices: Choices): { matches: number[]; counts: Counts } {
    return this.facets.filter(this.index.groups, (row) => conditions.strengths.every((strength) => strength[row]), conditions.times, choices);
  }

  private order(matches: number[], conditions: Conditions, query: Query, sort: Sort, now: number): Hit[] {
    const { groups, nameWords } = this.index;
    const bonus = new Map<number, number>();
    for (const { stem: word } of tokens(query.text)) for (const row of nameWords.get(word) ?? []) bonus.set(row, (bonus.get(row) ?? 0) + 1);
    const entries = matches.map((row) => {
      const group = groups[row]!, tier = tierOf(group);
      const score = conditions.strengths.reduce((sum, strength) => sum + strength[row]!, bonus.get(row) ?? 0);
      const next = sort === "next" && group.verified ? nextOf(group.meetings, now) : undefined;
      const apart = conditions.distances?.[row], distance = apart === Infinity ? undefined : apart;
      const cost = (apart === undefined ? 0 : Math.min(apart, 10_000)) + (group.verified ? 0 : UNSURE) + (group.paused ? 4 * UNSURE : 0);
      return { row, group, tier, score, next, distance, cost };
    });
    const last = TIERS.indexOf("restricts");
    entries.sort((a, b) =>
      (sort === "next" ? Number(conditions.medication && a.tier === last) - Number(conditions.medication && b.tier === last) || compareTimes(a.next, b.next) : 0) ||
      (sort === "nearest" ? compareTimes(a.distance, b.distance) : 0) ||
      (conditions.medication ? a.tier - b.tier : 0) ||
      b.score - a.score || (conditions.distances ? a.cost - b.cost : 0) || Number(b.group.verified) - Number(a.group.verified) || a.tier - b.tier || a.row - b.row);
    return entries;
  }

  /** drops says what to give up when nothing matches: each wish and each filter alone, or, if none alone helps, as few as it takes. */
  private drops(wishes: Wish[], choices: Choices): Drop[] {
    const count = (left: Wish[], kept: Choices) => this.filter(this.conditions(left), kept).matches.length;
    const droppable = ORDER.flatMap((kind) => wishes.filter((wish) => wish.kind === kind));
    const facets = FACETS.filter((facet) => choices[facet]?.length);
    const single: Drop[] = [
      ...droppable.map((wish) => ({ labels: [wish.label], wishes: [wish], facets: [], count: count(wishes.filter((other) => other !== wish), choices) })),
      ...facets.map((facet) => ({ labels: [], wishes: [], facets: [facet], count: count(wishes, { ...choices, [facet]: [] }) })),
    ];
    const helping = single.filter((drop) => drop.count > 0).sort((a, b) => b.count - a.count);
    if (helping.length) return helping.slice(0, 4);
    return this.severalDrops(wishes, choices, [...droppable, ...facets], count);
  }

  /** severalDrops gives up one after another until something matches, and then takes back what need not be given up. */
  private severalDrops(wishes: Wish[], choices: Choices, order: (Wish | Facet)[], count: (left: Wish[], kept: Choices) => number): Drop[] {
    const left = (gone: (Wish | Facet)[]) =>
      count(wishes.filter((wish) => !gone.includes(wish)), Object.fromEntries(Object.entries(choices).filter(([facet]) => !gone.includes(facet as Facet))));
    const enough = order.findIndex((_, i) => left(order.slice(0, i + 1)) > 0);
    if (enough < 0) return [];
    let gone = order.slice(0, enough + 1);
    for (const one of [...gone].reverse()) {
      const fewer = gone.filter((other) => other !== one);
      if (left(fewer) > 0) gone = fewer;
    }
    const given = gone.filter((one): one is Wish => typeof one !== "string");
    return [{ labels: given.map((wish) => wish.label), wishes: given, facets: gone.filter((one): one is Facet => typeof one === "string"), count: left(gone) }];
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

const compareTimes = (a = Infinity, b = Infinity) => (a === b ? 0 : a - b);
