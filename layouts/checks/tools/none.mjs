// The one assertion that most checks end with: nothing was found. It lists what was, one thing a line.
import assert from "node:assert/strict";

const SHOWN = 40;

export function none(found, what = "found") {
  const list = [...new Set(found)];
  const rest = list.length > SHOWN ? `\n  … and ${list.length - SHOWN} more` : "";
  assert.equal(list.length, 0, `${list.length} ${what}:\n  ${list.slice(0, SHOWN).join("\n  ")}${rest}`);
}
