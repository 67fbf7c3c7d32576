import { test } from "node:test";
import assert from "node:assert/strict";
import { ways } from "./home";

const article = { address: "/articles/medication/methadone/", title: "Methadone", answer: "A medicine." };
const other = { address: "/articles/safety/naloxone/", title: "Naloxone", answer: "It helps." };

test("in the site's own language links and articles stay as they are", () => {
  const { lead, told } = ways({});
  assert.equal(lead("/groups/us/ma/"), "/groups/us/ma/");
  assert.deepEqual(told(article), { title: "Methadone", answer: "A medicine.", english: false });
});

test("in another language links lead to its pages, and an article that it does not have says that it is English", () => {
  const { lead, told } = ways({ prefix: "/es", articles: JSON.stringify({ [article.address]: { title: "Metadona", answer: "Un medicamento." } }) });
  assert.deepEqual(["/groups/us/ma/", article.address, other.address, "#r", "https://example.org/", "//example.org/"].map(lead),
    ["/es/groups/us/ma/", `/es${article.address}`, other.address, "#r", "https://example.org/", "//example.org/"]);
  assert.deepEqual(told(article), { title: "Metadona", answer: "Un medicamento.", english: false });
  assert.deepEqual(told(other), { title: "Naloxone", answer: "It helps.", english: true });
});
