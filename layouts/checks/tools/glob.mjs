// Files below a folder whose path fits a shape; Node 20 has no glob of its own.
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { ROOT } from "./site.mjs";

/** Paths from the top of the house, sorted, with "/" between the parts. */
export function globSync(folder, shape) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).split(sep).join("/")}`)
    .filter((file) => shape.test(file))
    .sort();
}
