// How a query was read, as the search page shows it: a chip for each wish and filter, and what else a word may mean. Builds elements and
// nothing else: no state, no request, no storage.

import { FACETS } from "./answer/search";
import { h, plainButton } from "./elements";
import type { Index } from "./index/index";
import type { Query } from "./query/meaning";
import { without } from "./query/query";
import { fill } from "./speak";
import type { State } from "./state";
import { labelOf } from "./view";
import * as words from "./words";

/** chip is a wish or filter that can be taken back. */
function chip(label: string, remove: () => void): HTMLLIElement {
  const button = plainButton("chip", remove, label, " ", h("span", { "aria-hidden": "true" }, "✕"));
  button.setAttribute("aria-label", fill(words.remove, { label }));
  return h("li", {}, button);
}

/** chipsOf are the chips of a query and of the filters; take is given what the state is without one. */
export function chipsOf(query: Query, { text, choices }: State, index: Index | undefined, take: (left: Partial<State>) => void): Node[] {
  const chips = query.wishes.map((wish) => chip(wish.corrected ? fill(words.youWrote, { label: wish.label, typed: wish.corrected }) : wish.label, () => take({ text: without(text, wish) })));
  for (const facet of FACETS) for (const value of choices[facet] ?? []) {
    const label = fill(words.filter, { title: words.facets[facet], value: labelOf(facet, value, index) });
    chips.push(chip(label, () => take({ choices: { ...choices, [facet]: choices[facet]!.filter((other) => other !== value) } })));
  }
  return chips;
}

/** choicesOf offers what else a word may mean (Massachusetts, Marijuana Anonymous); choose is given the query with that in its place. */
export function choicesOf({ wishes }: Query, text: string, choose: (text: string) => void): Node[] {
  return wishes.flatMap(({ choices = [], spans }) => choices.filter(({ label }, at) => choices.findIndex((other) => other.label === label) === at).map(({ label, words: meant }) => {
    const [start, end] = spans[spans.length - 1]!;
    return h("li", {}, plainButton("plainly", () => choose(text.slice(0, start) + meant + text.slice(end)), label));
  }));
}
