// How well a group is where, and for whom, a query wishes it to be.

import type { Group } from "./index";
import { NEAR } from "./nearby";
import type { Reading } from "./query";

/** placeStrength: in the city that was named, or as near as was asked. A city whose middle nobody knows counts by its name alone. */
export function placeStrength(group: Group, { cities, at, miles }: Extract<Reading, { kind: "place" }>, distance = Infinity): number {
  if (at.length === 0 || !group.at) return Number(cities.includes(group.city));
  return Number(distance <= miles || (miles >= NEAR && cities.includes(group.city)));
}

/** audienceStrength: 2 where the group says so itself, 1 where its organization or its kind does. */
export function audienceStrength(group: Group, audience: string, flags: number): number {
  if (group.audience.includes(audience)) return 2;
  const family = audience === "families" && (flags & 1 || group.audience.includes("parents"));
  const parents = audience === "parents" && (flags & 1 || group.audience.includes("families"));
  const made = audience === "people-on-medication" && group.made;
  return Number(Boolean(family || parents || made));
}
