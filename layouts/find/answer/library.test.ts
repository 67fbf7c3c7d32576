import { test } from "node:test";
import assert from "node:assert/strict";
import phrases from "../../../generator/search/testdata/phrases.json";
import { readLexicon } from "../index/lexicon";
import { readIndex } from "../index/index";
import { written } from "../index/packed.fixture";
import { stems } from "../index/text";
import { makeDictionary } from "../query/dictionary";
import { readQuery } from "../query/query";
import { Library } from "./library";

const lexicon = readLexicon(JSON.stringify(phrases));

/** A library of articles that are found by their questions only. */
function ask(text: string, articles: { title: string; questions: string[] }[]): string[] {
  const index = readIndex(JSON.stringify(written([])), "2026-11-21");
  index.articles = articles.map((article, i) => ({ ...article, address: `/articles/${i}/`, answer: "" }));
  index.read = articles.length;
  const words = new Map<string, number[]>();
  articles.forEach(({ title, questions }, row) => {
    for (const word of new Set(stems([title, ...questions].join(" ")))) words.set(word, [...(words.get(word) ?? []), 4 * row + 2]);
  });
  index.articleWords = words;
  const query = readQuery(text, makeDictionary(lexicon, index), new Date("2026-11-21T12:00:00"));
  return new Library(index, lexicon).search(query).map(({ article }) => article.title);
}

test("an article of which several questions ask for it stands before one with a single such question", () => {
  const once = { title: "Once", questions: ["sponsor dropped out", "zebra crossing", "violin lessons"] };
  const often = { title: "Often", questions: ["sponsor went silent", "honest sponsor", "sponsor ended everything"] };
  assert.deepEqual(ask("sponsor dislikes", [once, often]), ["Often", "Once"]);
  assert.deepEqual(ask("sponsor dislikes", [often, once]), ["Often", "Once"]);
});

test("what is asked word for word stands before what several questions come near", () => {
  const exact = { title: "Exact", questions: ["honest sponsor letter", "zebra crossing"] };
  const near = { title: "Near", questions: ["sponsor letter violin", "sponsor letter piano", "sponsor letter cello", "sponsor letter tuba", "sponsor letter harp"] };
  assert.equal(ask("honest sponsor letter", [near, exact])[0], "Exact");
});
