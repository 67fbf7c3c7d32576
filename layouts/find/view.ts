// What the search page shows for what was found. Builds elements and nothing else: no state, no request, no storage.
// Results carry the classes of group/card.html, so that a list looks the same from both.

import { ATTENDANCE, type Article, type Index, RATINGS } from "./index";
import { AUDIENCES, DAYS } from "./lexicon";
import { languageNames } from "./dictionary";
import { type Choices, FACETS, type Facet, type Hit, type Result, TIERS } from "./search";
import { nextOf, offset } from "./schedule";

type Child = Node | string | false | undefined;

/** h makes an element. A value of false or undefined leaves an attribute or a child out. */
export function h<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string | boolean | undefined> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

const BADGES: Record<string, [icon: string, word: string]> = {
  welcomes: ["✓", "Medication welcome"], neutral: ["○", "No limits found"], varies: ["≈", "Varies: ask first"],
  restricts: ["!", "Restricts"], unknown: ["?", "Not known yet"],
};
const ATTENDANCES: Record<string, string> = { "in-person": "In person", online: "Online", hybrid: "In person and online", phone: "By telephone", unknown: "Not known" };
const TIMES: Record<string, string> = { morning: "Morning", afternoon: "Afternoon", evening: "Evening", night: "Night" };
const PROOFS: Record<string, string> = { yes: "Yes", depends: "Depends: ask first", no: "No" };

export const TITLES: Record<Facet, string> = {
  medication: "Medication", day: "Day", time: "Time of day", attendance: "How to take part", organization: "Path", place: "State",
  audience: "For whom", language: "Language", proof: "Proof of attendance",
};

/** labelOf is the name of a value of a facet. */
export function labelOf(facet: Facet, value: string, index: Index): string {
  const language = languageNames("en");
  switch (facet) {
    case "medication": return BADGES[value]?.[1] ?? value;
    case "day": return DAYS[Number(value)] ?? value;
    case "time": return TIMES[value] ?? value;
    case "attendance": return ATTENDANCES[value] ?? value;
    case "organization": return index.organizations.find(({ id }) => id === value)?.name ?? value;
    case "place": return index.states.find(({ code }) => code === value)?.name ?? value;
    case "audience": return AUDIENCES[value]?.[0].replace(/^For (the )?(.)/, (_, __, first: string) => first.toUpperCase()) ?? value;
    case "language": return language(value);
    case "proof": return PROOFS[value] ?? value;
  }
}

const FIXED: Partial<Record<Facet, string[]>> = {
  medication: [...RATINGS], day: ["1", "2", "3", "4", "5", "6", "0"], time: Object.keys(TIMES), attendance: [...ATTENDANCE], proof: Object.keys(PROOFS),
};

/** optionsOf are the values of a facet that some group has, in the order in which they are offered. */
export function optionsOf(facet: Facet, all: Result["counts"], index: Index): { value: string; label: string }[] {
  const values = FIXED[facet]?.filter((value) => all[facet].has(value)) ?? [...all[facet].keys()];
  const options = values.map((value) => ({ value, label: labelOf(facet, value, index) }));
  return FIXED[facet] ? options : options.sort((a, b) => a.label.localeCompare(b.label));
}

const plural = (count: number, one: string, many = one + "s") => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
export const groupsText = (count: number) => plural(count, "group");

/** medicationText says what is known of the groups that were found, for somebody who takes medication. */
export function medicationText({ groups }: Result): string {
  const count = (tier: (typeof TIERS)[number]) => groups.filter((hit) => TIERS[hit.tier] === tier).length;
  const parts = [
    [count("welcomes"), "welcomes people on medication", "welcome people on medication"],
    [count("neutral"), "sets no limits that we found", "set no limits that we found"],
    [count("made"), "is meant for people on medication but has not been confirmed", "are meant for people on medication but have not been confirmed"],
    [count("varies"), "varies", "vary"],
    [count("unknown"), "has not told us", "have not told us"],
    [count("restricts"), "restricts, and stands last", "restrict, and stand last"],
  ] as const;
  const known = parts.filter(([n]) => n > 0).map(([n, one, many]) => `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`);
  const none = count("welcomes") === 0 && groups.length > 0 ? "We know of no group here that has said it welcomes people on medication. " : "";
  return `${none}${known.join("; ")}${known.length ? ". Ask before you go where it is not known." : ""}`;
}

/** asideText says which words were set aside, and that it looked farther than was asked. */
export function asideText({ aside, wider, hourless, groups }: Result): string {
  const words = aside.map(({ label }) => label).join(" and ");
  const parts = [
    words && groups.length > 0 && `No group here says ${words}, so we looked for the rest.`,
    hourless && "None is known to meet at that hour. These don’t say at which hour they meet.",
    wider > 0 && `Nothing is as near as that. These are within ${wider} miles.`,
  ];
  return parts.filter(Boolean).join(" ");
}

const awayText = (hit: Hit) => hit.distance !== undefined && `${hit.group.rough && hit.distance >= 1 ? "about " : ""}${hit.distance < 1 ? "less than a mile" : `${Math.round(hit.distance)} ${Math.round(hit.distance) === 1 ? "mile" : "miles"}`} away`;

