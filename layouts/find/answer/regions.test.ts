import { test } from "node:test";
import assert from "node:assert/strict";
import type { Index } from "../index/index";
import type { Group } from "../index/record";
import { regionsOf, slug } from "./regions";
import type { Hit } from "./search";

const index = {
  states: [{ code: "MA", name: "Massachusetts" }, { code: "CA-ON", name: "Ontario" }, { code: "GB-", name: "United Kingdom" }, { code: "AL", name: "Alabama" }],
  cities: [{ name: "Worcester", state: 1 }, { name: "Oak Bluffs", state: 1 }, { name: "Toronto", state: 2 }],
} as unknown as Index;
const hit = (state: number, city: number, attendance = 0, distance?: number): Hit => ({ tier: 0, distance, group: { state, city, attendance } as Group });

test("groups stand by country, state and city, each with its page and its number", () => {
  const { countries, anywhere, nowhere } = regionsOf([hit(1, 2), hit(1, 1), hit(1, 1), hit(1, 0), hit(4, 0), hit(2, 3), hit(3, 0), hit(0, 0, 1), hit(0, 0, 4)], index);
  assert.deepEqual(countries.map(({ code, address, count }) => [code, address, count]), [["US", "/groups/us/", 5], ["CA", "/groups/ca/", 1], ["GB", "/groups/gb/", 1]]);
  const [alabama, massachusetts] = countries[0]!.states;
  assert.deepEqual([alabama!.name, alabama!.count], ["Alabama", 1]);
  assert.deepEqual([massachusetts!.name, massachusetts!.address, massachusetts!.count], ["Massachusetts", "/groups/us/ma/", 4]);
  assert.deepEqual(massachusetts!.cities.map(({ name, address, hits }) => [name, address, hits.length]), [
    ["Oak Bluffs", "/groups/us/ma/oak-bluffs/", 1], ["Worcester", "/groups/us/ma/worcester/", 2], ["", "", 1],
  ]);
  assert.equal(countries[1]!.states[0]!.cities[0]!.address, "/groups/ca/on/toronto/");
  assert.deepEqual([countries[2]!.states[0]!.name, countries[2]!.states[0]!.address], ["", ""]);
  assert.deepEqual([anywhere.length, nowhere.length], [1, 1]);
});

test("from a known place the nearest stand first", () => {
  const { countries } = regionsOf([hit(4, 0, 0, 900), hit(1, 2, 0, 80), hit(1, 1, 0, 12), hit(1, 1, 0, 3), hit(1, 0)], index);
  const [massachusetts, alabama] = countries[0]!.states;
  assert.deepEqual([massachusetts!.distance, alabama!.distance], [3, 900]);
  assert.deepEqual(massachusetts!.cities.map(({ name, distance }) => [name, distance]), [["Worcester", 3], ["Oak Bluffs", 80], ["", undefined]]);
});

test("a name becomes the part of an address that the generator gives it", () => {
  assert.deepEqual(["St. Mary’s", "Cañon City", "Winston-Salem", "O'Fallon", "Łódź"].map(slug), ["st-marys", "canon-city", "winston-salem", "ofallon", ""]);
});
