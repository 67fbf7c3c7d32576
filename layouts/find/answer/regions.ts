// The groups of a result by country, state and city. Reckons and shows nothing: regionview.ts shows it.

import type { Index } from "../index/index";
import { ATTENDANCE } from "../index/record";
import { fold } from "../index/text";
import type { Hit } from "./search";

export interface City { name: string; address: string; hits: Hit[]; distance?: number } // name "": not known; address: its page; distance: of the nearest
export interface State { name: string; address: string; cities: City[]; count: number; distance?: number } // name "": not known
export interface Country { code: string; address: string; states: State[]; count: number; distance?: number }
export interface Regions { countries: Country[]; anywhere: Hit[]; nowhere: Hit[] } // those without a place: joined from anywhere, or not known where

/** slug is the part of an address for a name, as group.Slug writes it; "" where a letter is not one of those. */
export function slug(name: string): string {
  const plain = fold(name).replace(/['’.]/g, "");
  return /^[\x20-\x7e]*$/.test(plain) ? plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") : "";
}

/** regionsOf sorts the nearest first, and where nobody said from where, countries by their groups and the rest by name. */
export function regionsOf(hits: Hit[], index: Index): Regions {
  const regions: Regions = { countries: [], anywhere: [], nowhere: [] };
  const countries = new Map<string, Country>(), states = new Map<number, State>(), cities = new Map<string, City>();
  for (const hit of hits) {
    const { group, distance } = hit, known = index.states[group.state - 1];
    if (!known) {
      (["online", "phone", "hybrid"].includes(ATTENDANCE[group.attendance]!) ? regions.anywhere : regions.nowhere).push(hit);
      continue;
    }
    const [before, after] = known.code.split("-"), code = after === undefined ? "US" : before!, own = after ?? before!;
    const country = found(countries, code, regions.countries, () => ({ code, address: `/groups/${code.toLowerCase()}/`, states: [], count: 0 }));
    const state = found(states, group.state, country.states, () => ({ name: own && known.name, address: own && `${country.address}${own.toLowerCase()}/`, cities: [], count: 0 }));
    const city = found(cities, `${group.state} ${group.city}`, state.cities, () => cityOf(index.cities[group.city - 1]?.name ?? "", state));
    city.hits.push(hit);
    for (const place of [country, state]) place.count++;
    for (const place of [country, state, city]) if (distance !== undefined) place.distance = Math.min(distance, place.distance ?? Infinity);
  }
  for (const state of states.values()) state.cities.sort(order);
  for (const { states } of regions.countries) states.sort(order);
  regions.countries.sort((a, b) => apart(a, b) || b.count - a.count);
  return regions;
}

function found<K, V>(known: Map<K, V>, key: K, list: V[], make: () => V): V {
  let one = known.get(key);
  if (!one) known.set(key, (one = make())), list.push(one);
  return one;
}

function cityOf(name: string, state: State): City {
  const last = slug(name);
  return { name, address: last && state.address && `${state.address}${last}/`, hits: [] };
}

/** apart puts the nearer first, and what is near nothing last. */
export function apart({ distance: a = Infinity }: { distance?: number }, { distance: b = Infinity }: { distance?: number }): number {
  return a === b ? 0 : a - b;
}

const order = (a: State | City, b: State | City) => apart(a, b) || Number(!a.name) - Number(!b.name) || a.name.localeCompare(b.name);