export function badge({ group }: Hit): HTMLElement {
  const rating = RATINGS[group.rating]!, [icon, word] = BADGES[rating]!;
  const detail = rating === "restricts" ? `: ${group.restricted.toLowerCase() || "ask what"}` : "";
  return h("span", { class: `badge ${rating}` }, h("span", { "aria-hidden": "true" }, icon), " ", h("span", {}, word + detail));
}

const clock = (at: number, zone: string, more: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, hour: "numeric", minute: "2-digit", ...more }).format(at);

/** whenOf is the next meeting of a verified group: where it is, or, where one joins from home, in the reader's own time. */
function whenOf(hit: Hit, now: number): [big: string, small: string] {
  const { group } = hit;
  if (group.paused) return ["Paused", "not meeting now"];
  if (!group.verified) return ["Ask first", "times not confirmed"];
  const next = hit.next ?? nextOf(group.meetings, now);
  if (next === undefined) return ["Ask", "no times given"];
  const own = group.meetings[0]!.zone;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone || own;
  const away = ["online", "phone"].includes(ATTENDANCE[group.attendance]!) && offset(here, next) !== offset(own, next);
  const zone = away ? here : own;
  const days = Math.round((next - now) / 86_400_000);
  const date = clock(next, zone, { hour: undefined, minute: undefined, weekday: "short", ...(days > 5 ? { month: "short", day: "numeric" } : {}) });
  return [clock(next, zone), `${date}${away ? ", your time" : ""}, ${wait(next - now)}`];
}

function wait(time: number): string {
  const minutes = Math.round(time / 60_000);
  if (minutes < 90) return minutes < 1 ? "now" : `in ${minutes} min`;
  return minutes < 36 * 60 ? `in ${Math.round(minutes / 60)} hours` : `in ${Math.round(minutes / 1440)} days`;
}

/** groupItem is a group in the list. What nobody has confirmed says so, and never when it is next. */
export function groupItem(hit: Hit, index: Index, now: number): HTMLLIElement {
  const { group } = hit, [big, small] = whenOf(hit, now);
  const organization = index.organizations[group.organization - 1], city = index.cities[group.city - 1], state = index.states[group.state - 1];
  const code = state && (state.code.length === 2 && city ? state.code : state.name);
  const where = [group.venue, city?.name, code].filter(Boolean).join(", ");
  const path = organization && organization.name !== group.name && organization.short !== group.name ? organization.name : "";
  const year = /^\d/.test(group.seen) ? `seen in ${group.seen}` : "seen on an undated page";
  const ended = group.seen ? year : "not confirmed lately";
  const attendance = ATTENDANCE[group.attendance]!, away = awayText(hit);
  return h("li", { class: group.verified ? "result" : "result doubt" },
    h("p", { class: "when" }, h("b", {}, big), " ", h("span", {}, small)),
    h("div", {},
      h("h3", {}, h("a", { href: group.address }, group.name)),
      h("p", { class: "where" }, [path, where].filter(Boolean).join(" · ")),
      h("p", { class: "meta" }, h("span", { class: "rated" }, badge(hit)),
        !group.verified && h("strong", { class: "seen" }, `Unverified, ${ended}: ask before you go`),
        group.made && h("span", {}, "For people on medication"),
        attendance !== "unknown" && h("span", {}, ATTENDANCES[attendance]!),
        away && h("span", {}, away))));
}

export const articleItem = (article: Article) =>
  h("li", {}, h("h3", {}, h("a", { href: article.address }, article.title)), h("p", {}, article.answer));

export const organizationItem = (index: Index, row: number) => {
  const { id, name } = index.organizations[row]!;
  return h("li", {}, h("h3", {}, h("a", { href: `/organizations/${id}/` }, `About ${name}`)), h("p", {}, "What its texts say of medication, and what is reported of practice."));
};

/** chip is a wish or filter that can be taken back. */
export function chip(label: string, remove: () => void): HTMLLIElement {
  const button = h("button", { class: "chip", type: "button", "aria-label": `Remove ${label}` }, label, " ", h("span", { "aria-hidden": "true" }, "✕"));
  button.addEventListener("click", remove);
  return h("li", {}, button);
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
    const fieldset = h("fieldset", {}, h("legend", { class: "away" }, TITLES[facet]), list);
    room.append(h("details", { class: "facet", open: open && (facet === "medication" || facet === "day") }, h("summary", {}, TITLES[facet]), fieldset));
  }
  return options;
}

export function showCounts(options: Options, counts: Result["counts"], choices: Choices): void {
  for (const [facet, list] of options) {
    let shown = 0;
    for (const [value, { input, count, item }] of list) {
      const number = counts[facet].get(value) ?? 0;
      input.checked = choices[facet]?.includes(value) ?? false;
      count.textContent = number.toLocaleString("en-US");
      item.hidden = number === 0 && !input.checked;
      if (!item.hidden) shown++;
    }
    for (const { item } of list.values()) item.closest("details")!.hidden = shown === 0;
  }
}
