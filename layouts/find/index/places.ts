// Cities and ZIP codes of the United States, read from the small files that hold them by their first two letters or three digits.
// A file is asked for only where a word may be a place; docs/search-index.md says what that tells the host.

import { Columns, DEGREES, damaged, parse, table } from "./columns";
import type { Spot } from "./geo";
import { anagram, slips } from "./text";

export interface Place { name: string; state: string; at: Spot; size: number } // size: the number of its ZIP codes

/** What the index says of the files of places. */
export interface PlaceFiles { zips: string; names: string; zipStarts: string; nameStarts: string; towns?: unknown } // towns: a table of those that need no file

const LONG: Record<string, string> = { st: "saint", ft: "fort", mt: "mount" };

/** placeKey makes one key of the ways in which a city's name is written: "St. Louis" is "saint louis". */
export const placeKey = (words: string[]) => words.map((word) => LONG[word] ?? word).join(" ");

export class Places {
  private readonly named = new Map<string, Place[]>();
  private readonly zips = new Map<string, Place>();
  private readonly starts: string[];
  private readonly ranges: [number, number][];
  readonly loaded = new Set<string>();

  constructor(private readonly files: PlaceFiles) {
    this.starts = files.nameStarts.match(/../g) ?? [];
    this.ranges = files.zipStarts.split(" ").filter(Boolean).map((range) => {
      const [from = 0, to = from] = range.split("-").map(Number);
      return [from, to];
    });
    if (files.towns !== undefined) this.addNames(files.towns);
  }

  /** fileOf is the file that knows a name or a ZIP code, or undefined where there is none. */
  fileOf(key: string): string | undefined {
    if (/^\d{5}$/.test(key)) {
      const start = Number(key.slice(0, 3));
      return this.ranges.some(([from, to]) => start >= from && start <= to) ? `z/${this.files.zips}/${key.slice(0, 3)}.json` : undefined;
    }
    const start = key.replace(/[^a-z]/g, "").slice(0, 2);
    return this.starts.includes(start) ? `p/${this.files.names}/${start}.json` : undefined;
  }

  /** add reads a file. */
  add(file: string, text: string): void {
    if (file.startsWith("z/")) this.addZips(file.slice(-8, -5), text);
    else this.addNames(parse(text, "many-roads-places"));
    this.loaded.add(file);
  }

  private addZips(start: string, text: string): void {
    const raw = parse(text, "many-roads-zips"), columns = table(raw, "zips");
    const cities = table(raw.cities, "cities");
    const names = cities.texts("name"), states = cities.texts("state");
    const spots = readSpots(columns), city = columns.numbers("city", names.length + 1, 1);
    columns.texts("zip").forEach((last, i) => {
      if (!/^\d\d$/.test(last)) damaged("zips.zip");
      this.zips.set(start + last, { name: names[city[i]! - 1]!, state: states[city[i]! - 1]!, at: spots[i]!, size: 1 });
    });
  }

  private addNames(raw: unknown): void {
    const columns = table(raw, "places");
    const names = columns.texts("name"), states = columns.texts("state"), spots = readSpots(columns), sizes = columns.numbers("zips", 10_000);
    const keys = names.join("\n").toLowerCase().replace(/['.]/g, "").replace(/[ -]+/g, " ").split("\n"); // all at once, which is far sooner done
    if (keys.length !== names.length) damaged("places.name");
    names.forEach((name, i) => {
      const key = placeKey(keys[i]!.split(" "));
      const list = this.named.get(key), place = { name, state: states[i]!, at: spots[i]!, size: sizes[i]! };
      if (list?.some((one) => one.name === name && one.state === place.state)) return; // it came with the index
      if (list) list.push(place);
      else this.named.set(key, [place]);
    });
  }

  /** called are the places of a name, the biggest first. */
  called(key: string): Place[] {
    return [...(this.named.get(key) ?? [])].sort((a, b) => b.size - a.size);
  }

  /** zip is where a ZIP code is; one that no table knows lies about where its neighbours do. */
  zip(code: string): Place | undefined {
    const known = this.zips.get(code);
    if (known) return known;
    const near = [...this.zips].filter(([other]) => other.startsWith(code.slice(0, 3))).sort(([a], [b]) => Math.abs(Number(a) - Number(code)) - Math.abs(Number(b) - Number(code)));
    return near[0]?.[1];
  }

  /** meant is the name that a slip was meant to be: the biggest place that is one slip away, or two in a long name. */
  meant(key: string): string | undefined {
    const most = key.length < 5 ? 0 : key.length < 8 ? 1 : 2;
    let best: string | undefined, score = -Infinity;
    for (const [name, places] of this.named) {
      if (Math.abs(name.length - key.length) > most) continue;
      const apart = slips(key, name, 2);
      if (apart > most && !(apart === 2 && key.length > 5 && anagram(key, name))) continue;
      const size = Math.max(...places.map((place) => place.size));
      if (size - apart * 100 > score) [best, score] = [name, size - apart * 100];
    }
    return best;
  }
}

function readSpots(columns: Columns): Spot[] {
  const north = columns.numbers("latitude", DEGREES, -DEGREES), east = columns.numbers("longitude", DEGREES, -DEGREES);
  return north.map((latitude, i) => ({ north: latitude / 1000, east: east[i]! / 1000 }));
}

export { readSpots };
