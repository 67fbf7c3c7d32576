// Where links lead on a search page in another language than the site's own: to that language's pages, where there are such. The index is one
// for all languages; find.html says, in data-prefix and data-articles, where the pages of its language stand and which articles it has.

interface Told { title: string; answer: string }

export function ways({ prefix = "", articles = "{}" }: DOMStringMap) {
  const own = JSON.parse(articles) as Record<string, Told | undefined>;
  return {
    /** lead is the address of a page in the language of this one, or the address itself where there is none. */
    lead: (address: string): string => (prefix && /^\/(?!\/)/.test(address) && (!address.startsWith("/articles/") || own[address]) ? prefix + address : address),
    /** told is an article in the language of the page, and whether it had to stay in English. */
    told: ({ address, title, answer }: Told & { address: string }): Told & { english: boolean } => ({ title, answer, ...own[address], english: prefix !== "" && !own[address] }),
  };
}

export const { lead, told } = ways(globalThis.document?.querySelector<HTMLElement>("[data-find]")?.dataset ?? {});
