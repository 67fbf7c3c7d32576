// Which articles answer a question, and which only speak of it.

import type { Article, Index } from "./index";
import type { Lexicon } from "./lexicon";
import { ABOUT_GROUPS, type Query } from "./query";
import { forms, stem, stems } from "./text";

export class Library {
  private readonly asked = new Map<Article, Set<string>[]>(); // the words of the title and the questions of an article

  constructor(private readonly index: Index, private readonly lexicon: Lexicon) {}

  /** questions are the title and the questions of an article, each with how much its words say. */
  private questions(article: Article): { words: Set<string>; weight: number }[] {
    let asked = this.asked.get(article);
    if (!asked) this.asked.set(article, (asked = (article.address ? [article.title, ...article.questions] : []).map((text) => new Set(stems(text).filter((word) => !this.lexicon.nothing.has(word))))));
    const { articles, articleWords } = this.index;
    const rarity = (word: string) => Math.log(1 + articles.length / (articleWords.get(word)?.length ?? 1)) * (this.lexicon.light.has(word) ? 0.3 : 1);
    return asked.map((words) => ({ words, weight: [...words].reduce((sum, word) => sum + rarity(word), 0) }));
  }

  /** articles scores by rarity and place of the words that an article has. One "answers" when its title or a question of its own is
   * close to what was asked, or when it has most of what was asked in its title, tags, answer and questions. */
  search(query: Query): { article: Article; score: number; answers: boolean }[] {
    const { articles, articleWords } = this.index, { terms } = query;
    const score = new Float64Array(articles.length), covered = new Float64Array(articles.length), best = new Uint8Array(articles.length);
    const rarities = terms.map((term) => {
      const weights = new Uint8Array(articles.length);
      for (const list of term.any) weigh(list, articleWords, term.begins === true, articles.length).forEach((weight, row) => weight > weights[row]! && (weights[row] = weight));
      const rows = weights.reduce((sum, weight) => sum + Number(weight > 0), 0);
      const rarity = Math.log(1 + articles.length / (rows || 1)) * (term.light ? 0.3 : 1);
      for (let row = 0; row < weights.length; row++) {
        const weight = weights[row]!;
        if (!weight) continue;
        score[row]! += rarity * weight;
        if (weight > 2) covered[row]! += rarity;
        if (!term.light) best[row] = Math.max(best[row]!, weight);
      }
      return rarity;
    });
    const asked = terms.map(({ any }): Asked => ({ one: new Set(any.flatMap((list) => (list.length === 1 ? forms(list[0]!) : []))), several: any.filter((list) => list.length > 1).map((list) => list.map(forms)) }));
    const wanted = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const elsewhere = query.wishes.filter(({ kind }) => ABOUT_GROUPS.has(kind)).length; // what was asked that no article answers
    const needed = terms.filter(({ light }) => !light).length > 1 ? 3 : 4;
    return [...best.keys()].filter((row) => best[row]! > 0 && articles[row]!.address !== "")
      .map((row) => {
        const close = this.closest(row, asked, rarities);
        const answers = best[row]! > 2 && (close > 0.7 || (best[row]! >= needed && (close > 0.5 || covered[row]! >= 0.6 * (wanted + elsewhere))));
        return { article: articles[row]!, score: score[row]! + close * wanted * 4, answers: answers && close * wanted * 2 + covered[row]! > elsewhere };
      })
      .sort((a, b) => b.score - a.score);
  }

  /** closest is how near an article's title or nearest question is to what was asked, from 0 to 1. */
  private closest(row: number, terms: Asked[], rarities: number[]): number {
    let best = 0;
    for (const { words, weight } of this.questions(this.index.articles[row]!)) {
      const list = [...words];
      let shared = 0, asked = 0;
      terms.forEach(({ one, several }, i) => {
        asked += rarities[i]!;
        if (list.some((word) => one.has(word)) || several.some((all) => all.every((word) => word.some((form) => words.has(form))))) shared += rarities[i]!;
      });
      best = Math.max(best, shared / (Math.max(asked, weight * 0.7) || 1));
    }
    return best;
  }
}

/** What a question may say for a term: one word, or several, each in all its forms. */
interface Asked { one: Set<string>; several: string[][][] }

/** rowsOf are the rows of a word in all its forms, or of all words that begin with it. */
export function* rowsOf(words: Map<string, number[]>, word: string, begins: boolean): Iterable<number> {
  for (const form of forms(word)) yield* words.get(form) ?? [];
  if (!begins) return;
  for (const [other, rows] of words) if (other !== word && other.startsWith(word)) yield* rows;
}

/** weigh gives each article that has all the words the place of the weakest of them, 1 body to 4 title; 0 to the others. */
function weigh(list: string[], words: Map<string, number[]>, begins: boolean, articles: number): Uint8Array {
  let all: Uint8Array | undefined;
  list.forEach((word, at) => {
    const one = new Uint8Array(articles);
    for (const entry of rowsOf(words, stem(word), begins && at === list.length - 1)) one[entry >> 2] = Math.max(one[entry >> 2]!, (entry & 3) + 1);
    if (all) for (let row = 0; row < articles; row++) one[row] = Math.min(one[row]!, all[row]!);
    all = one;
  });
  return all ?? new Uint8Array(articles);
}
