import { test } from "node:test";
import assert from "node:assert/strict";
import golden from "../../../generator/search/testdata/small.json";
import phrases from "../../../generator/search/testdata/phrases.json";
import { readIndex } from "../index/index";
import { readLexicon } from "../index/lexicon";
import { makeDictionary } from "./dictionary";
import { readQuery, without } from "./query";

const SATURDAY = new Date("2026-11-21T12:00:00");
const index = readIndex(JSON.stringify(golden), "2026-11-21");
index.organizations.push({ id: "marijuana-anonymous", name: "Marijuana Anonymous", short: "", aliases: [], flags: 0 });
const dictionary = makeDictionary(readLexicon(JSON.stringify(phrases)), index);

const read = (text: string) => readQuery(text, dictionary, SATURDAY).wishes.map(({ label }) => label).join(" · ");

for (const [text, expected] of Object.entries({
  "friday morning, worcester ma, on suboxone": "Friday · morning · near Worcester, MA · on medication",
  "friday morning worcester on suboxone": "Friday · morning · near Worcester, MA · on medication",
  "methadone ok": "on medication",
  "na meeting that lets you share": "NA · lets you speak",
  "can chair at na": "lets you lead · NA",
  "smart recovery online tuesday evening": "SMART · online · Tuesday · evening",
  "SMART Zoom": "SMART · online",
  "al-anon": "Al-Anon", "alanon": "Al-Anon", "AL ANON": "Al-Anon",
  "women’s group en español": "for women · in Spanish",
  "court slip": "proof of attendance", "proof of attendance please": "proof of attendance",
  "my son is on methadone": "for families and friends · on medication",
  "families": "for families and friends",
  "subs": "on medication", "suboxen": "on medication", "bupe friday": "on medication · Friday",
  "not 12-step in vermont": "not 12-step · Vermont",
  "non religious": "secular",
  "tonight": "Saturday · evening", "tomorrow": "Sunday", "weekends": "on a weekend",
  "friday saturday": "Friday or Saturday", "friday friday": "Friday",
  "after 6": "after 6 PM", "before noon": "before noon", "before 9": "before 9 AM", "7:30 pm": "around 7:30 PM", "tonight after 6": "Saturday · after 6 PM", "sober for 6 years": "",
  "ma": "Massachusetts or Marijuana Anonymous", "worcester, ma": "near Worcester, MA", "VT": "Vermont",
  "i am in": "", "ok": "", "recovery in OR": "Oregon", "come with me": "“come”",
  "frday": "Friday", "wrocester": "near Worcester, MA", "suboxene": "on medication", "methadnoe": "on medication", "buprenorfine": "on medication", "onlin meeting": "online",
  "café": "“cafe”", "beginners": "for newcomers",
  "exa": "“exa…”", "worc": "“worc…”", "methad": "on medication", "thursd": "Thursday",
  "hope start test": "“hope” · “start” · “test”",
  "support group meetings near me": "near you",
  "worcester vt": "near Worcester, VT", "vermont worcester": "Vermont · near Worcester, VT", "within 10 miles of worcester": "within 10 miles of Worcester, MA", "smart 5 mi": "SMART · within 5 miles of you",
  "nearest na in worcester": "NA · near Worcester, MA", "lunes por la noche": "Monday · evening", "grupo de metadona": "on medication", "en línea": "online", "grupo para mujeres": "for women", "manana": "Sunday",
  "tmrw nite": "Sunday · evening", "2nite": "Saturday · evening", "this weekend": "on a weekend", "tues/thurs": "Tuesday or Thursday", "weeknights": "on a weekday · evening",
  "between 5 and 7": "between 5 PM and 7 PM", "6-8pm": "between 6 PM and 8 PM", "11am to 1pm": "between 11 AM and 1 PM", "730pm": "around 7:30 PM", "19:00": "around 7 PM", "12am": "around 12 AM", "na @ 7": "NA · around 7",
  "after 6 before 9": "after 6 PM, before 9 AM", "7:30 tonight": "around 7:30 · Saturday", "may 5": "Wednesday, May 5", "monday may 4": "Monday", "12/25": "Friday, December 25", "24/7": "", "4/20 2027": "Tuesday, April 20", "february 30": "“february”",
  "después de las 6": "after 6 PM", "5 de mayo": "Wednesday, May 5", "reunión de na esta noche": "NA · Saturday · evening", "mi hijo toma metadona": "for families and friends · on medication",
  "not na": "not NA", "anything but na": "not NA", "no zoom": "not online", "not friday": "not Friday", "no god": "secular", "not on suboxone": "", "im off subs now": "", "not taking any medication": "", "without getting off suboxone": "on medication",
  "not na or smart": "not NA, not SMART", "no smart/na": "not SMART, not NA", "not on fridays": "not Friday", "any day except monday or tuesday": "not Monday, not Tuesday", "no mornings": "not morning",
  "sick of zoom": "not online", "non 12 step": "not 12-step", "anything but 12 step": "not 12-step", "not just na": "", "doesn’t have to be women only": "", "na, not in worcester": "NA · not near Worcester, MA", "no judgment suboxone": "on medication",
  "suboxone not required, friday": "on medication · Friday", "no court slip": "",
  "tuesday thru friday": "Tuesday to Friday", "mon-fri": "Monday to Friday", "sat to mon": "Saturday to Monday", "lunes a jueves": "Monday to Thursday", "tuesday and friday": "Tuesday or Friday",
  "seven thirty pm": "around 7:30 PM", "after six": "after 6 PM", "noon to 2": "between 12 PM and 2 PM", "10am to noon": "between 10 AM and 12 PM", "a las siete": "around 7", "8 in the morning": "around 8 AM", "seven thirty at night": "around 7:30 PM", "siete y media de la tarde": "around 7:30 PM", "mediodía hasta las 2": "between 12 PM and 2 PM", "the 5th of may": "Wednesday, May 5",
  "7ish": "around 7", "before 12 o’clock in the morning": "before 12 AM", "one on one": "",
  "chair yoga": "“chair” · “yoga”", "can i chair": "lets you lead", "chair a meeting": "lets you lead", "na OR smart": "NA or SMART", "recovery in ma": "Massachusetts",
  "narcóticos anónimos": "NA", "narcotics anon": "NA", "narcotic anonymus": "NA", "narcoticsanonymous": "NA", "mothers": "for parents or for women", "my mom": "for families and friends", "norcotics annonamus": "NA", "smartrecoveryworcester": "SMART · near Worcester, MA", "sabaxin": "on medication",
  "S.M.A.R.T. online": "SMART · online", "N.A.": "NA", "wheel chair": "“wheelchair”", "al anon": "Al-Anon", "onsuboxone friday": "on medication · Friday", "suboxonegroup": "on medication",
  "groups that let methadone people share": "on medication · lets you speak", "i want to share": "“share”", "my teenage son": "for families and friends", "my brother died": "for the bereaved",
  "im new to worcester": "near Worcester, MA", "im new to na": "for newcomers · NA", "sponsor who is on mat": "lets you sponsor · on medication", "worcester or springfield": "near Worcester, MA · “springfield”",
  "first monday of the month": "Monday", "every week": "", "within an hour of worcester": "within 50 miles of Worcester, MA", "worcester massachusetts": "near Worcester, MA", "close to worcester": "near Worcester, MA",
  "meditation": "“meditation”", "fentanyl test strips": "“test strip”", "mary": "“mary”", "dope": "“dope”", "clean time": "“clean time”", "brunch": "“brunch”",
  "10pm or later": "after 10 PM", "6 pm or earlier": "before 6 PM", "i get off at 11": "after 11 PM", "after my shift ends at 4 pm": "after 4 PM", "salgo del trabajo a las 6": "after 6 PM",
  "i work nights": "", "i work monday to friday, na": "NA", "i work 3 to 11pm": "", "not monday to wednesday": "not Monday to Wednesday",
  "sober house says no suboxone": "“sober house” · on medication", "no suboxone": "", "i used last night": "“last night”",
  "an hour and a half's drive of worcester": "within 75 miles of Worcester, MA", "media hora de worcester": "within 25 miles of Worcester, MA", "next 2 hours": "Saturday · starting soon",
  "im 17 and on suboxone": "for teens · on medication", "age 16": "for teens", "17 years clean": "“clean”", "va hospital worcester": "for veterans · near Worcester, MA",
  "pasado mañana": "Monday", "reuniones antes del trabajo": "early morning", "firman la hoja": "proof of attendance", "letter for court": "proof of attendance",
  "i want to die on monday": "“die”", "using alone tonight, worcester": "near Worcester, MA", "im suicidal, any meeting tonight": "“suicidal” · Saturday · evening",
  "pick up suboxone worcester": "on medication · near Worcester, MA", "living with methadone": "on medication", "kicked out of suboxone clinic": "on medication", "living with my sister": "", "i stay w my mom, na": "NA", "not every friday": "", "i dose at the clinic at 7, na after 8 am": "on medication · NA · after 8 AM", "left na": "not NA", "done with na": "not NA", "kicked out of na": "not NA", "no quiero na": "not NA",
  "before 8 in the morning": "before 8 AM", "9 at night": "around 9 PM", "a las 6 de la tarde": "around 6 PM", "7 o’clock in the evening": "around 7 PM", "kreyol": "in Haitian Creole", "mandarin": "in Chinese", "e-meeting": "online",
  "share my story on vivitrol": "lets you speak · on medication", "share and lead on vivitrol": "lets you speak · lets you lead · on medication", "am i considered sober on methadone": "counts your clean time · on medication", "w/o religion": "secular",
  "never alone": "“never alone”", "bring a baby": "“childcare” or “child-friendly”", "babysitting": "“childcare”", "wrocester ma": "near Worcester, MA",
  "na not the one in worcester": "NA · not near Worcester, MA", "not one in worcester": "near Worcester, MA",
  "online no camera": "online · “camera off”", "keep my video off, zoom": "“camera off” · online", "camera on": "“camera”", "video": "online", "na no zoom": "NA · not online",
  "open meetings only worcester": "“open meeting” · near Worcester, MA", "open meetings": "", "closed meeting": "“closed meeting”",
  "scent free na": "“fragrance-free” · NA", "free": "", "on the film": "on medication", "documentary film": "“documentary” · “film”", "lower my dose": "on medication", "cop out": "“cop out”", "cop": "for professionals", "booze": "“booze”", "meeting soon": "Saturday · starting soon", "my stepdad is on methadone": "for families and friends · on medication", "lower worcester": "near Worcester, MA",
  "": "", "  ,, ": "", "’": "", "日本": "“日本…”", "北": "“北”",
})) {
  test(`reads ${JSON.stringify(text)}`, () => assert.equal(read(text), expected));
}

