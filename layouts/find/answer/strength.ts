// How well each group is where, when and for whom a query wishes it to be. Every measure is made once for a query, and then asked for each row.

import { NOWHERE } from "../index/groups";
import type { Index } from "../index/index";
import { ATTENDANCE, FAMILIES, PROOF } from "../index/record";
import type { Reading } from "../query/meaning";
import { NEAR } from "../query/nearby";
import { inRange } from "./facets";

/** A Measure says how well a row satisfies a reading; 0 is not at all. */
export type Measure = (row: number) => number;

/** measureOf is the measure of a reading that is not words. A city whose middle nobody knows counts by its name alone. */
export function measureOf(reading: Exclude<Reading, { kind: "word" }>, { table, states, organizations }: Index, distances?: Float64Array): Measure {
  const { is, days, start } = table;
  /** some tells whether a group has such a meeting. */
  const some = (fits: (at: number) => boolean): Measure => (row) => {
    for (let at = is.first[row]!, end = at + is.meetings[row]!; at < end; at++) if (days[at] && fits(at)) return 1;
    return 0;
  };
  switch (reading.kind) {
    case "medication": case "here": return () => 1;
    case "right": return (row) => (is.rights[row]! >> reading.bit) & 1;
    case "day": return some((at) => (days[at]! & reading.days) > 0);
    case "time": return some((at) => inRange(start[at]!, reading.from, reading.to));
    case "attendance": {
      const ways = ATTENDANCE.map((way) => Number(reading.is.includes(way)));
      return (row) => ways[is.attendance[row]!]!;
    }
    case "organization": return (row) => Number(reading.is.includes(is.organization[row]!));
    case "path": {
      const has = organizations.map(({ flags }) => Number(Boolean(flags & reading.flag) === reading.has));
      return (row) => has[is.organization[row]! - 1] ?? 0;
    }
    case "state": {
      const state = 1 + states.findIndex(({ code }) => code === reading.is);
      return (row) => Number(state > 0 && is.state[row] === state);
    }
    case "audience": return audienceMeasure(reading.is, table, organizations);
    case "language": {
      const has = table.languages.map((set) => Number(set.includes(reading.is)));
      return (row) => has[is.language[row]!]!;
    }
    case "proof": {
      const worth = PROOF.map((word) => (word === "yes" ? 2 : Number(word === "depends")));
      return (row) => worth[is.proof[row]!]!;
    }
    case "place": {
      const { cities, at, miles } = reading;
      return (row) => {
        const located = at.length > 0 && is.north[row] !== NOWHERE;
        return Number((located && (distances?.[row] ?? Infinity) <= miles) || ((!located || miles >= NEAR) && cities.includes(is.city[row]!)));
      };
    }
  }
}

/** audienceMeasure: 2 where the group says so itself, 1 where its organization or its kind does. */
function audienceMeasure(audience: string, { is, audiences }: Index["table"], organizations: Index["organizations"]): Measure {
  const kin = audience === "families" ? "parents" : audience === "parents" ? "families" : "", medication = audience === "people-on-medication";
  const own = audiences.map((set) => (set.includes(audience) ? 2 : Number(set.includes(kin))));
  return (row) => own[is.audience[row]!] || Number(kin ? ((organizations[is.organization[row]! - 1]?.flags ?? 0) & FAMILIES) > 0 : medication && is.made[row]! > 0);
}
