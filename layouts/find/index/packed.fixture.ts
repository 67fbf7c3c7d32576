// Writes what columns.ts reads, for tests: packed columns, lists of steps, and a whole index of invented groups.

import golden from "../../../generator/search/testdata/small.json";
import { ATTENDANCE, type Group } from "./record";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** pack writes a column of whole numbers. */
export function pack(list: readonly number[]): string {
  if (!list.length) return "";
  const least = Math.min(...list), most = Math.max(...list) - least, width = most < 1 ? 1 : Math.floor(Math.log2(most) / 6) + 1;
  const plane = (at: number) => list.map((n) => DIGITS[Math.floor((n - least) / 64 ** at) % 64]).join("");
  return (least ? `${least}:` : "") + Array.from({ length: width }, (_, i) => plane(width - 1 - i)).join("");
}

/** steps writes a list of steps. */
export function steps(list: readonly number[]): string {
  const digits = (n: number): string => (n < 32 ? DIGITS[n]! : DIGITS[(n % 32) + 32]! + digits(Math.floor(n / 32)));
  return list.map(digits).join("");
}

export type Invented = Pick<Group, "name" | "organization" | "city" | "state" | "at" | "rating" | "rights" | "attendance" | "audience" | "languages" | "proof"> & { verified: boolean; meetings: { days: number; start: number }[]; zone?: number };

/** written is the golden index with other groups: what it says of the rest stays. Spots are in thousandths of a degree. */
export function written(groups: readonly Invented[]): typeof golden {
  const sets = [...new Set(groups.map(({ languages }) => languages.join()))], none = groups.map(() => 0), column = (of: (group: Invented) => number) => pack(groups.map(of));
  const middle = ({ city }: Invented) => ({ north: [0, 42260, 44390][city - 1] ?? 0, east: [0, -71800, -72560][city - 1] ?? 0 });
  const meetings = groups.flatMap((group) => group.meetings), zeros = pack(none);
  return {
    ...golden, size: groups.length, languages: sets.map((set) => set.split(",").filter(Boolean)),
    groups: {
      ...Object.fromEntries(Object.keys(golden.groups).map((key) => [key, zeros])) as unknown as typeof golden.groups,
      folder: pack(groups.map(() => 1)), slug: groups.map((_, i) => `x-${i}`), name: groups.map(({ name }) => name),
      organization: column(({ organization }) => organization), city: column(({ city }) => city), state: column(({ state }) => state),
      located: column(({ at }) => Number(at !== undefined)),
      north: column((group) => (group.at ? Math.round(group.at.north * 1000) - middle(group).north : 0)), east: column((group) => (group.at ? Math.round(group.at.east * 1000) - middle(group).east : 0)),
      rating: column(({ rating }) => rating), rights: column(({ rights }) => rights), rightsExpire: column(() => 300), attendance: column(({ attendance }) => attendance % ATTENDANCE.length),
      audience: column(({ audience }) => audience.reduce((bits, key) => bits | (1 << golden.audiences.indexOf(key)), 0)), language: column(({ languages }) => 1 + sets.indexOf(languages.join())),
      proof: column(({ proof }) => proof), verified: column(({ verified }) => (verified ? 300 : 0)), zone: column(({ zone = 2 }) => zone), meetings: column((group) => group.meetings.length),
    },
    meetings: { days: pack(meetings.map(({ days }) => days)), start: pack(meetings.map(({ start }) => start)), minutes: pack(meetings.map(() => 60)), rule: pack(meetings.map(() => 0)) },
    words: { word: "", in: "" },
  };
}