test("a mended slip says what was typed", () => {
  const [day] = readQuery("tusday", dictionary, SATURDAY).wishes;
  assert.deepEqual([day!.label, day!.corrected], ["Tuesday", "tusday"]);
  assert.equal(readQuery("tuesdays", dictionary, SATURDAY).wishes[0]!.corrected, undefined);
});

test("danger is read before any file is there, and nothing else", () => {
  const { wishes, crisis } = readQuery("friday evening, he is not breathing", undefined, SATURDAY);
  assert.deepEqual([wishes, crisis], [[], ["overdose"]]);
});

test("exact reads no meaning into words", () => {
  const { wishes } = readQuery("friday suboxen", dictionary, SATURDAY, true);
  assert.deepEqual(wishes.map(({ kind, label }) => [kind, label]), [["word", "“friday”"], ["word", "“suboxen”"]]);
});

test("a wish can be taken back, and takes its words with it", () => {
  const text = "friday morning, worcester, on suboxone";
  const { wishes } = readQuery(text, dictionary, SATURDAY);
  assert.deepEqual(wishes.map((wish) => without(text, wish)), ["morning, worcester, on suboxone", "friday, worcester, on suboxone", "friday morning, on suboxone", "friday morning, worcester, on"]);
});

test("every text is read, however odd", () => {
  let seed = 3;
  const pieces = ["friday", "suboxone", "ma", "7pm", "after", "'", "’s", "-", "12", "step", "not", "worcester", "…", "\n", "é", "\u0301", "<b>", "\\", "(", "99999999999999999999", "x".repeat(300)];
  for (let round = 0; round < 2000; round++) {
    let text = "";
    for (let i = 0; i < 8; i++) text += pieces[(seed = (seed * 1664525 + 1013904223) >>> 0) % pieces.length] + (seed & 1024 ? " " : "");
    for (const wish of readQuery(text, dictionary, SATURDAY).wishes) assert.ok(without(text, wish).length <= text.length);
  }
});
