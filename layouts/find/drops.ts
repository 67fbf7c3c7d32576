// What to give up when nothing matches all wishes, what that gives, and the nearest group of it. A wish about medication is never among it:
// it hides no group. Nothing is given up here; the reader does that.

import type { Finder } from "./answer/finder";
import { apart } from "./answer/regions";
import type { Choices, Drop, Facet, Hit } from "./answer/search";
import { attendanceText, badge, distanceText, doubtText, whereText } from "./card";
import { h, plainButton } from "./elements";
import { nearest } from "./index/geo";
import type { Index } from "./index/index";
import type { Query } from "./query/meaning";
import { without } from "./query/query";
import { spotsOf } from "./query/wishes";
import { fill, listed } from "./speak";
import type { State } from "./state";
import { groupsText } from "./view";
import * as words from "./words";

/** A Way is a drop with the search that it leaves; more: parts of the list that were not read may hold others. */
export interface Way { drop: Drop; text: string; choices: Choices; first?: Hit; more: boolean }

/** waysOf are the drops, those first that lead to the nearest group; where nobody said from where, those that give most. */
export function waysOf(finder: Finder, state: State, query: Query, drops: Drop[]): Way[] {
  const spots = spotsOf(query.wishes), from = spots.length || !finder.here ? spots : [finder.here];
  const ways = drops.map((drop): Way => {
    const spans = drop.wishes.flatMap((wish) => wish.spans);
    const text = drop.wishes.length ? without(state.text, { ...query.wishes[0]!, spans }) : state.text;
    const choices = Object.fromEntries(Object.entries(state.choices).filter(([facet]) => !drop.facets.includes(facet as Facet))) as Choices;
    const left = finder.read(text, state.exact), result = finder.search(left, choices, state.sort);
    const hits = result.groups.map((hit) => ({ ...hit, distance: known(nearest(hit.group.at, from)) }));
    const first = from.length ? hits.reduce<Hit | undefined>((best, hit) => nearerOf(best, hit, result.medication), undefined) : hits[0];
    return { drop, text, choices, first, more: finder.partial(left, choices, result) };
  });
  return ways.sort((a, b) => apart(a.first ?? {}, b.first ?? {}) || b.drop.count - a.drop.count);
}

const known = (distance: number) => (distance === Infinity ? undefined : distance);

/** nearerOf is the nearer of two; for somebody on medication the one that is surer to be open comes before it. */
function nearerOf(best: Hit | undefined, hit: Hit, medication: boolean): Hit {
  if (!best) return hit;
  return ((medication && hit.tier - best.tier) || apart(hit, best)) < 0 ? hit : best;
}

/** dropItem offers a way, and names the first group to which it leads, once its name is here. */
export function dropItem({ drop, first, more }: Way, index: Index, take: () => void): HTMLLIElement {
  const quoted = (label: string) => (label.startsWith("“") ? label : fill(words.quoted, { label }));
  const labels = [...drop.labels.map(quoted), ...drop.facets.map((facet) => fill(words.theFilter, { title: words.facets[facet] }))];
  return h("li", {}, plainButton("button quiet", take, fill(words.without, { wishes: listed(labels), found: groupsText(drop.count, more) })), first?.group.name && firstGroup(first, index));
}

function firstGroup({ group, distance }: Hit, index: Index): HTMLElement {
  const where = [whereText(group, index, false), attendanceText(group), distance !== undefined && distanceText(distance, group.rough)].filter(Boolean).join(" · ");
  return h("div", { class: "small" },
    h("p", {}, words.forExample, " ", h("a", { href: group.address }, group.name)),
    h("p", { class: "meta" }, badge(group), !group.verified && h("strong", { class: "seen" }, doubtText(group)), h("span", { class: "muted" }, where)));
}
