// The places of a result: a part for each state that opens, and in it one for each city. Each leads to the place's own page as well.

import type { Asked } from "./answer/facets";
import { type City, type Country, type State, regionsOf } from "./answer/regions";
import type { Hit } from "./answer/search";
import { distanceText, groupItem } from "./card";
import { type Child, type Opened, folded, h } from "./elements";
import type { Index } from "./index/index";
import { counted, fill, locale } from "./speak";
import * as words from "./words";

const FEW = 12; // groups that are shown at once, without a part to open

/** regionView is where the groups are that were found. */
export function regionView(hits: Hit[], index: Index, asked: Asked, now: number, opened: Opened): Node[] {
  const { countries, anywhere, nowhere } = regionsOf(hits, index);
  const list = (some: Hit[]) => h("ol", { class: "results plain" }, ...some.map((hit) => groupItem(hit, index, asked, now)));
  const few = hits.length <= FEW, alone = countries.length === 1 && countries[0]!.states.length === 1;

  const part = (key: string, name: string, { count, distance }: { count: number; distance?: number }, open: boolean, content: () => Child[]) => {
    const found = counted(words.groups, count), away = distance === undefined ? found : counted(words.placeAway, count, { found, distance: distanceText(distance) });
    return folded(opened, { key, summary: [h("b", {}, name), " ", h("span", { class: "small muted" }, away)], content, open, look: "region" });
  };
  const cityView = (state: State) => ({ name, address, hits, distance }: City) =>
    part(`${state.address}${name}`, name || words.stateNoCity, { count: hits.length, distance }, few || state.cities.length === 1, () =>
      [address && door(address, fill(words.allGroupsIn, { place: name })), list(hits)]);
  const stateView = (country: Country) => (state: State) => {
    const name = state.name || countryName(country.code), address = state.address || country.address;
    return part(address, name, state, few || alone, () => [door(address, fill(words.allGroupsIn, { place: name })), ...state.cities.map(cityView(state))]);
  };
  return [
    ...countries.flatMap((country) => [...(countries.length > 1 ? [h("h3", {}, countryName(country.code))] : []), ...country.states.map(stateView(country))]),
    ...(anywhere.length ? [part("anywhere", words.anywhere, { count: anywhere.length }, few, () => [door("/groups/online/", words.anywhereNote), list(anywhere)])] : []),
    ...(nowhere.length ? [part("nowhere", words.elsewhere, { count: nowhere.length }, few, () => [list(nowhere)])] : []),
  ];
}

const door = (address: string, text: string) => h("p", { class: "small" }, h("a", { href: address }, text));

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: "region" }).of(code) ?? code;
  } catch {
    return code; // an old browser, or a code that is none
  }
}
