// What the query tool takes of the search: the same code as the page's, and an answer written out in plain values.

import type { Index } from "../index/index";
import { ATTENDANCE, RATINGS } from "../index/record";
import type { Query } from "../query/meaning";
import { type Hit, type Result, TIERS } from "./search";

export { Finder } from "./finder";
export { ATTENDANCE, PROOF, RATINGS } from "../index/record";
export { DamagedIndex } from "../index/columns";

interface Found { kind: "group" | "article" | "organization"; id: string; name: string; address: string; why: string[]; distance?: number }

/** describe writes an answer out, in the order in which the page shows it. */
export function describe(text: string, query: Query, result: Result, index: Index, limit: number) {
  const asFound = ({ group, tier, distance }: Hit): Found => ({
    kind: "group", id: group.address.slice("/groups/".length, -1), name: group.name, address: group.address,
    why: [
      ...(result.medication ? [TIERS[tier]!] : []), `medication ${RATINGS[group.rating]}`, ATTENDANCE[group.attendance]!,
      ...(group.verified ? ["verified"] : ["not verified"]), ...(group.organization ? [index.organizations[group.organization - 1]!.id] : []),
    ],
    distance: distance === undefined ? undefined : Math.round(distance * 10) / 10,
  });
  const groups = [...result.groups, ...result.farther].slice(0, limit).map(asFound);
  const article = (why: string) => ({ address, title }: { address: string; title: string }): Found => ({ kind: "article", id: address.slice("/articles/".length, -1), name: title, address, why: [why] });
  const organizations = result.organizations.map((row): Found => {
    const { id, name } = index.organizations[row]!;
    return { kind: "organization", id, name, address: `/organizations/${id}/`, why: ["named"] };
  });
  const first = result.readFirst.map(article("answers")), others = result.articles.map(article("speaks of it"));
  const order = result.lead === "articles" || !groups.length ? [...first, ...organizations.slice(0, 2), ...groups, ...others] : [...groups, ...first, ...organizations.slice(0, 2), ...others];
  return {
    words: text,
    read: query.wishes.map(({ kind, label, corrected, choices = [], spans }) => ({ kind, label, words: spans.map(([start, end]) => text.slice(start, end)), corrected, choices })),
    crisis: query.crisis,
    total: result.groups.length,
    results: order.slice(0, limit),
    articles: [...result.readFirst, ...result.articles].map(({ address }) => address.slice("/articles/".length, -1)),
    aside: result.aside.map(({ label }) => label),
    wider: result.wider,
    hourless: result.hourless,
    drops: result.drops.map(({ labels, facets, count }) => ({ without: [...labels, ...facets], count })),
    counts: Object.fromEntries(Object.entries(result.counts).map(([facet, counts]) => [facet, Object.fromEntries(counts)])),
  };
}
