// Which articles answer a question, and which only speak of it.

import type { Index, Words } from "../index/index";
import { Sought } from "../index/labels";
import type { Lexicon } from "../index/lexicon";
import type { Article } from "../index/record";
import { forms, stem, stems } from "../index/text";
import { ABOUT_GROUPS, type Query, type Term } from "../query/meaning";

interface Answer { article: Article; score: number; answers: boolean }

export class Library {
  private readonly asked = new Map<Article, Set<string>[]>(); // the words of the title and the questions of an article

  private weighed: { key: string; terms: Weighed[] } = { key: "", terms: [] }; // what was asked last
  private last: { key: string; answers: Answer[] } = { key: "", answers: [] };

  constructor(private readonly index: Index, private readonly lexicon: Lexicon) {}

  /** questions are the title and the questions of an article, each with how much its words say. */
  private questions(article: Article): { words: Set<string>; weight: number }[] {
    let asked = this.asked.get(article);
    if (!asked) this.asked.set(article, (asked = [article.title, ...article.questions].map((text) => new Set(stems(text).filter((word) => !this.lexicon.nothing.has(word))))));
    const { articles, articleWords } = this.index;
    const rarity = (word: string) => Math.log(1 + articles.length / (articleWords.get(word)?.length ?? 1)) * (this.lexicon.light.has(word) ? 0.3 : 1);
    return asked.map((words) => ({ words, weight: [...words].reduce((sum, word) => sum + rarity(word), 0) }));
  }

  /** search scores by rarity and place of the words that an article has. One "answers" when its title or a question of its own is
   * close to what was asked, or when it has most of what was asked in its title, tags, answer and questions. */
  search({ terms, wishes }: Query): Answer[] {
    if (!this.index.read) return [];
    const elsewhere = wishes.filter(({ kind }) => ABOUT_GROUPS.has(kind)).length; // what was asked that no article answers
    const words = JSON.stringify([this.index.version, terms]), key = [this.index.read, elsewhere, words].join();
    if (words !== this.weighed.key) this.weighed = { key: words, terms: terms.map((term) => this.weigh(term)) };
    if (key !== this.last.key) this.last = { key, answers: this.look(terms, elsewhere) };
    return this.last.answers;
  }

  private weigh({ any, begins, light }: Term): Weighed {
    const { articles, articleWords } = this.index, weights = new Uint8Array(articles.length);
    for (const list of any) weigh(list, articleWords, begins === true, weights);
    let having = 0;
    for (const weight of weights) if (weight) having++;
    return { weights, rarity: Math.log(1 + articles.length / (having || 1)) * (light ? 0.3 : 1) };
  }

  private look(terms: Query["terms"], elsewhere: number): Answer[] {
    const { articles } = this.index, rarities = this.weighed.terms.map(({ rarity }) => rarity);
    const found = Object.keys(articles).map((key) => { // in shards only those that were read
      const row = Number(key), one = { row, score: 0, covered: 0, best: 0 };
      this.weighed.terms.forEach(({ weights, rarity }, i) => {
        const weight = weights[row]!;
        one.score += rarity * weight;
        if (weight > 2) one.covered += rarity;
        if (!terms[i]!.light) one.best = Math.max(one.best, weight);
      });
      return one;
    });
    const asked = terms.map(({ any }): Asked => ({ one: new Set(any.flatMap((list) => (list.length === 1 ? forms(list[0]!) : []))), several: any.filter((list) => list.length > 1).map((list) => list.map(forms)) }));
    const wanted = rarities.reduce((sum, rarity) => sum + rarity, 0);
    const needed = terms.filter(({ light }) => !light).length > 1 ? 3 : 4;
    return found.filter(({ best }) => best > 0)
      .map(({ row, score, covered, best }) => {
        const near = this.nearness(row, asked, rarities), close = near[0]!;
        const answers = best > 2 && (close > 0.7 || (best >= needed && (close > 0.5 || covered >= 0.6 * (wanted + elsewhere))));
        return { article: articles[row]!, score: score + near.reduceRight((sum, one) => one + sum / 2, 0) * wanted * 4, answers: answers && close * wanted * 2 + covered > elsewhere };
      })
      .sort((a, b) => b.score - a.score);
  }

  /** nearness is how near an article's title and each of its questions are to what was asked, from 0 to 1, the nearest first. The nearest
   * one says whether it answers; for its rank each further one counts half of the one before, so that an article of which several
   * questions ask for it stands before one that shares words with it once. */
  private nearness(row: number, terms: Asked[], rarities: number[]): number[] {
    return this.questions(this.index.articles[row]!).map(({ words, weight }) => {
      const list = [...words];
      let shared = 0, asked = 0;
      terms.forEach(({ one, several }, i) => {
        asked += rarities[i]!;
        if (list.some((word) => one.has(word)) || several.some((all) => all.every((word) => word.some((form) => words.has(form))))) shared += rarities[i]!;
      });
      return shared / (Math.max(asked, weight * 0.7) || 1);
    }).sort((a, b) => b - a);
  }
}

/** The articles that have a term, and where: 1 body to 4 title. */
interface Weighed { weights: Uint8Array; rarity: number }

/** What a question may say for a term: one word, or several, each in all its forms. */
interface Asked { one: Set<string>; several: string[][][] }

/** listsOf are the rows of a word in all its forms, or of all words that begin with it. */
export function listsOf(words: Words, word: string, begins: boolean): number[][] {
  const lists = forms(word).map((form) => words.get(form) ?? []);
  if (!begins) return lists;
  if (words instanceof Sought) return [...lists, words.ask(word, true) ?? []];
  return [...lists, ...[...words].flatMap(([other, rows]) => (other !== word && other.startsWith(word) ? [rows] : []))];
}

/** weigh gives each article that has all the words the place of the weakest of them, 1 body to 4 title, where it has no better one. */
function weigh(list: string[], words: Words, begins: boolean, weights: Uint8Array): void {
  let all: Uint8Array | undefined;
  list.forEach((word, at) => {
    const last = at === list.length - 1, one = last ? weights : new Uint8Array(weights.length);
    for (const entries of listsOf(words, stem(word), begins && last)) for (const entry of entries) {
      const row = entry >> 2, weight = Math.min((entry & 3) + 1, all ? all[row]! : 4);
      if (weight > one[row]!) one[row] = weight;
    }
    all = one;
  });
}
