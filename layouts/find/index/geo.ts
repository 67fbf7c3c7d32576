// Where things are, and how far apart.

/** A Spot is degrees, WGS 84. */
export interface Spot { north: number; east: number }

const RADIUS = 3958.8; // of the earth, in miles
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** milesFrom measures how far spots are from one, as the crow flies. */
export function milesFrom({ north, east }: Spot): (north: number, east: number) => number {
  const scale = Math.cos(radians(north));
  return (n, e) => {
    const up = Math.sin(radians(n - north) / 2), along = Math.sin(radians(e - east) / 2);
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(up * up + scale * Math.cos(radians(n)) * along * along)));
  };
}

/** miles is the distance of two spots. */
export const miles = (a: Spot, b: Spot): number => milesFrom(a)(b.north, b.east);

/** nearest is the distance to the nearest of several spots; Infinity where there is none. */
export function nearest(from: Spot | undefined, to: Spot[]): number {
  return from ? to.reduce((least, spot) => Math.min(least, miles(from, spot)), Infinity) : Infinity;
}
