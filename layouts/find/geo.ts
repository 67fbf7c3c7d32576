// Where things are, and how far apart.

/** A Spot is degrees, WGS 84. */
export interface Spot { north: number; east: number }

const RADIUS = 3958.8; // of the earth, in miles
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** miles is the distance of two spots as the crow flies. */
export function miles(a: Spot, b: Spot): number {
  const north = Math.sin(radians(b.north - a.north) / 2), east = Math.sin(radians(b.east - a.east) / 2);
  const share = north * north + Math.cos(radians(a.north)) * Math.cos(radians(b.north)) * east * east;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** nearest is the distance to the nearest of several spots; Infinity where there is none. */
export function nearest(from: Spot | undefined, to: Spot[]): number {
  return from ? to.reduce((least, spot) => Math.min(least, miles(from, spot)), Infinity) : Infinity;
}
