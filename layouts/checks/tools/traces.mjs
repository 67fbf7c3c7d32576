// Where a word that was typed could be found again.

/** Everything that a page can leave on the reader's device, as texts. */
export async function leftBehind(context, page) {
  const cookies = (await context.cookies()).map((cookie) => `cookie ${cookie.name}`);
  const stored = await page.evaluate(async () => [
    ...Object.entries(localStorage).map(([key, value]) => `localStorage ${key} ${value}`),
    ...Object.entries(sessionStorage).map(([key, value]) => `sessionStorage ${key} ${value}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(globalThis.caches ? await caches.keys() : []).map((name) => `cache ${name}`),
    ...(await (navigator.serviceWorker?.getRegistrations() ?? [])).map(({ scope }) => `service worker ${scope}`),
    ...(window.name ? [`window.name ${window.name}`] : []),
  ]);
  return [...cookies, ...stored];
}

/** Where a word stands that should stand nowhere: the requests with all their headers, the title, the history as far as the page can see it, the storage. The history may
 * have it behind the # alone, which no server sees, and in no more entries than there were pages. */
export async function tracesOf(word, { context, page, requests }) {
  const entries = await page.evaluate(() => [navigation.entries().map(({ url }) => url ?? ""), JSON.stringify(history.state), document.title, document.referrer]);
  const [urls, state, title, referrer] = entries;
  const places = {
    "a request": requests.map((request) => JSON.stringify(request)),
    "an address in the history": urls.map((url) => url.split("#")[0]),
    "more than one entry of the history": urls.filter((url) => url.includes(word)).slice(1),
    "the state of the history": [state],
    "the title": [title],
    "the referrer": [referrer],
    "the device": await leftBehind(context, page),
  };
  return Object.entries(places).flatMap(([place, texts]) => texts.filter((text) => text?.includes(word)).map((text) => `${place}: ${text}`));
}
