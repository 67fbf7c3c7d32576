// What the search page says of a result as a whole, and its filters. Builds elements and nothing else: no state, no request, no storage.

import type { Finder } from "./answer/finder";
import { type Choices, FACETS, type Facet, type Result, TIERS } from "./answer/search";
import { h } from "./elements";
import type { Index } from "./index/index";
import { ATTENDANCE, RATINGS } from "./index/record";
import { languageNames } from "./query/dictionary";
import type { Query } from "./query/meaning";
import { counted, fill, listed, locale, number, weekdayName } from "./speak";
import * as words from "./words";

/** troubleText says what could not be had. */
export const troubleText = ({ trouble }: Finder): string => (trouble ? words.troubles[trouble] : "");

/** wordOf looks a key up that a fragment may have brought; what it doesn't know it shows as it stands. */
const wordOf = (table: Record<string, string>, key: string) => (Object.keys(table).includes(key) ? table[key]! : key);

/** labelOf is the name of a value of a facet. */
export function labelOf(facet: Facet, value: string, index: Index | undefined): string {
  switch (facet) {
    case "medication": return wordOf(words.ratings, value);
    case "day": return /^[0-6]$/.test(value) ? weekdayName(Number(value)) : value;
    case "time": return wordOf(words.times, value);
    case "attendance": return wordOf(words.attendance, value);
    case "organization": return index?.organizations.find(({ id }) => id === value)?.name ?? value;
    case "place": return index?.states.find(({ code }) => code === value)?.name ?? value;
    case "audience": return wordOf(words.audience, value);
    case "language": return languageNames(locale())(value);
    case "proof": return wordOf(words.proof, value);
  }
}

const FIXED: Partial<Record<Facet, readonly string[]>> = {
  medication: RATINGS, day: ["1", "2", "3", "4", "5", "6", "0"], time: Object.keys(words.times), attendance: ATTENDANCE, proof: Object.keys(words.proof),
};

/** optionsOf are the values of a facet that some group has, in the order in which they are offered. */
export function optionsOf(facet: Facet, all: Result["counts"], index: Index): { value: string; label: string }[] {
  const values = FIXED[facet]?.filter((value) => all[facet].has(value)) ?? [...all[facet].keys()];
  const options = values.map((value) => ({ value, label: labelOf(facet, value, index) }));
  return FIXED[facet] ? options : options.sort((a, b) => a.label.localeCompare(b.label, locale()));
}

export const groupsText = (count: number, more = false) => counted(more ? words.groupsOrMore : words.groups, count);

/** medicationText says what is known of the groups that were found, for somebody who takes medication. */
export function medicationText({ groups }: Result): string {
  const counts = TIERS.map((tier, at) => [tier, groups.filter((hit) => hit.tier === at).length] as const).filter(([, count]) => count > 0);
  const known = counts.map(([tier, count]) => counted(words.tiers[tier], count)).join(words.tiersJoin);
  const none = groups.length > 0 && counts[0]?.[0] !== "welcomes" && words.noneWelcomes;
  return [none, known && fill(words.tiersEnd, { list: known })].filter(Boolean).join(" ");
}

/** asideText says by which words no group was found, whether they were set aside or all that was asked, and that it looked farther than was asked. */
export function asideText({ aside, wider, hourless, groups }: Result, { wishes }: Query): string {
  const found = groups.length > 0, without = found ? aside : wishes.every(({ kind }) => kind === "word") ? wishes : [];
  return [
    without.length > 0 && fill(found ? words.aside : words.byWords, { words: listed(without.map(({ label }) => label)) }),
    hourless && words.hourless,
    wider > 0 && counted(words.wider, wider),
  ].filter(Boolean).join(" ");
}

export interface Option { input: HTMLInputElement; count: HTMLElement; item: HTMLElement }
export type Options = Map<Facet, Map<string, Option>>;

/** facetLists makes the check boxes, once for an index; showCounts only changes their numbers, so that the focus stays where it is. */
export function facetLists(room: HTMLElement, all: Result["counts"], index: Index, changed: (facet: Facet, value: string, on: boolean) => void, open: boolean): Options {
  const options: Options = new Map();
  room.replaceChildren();
  for (const facet of FACETS) {
    const list = h("ul", { class: "plain" }), made = new Map<string, Option>();
    for (const { value, label } of optionsOf(facet, all, index)) {
      const input = h("input", { type: "checkbox" }), count = h("b");
      const item = h("li", {}, h("label", {}, input, " ", h("span", {}, label), " ", count));
      input.addEventListener("change", () => changed(facet, value, input.checked));
      list.append(item);
      made.set(value, { input, count, item });
    }
    options.set(facet, made);
    if (!made.size) continue;
    const title = words.facets[facet], fieldset = h("fieldset", {}, h("legend", { class: "away" }, title), list);
    room.append(h("details", { class: "facet", open: open && (facet === "medication" || facet === "day") }, h("summary", {}, title), fieldset));
  }
  return options;
}

/** showCounts says how many groups each value would leave, and whether there is any to choose. */
export function showCounts(options: Options, counts: Result["counts"], choices: Choices): boolean {
  let any = false;
  for (const [facet, list] of options) {
    let shown = 0;
    for (const [value, { input, count, item }] of list) {
      const groups = counts[facet].get(value) ?? 0;
      input.checked = choices[facet]?.includes(value) ?? false;
      count.textContent = number(groups);
      item.hidden = groups === 0 && !input.checked;
      if (!item.hidden) shown++;
    }
    for (const { item } of list.values()) item.closest("details")!.hidden = shown === 0;
    any ||= shown > 0;
  }
  return any;
}
