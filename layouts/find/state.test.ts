import { test } from "node:test";
import assert from "node:assert/strict";
import { PAGE, type State, isEmpty, readState, writeState } from "./state";

const empty: State = { text: "", choices: {}, sort: "relevance", view: "list", exact: false, shown: PAGE };

test("the empty state is the empty fragment", () => {
  assert.equal(writeState(empty), "");
  assert.deepEqual(readState(""), empty);
  assert.deepEqual(readState("#"), empty);
  assert.equal(isEmpty(empty), true);
});

test("a state is read back as it was written", () => {
  const state: State = { text: "friday, “hope” & 100% café #1", choices: { medication: ["welcomes", "neutral"], day: ["5"] }, sort: "next", view: "week", exact: true, shown: 75 };
  assert.deepEqual(readState("#" + writeState(state)), state);
  assert.equal(isEmpty(state), false);
  assert.equal(isEmpty({ ...empty, choices: { day: [] } }), true);
  assert.match(writeState(state), /medication=welcomes,neutral/);
  assert.equal(readState("#view=places").view, "places");
  assert.equal(writeState({ ...empty, view: "places" }), "view=places");
});

test("what a fragment can't mean is left out", () => {
  assert.deepEqual(readState("#main"), empty);
  assert.deepEqual(readState("#sort=price&view=map&show=-4&exact=yes&color=red&day="), empty);
  assert.equal(readState("#show=1e99").shown, 2000);
  assert.equal(readState("#show=abc").shown, PAGE);
  assert.equal(readState("#q=" + "x".repeat(5000)).text.length, 300);
  assert.deepEqual(readState("#day=5,5,6").choices, { day: ["5", "6"] });
  assert.equal(readState("#q=%E0%A4%A").text.length > 0, true);
});
