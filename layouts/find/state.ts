// What is asked, and how it is written behind the # of the address, which no server sees. No DOM.

import { type Choices, FACETS, type Sort } from "./answer/search";

export const PAGE = 25; // results that are shown at a time

const SORTS: Sort[] = ["relevance", "next", "nearest"];

/** The ways in which one result can be looked at. */
export const VIEWS = ["list", "week", "places"] as const;
export type View = (typeof VIEWS)[number];

export interface State { text: string; choices: Choices; sort: Sort; view: View; exact: boolean; shown: number }

/** readState reads a fragment, with or without its "#". What it doesn't know, it leaves out. */
export function readState(fragment: string): State {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const choices: Choices = {};
  for (const facet of FACETS) {
    const values = (parts.get(facet) ?? "").split(",").filter(Boolean);
    if (values.length) choices[facet] = [...new Set(values)];
  }
  return {
    text: (parts.get("q") ?? "").slice(0, 300), choices, exact: parts.get("exact") === "1", sort: SORTS.find((sort) => sort === parts.get("sort")) ?? "relevance",
    view: VIEWS.find((view) => view === parts.get("view")) ?? "list",
    shown: Math.min(Math.max(PAGE, Math.floor(Number(parts.get("show")) || 0)), 2000),
  };
}

/** writeState is the fragment for a state, without "#"; the empty state is the empty text. */
export function writeState(state: State): string {
  const parts = new URLSearchParams();
  if (state.text.trim()) parts.set("q", state.text);
  for (const facet of FACETS) if (state.choices[facet]?.length) parts.set(facet, state.choices[facet]!.join(","));
  if (state.sort !== "relevance") parts.set("sort", state.sort);
  if (state.view !== "list") parts.set("view", state.view);
  if (state.exact) parts.set("exact", "1");
  if (state.shown > PAGE) parts.set("show", String(state.shown));
  return parts.toString().replace(/%2C/g, ",");
}

export const isEmpty = (state: State) => !state.text.trim() && FACETS.every((facet) => !state.choices[facet]?.length);
