// What the wishes of a query name, in whichever of them it stands.

import { ABOUT_GROUPS, type Query, type Reading, type Wish } from "./meaning";

export const readingsOf = (wishes: Wish[]): Reading[] => wishes.flatMap(({ readings }) => readings);

/** placesOf are the places that lie somewhere. */
export const placesOf = (wishes: Wish[]) => readingsOf(wishes).flatMap((one) => (one.kind === "place" && one.at.length ? [one] : []));

export const spotsOf = (wishes: Wish[]) => placesOf(wishes).flatMap(({ at }) => at);

/** reachOf is how far from its places a query looks, in miles; 0: it names none. */
export const reachOf = (wishes: Wish[]) => Math.max(0, ...placesOf(wishes).map(({ miles }) => miles));

/** wantsGroups: who names a day, a place and the like wants groups, and not only to read of them. */
export const wantsGroups = ({ wishes }: Query) => readingsOf(wishes).some(({ kind }) => ABOUT_GROUPS.has(kind));
