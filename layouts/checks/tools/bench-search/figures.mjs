// Small sums that the measurements share.

/** The value below which a part of the values lies: 0.5 is the median, 1 the most. */
export function at(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

export const spread = (values) => ({ median: at(values, 0.5), p95: at(values, 0.95), most: at(values, 1), of: values.length });

export const sum = (values) => values.reduce((all, one) => all + one, 0);

/** Puts values into groups by a key, in the order in which the keys come. */
export function by(values, key) {
  const groups = new Map();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return groups;
}
