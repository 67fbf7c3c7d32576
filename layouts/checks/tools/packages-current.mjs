// Exits 0 when node_modules/ holds what package-lock.json asks for, and 1 when it does not.
import { readFileSync } from "node:fs";

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return {};
  }
}

const wanted = packages("package-lock.json");
const present = packages("node_modules/.package-lock.json");

// npm leaves out optional packages that are made for other machines.
const missing = Object.keys(wanted).filter((name) => name !== "" && !wanted[name].optional && !present[name]);
const other = Object.keys(present).filter((name) => present[name].integrity !== wanted[name]?.integrity);
process.exit(Object.keys(present).length > 0 && missing.length + other.length === 0 ? 0 : 1);
