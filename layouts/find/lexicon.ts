// The words that are understood without any index: days, times of day, ways to take part, whom a group is for, medicines, states.
// Each line is a label and the phrases that mean it. Phrases are compared by their stems, so plurals need no entry of their own.

import type { Reading } from "./query";

/** An Entry is one meaning with the phrases for it, separated by "|". */
export type Entry = [reading: Reading, label: string, phrases: string];

export const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const DIAS = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

const relatives = "son daughter kid child husband wife partner spouse brother sister mom mother dad father boyfriend girlfriend friend grandson granddaughter nephew niece".split(" ");
const each = (before: string) => relatives.map((relative) => `${before} ${relative}`).join("|");

export const AUDIENCES: Record<string, [label: string, phrases: string]> = {
  families: ["For families and friends", "family|family member|loved one|son|daughter|husband|wife|spouse|friend and family|family and friend|relative|familiares|familia|mi hijo|mi hija|mi esposo|mi esposa|mi hermano|mi hermana|wife of|husband of|mother of|father of|" + each("my")],
  parents: ["For parents", "parent|mothers|fathers|moms|dads|padres|madres"],
  bereaved: ["For the bereaved", "bereaved|bereavement|grief|grieving|lost someone|lost a child|mourning|duelo|" + each("lost my")],
  women: ["For women", "women|woman|womens|ladies|female|women only|only women|mujer|mujeres|para mujeres|solo mujeres"],
  men: ["For men", "men|mens|male|guys|men only|only men|hombre|hombres|para hombres"],
  lgbtq: ["For LGBTQ+ people", "lgbtq|lgbt|lgbtqia|gay|lesbian|queer|trans|transgender|bisexual|nonbinary|lgbtq+"],
  "young-people": ["For young people", "young people|young adult|youth|young|ypaa|college student|jóvenes|joven"],
  teens: ["For teens", "teen|teenager|adolescent|adolescente"],
  seniors: ["For older people", "senior|older people|older adult|elderly|over 50|over 60|mayores"],
  "people-on-medication": ["For people on medication", "people on medication|medication group|medication meeting"],
  "people-of-color": ["For people of color", "people of color|bipoc|poc"],
  "native-american": ["For Native Americans", "native american|native|indigenous|tribal"],
  veterans: ["For veterans", "veteran|vet|military|veterano"],
  professionals: ["For professionals", "professional|nurse|doctors in recovery|lawyers"],
  newcomers: ["For newcomers", "newcomer|beginner|first timer|first meeting|first time|first time beginner|never been|brand new|new to recovery|new person|principiante|recién llegado"],
  patients: ["For the host’s patients", "patient group|patients only"],
};

const times: [from: number, to: number, label: string, phrases: string][] = [
  [300, 540, "early morning", "early morning|early|before work|sunrise|temprano"],
  [300, 720, "morning", "morning|por la mañana|de la mañana"],
  [0, 720, "before noon", "before noon"],
  [660, 840, "around noon", "noon|midday|lunch|lunchtime|lunch hour|mediodía"],
  [720, 1020, "afternoon", "afternoon|por la tarde|tarde"],
  [1020, 1440, "evening", "evening|night|after work|por la noche|noche"],
  [1200, 300, "late evening or night", "late night|late|overnight|midnight|late evening"],
];

export const TIME_RANGES = { morning: [300, 720], afternoon: [720, 1020], evening: [1020, 1260], night: [1260, 300] } as const;

const attendance: [values: string[], label: string, phrases: string][] = [
  [["online", "hybrid"], "online", "online|virtual|zoom|video|internet|web|remote|from home|on line|from my couch|over the computer|en línea|por internet|por zoom|desde casa"],
  [["in-person", "hybrid"], "in person", "in person|inperson|face to face|f2f|offline|on site|in real life|en persona|presencial"],
  [["phone"], "by phone", "phone|telephone|call in|dial in|by phone|conference call|por teléfono|teléfono"],
  [["hybrid"], "in person and online", "hybrid"],
];

export const MEDICATION =
  "medication|medicine|medicated|med|mat|moud|medication assisted|medication assisted treatment|medication for opioid use disorder|" +
  "buprenorphine|suboxone|subutex|sublocade|brixadi|zubsolv|bupe|bup|sub|strip|methadone|methadose|naltrexone|vivitrol|drug replacement|drt|" +
  "opioid agonist|opioid replacement|replacement therapy|opioid treatment medication|medication friendly|med friendly|mat friendly|on medication|recovery medication|"+
  "metadona|suboxona|buprenorfina|naltrexona|medicamento|medicación|medicina|tratamiento asistido con medicamentos|tratamiento con medicamentos";

const SHARE = 1, CHAIR = 3; // places in medication.Questions

export const entries: Entry[] = [
  ...DAYS.map((day, i): Entry => [{ kind: "day", days: 1 << i }, day, [day, day.slice(0, 3), ["", "", "tues", "weds|wensday|wendsday|wednsday", "thur|thurs", "", ""][i], DIAS[i]].filter(Boolean).join("|")]),
  [{ kind: "day", days: 0b1000001 }, "on a weekend", "weekend|this weekend|fin de semana|fines de semana"],
  [{ kind: "day", days: 0b0111110 }, "on a weekday", "weekday|week day|monday to friday|monday through friday|entre semana"],
  ...times.map(([from, to, label, phrases]): Entry => [{ kind: "time", from, to }, label, phrases]),
  ...attendance.map(([is, label, phrases]): Entry => [{ kind: "attendance", is }, label, phrases]),
  ...Object.entries(AUDIENCES).map(([is, [label, phrases]]): Entry => [{ kind: "audience", is }, label[0]!.toLowerCase() + label.slice(1), phrases]),
  [{ kind: "medication" }, "on medication", MEDICATION],
  [{ kind: "right", bit: SHARE }, "lets you speak", "let you share|let me share|can share|can i share|may share|may i share|allowed to share|able to share|let you speak|let me speak|can speak|can i speak|allowed to speak|share in meeting|allow sharing|sharing allowed|allow to share|allow me to share|lets me talk|let you talk|let me talk|can talk|allowed to talk|lets people share|let people share|compartir"],
  [{ kind: "right", bit: CHAIR }, "lets you lead", "chair|chairing|let me lead|let you lead|can lead|can i lead|allowed to lead|lead a meeting|lead meeting|can chair|lets me chair|let me chair|let you chair|allowed to chair|may chair|may lead"],
  [{ kind: "proof" }, "proof of attendance", "proof of attendance|proof|court slip|court card|court ordered|court order|court approved|court|attendance sheet|attendance card|attendance slip|sign paper|sign my paper|sign my slip|sign slip|slip signed|paper signed|certificate of attendance|attendance certificate|probation|parole|sign court|sign a court slip|sign court slip|sign court paper|court paper|court form|court mandated|verify attendance|attendance verification|proof of meeting|drug court|comprobante de asistencia|comprobante|prueba de asistencia|corte"],
  [{ kind: "path", flag: 4, has: true }, "secular", "secular|atheist|agnostic|laico|sin religión|sin dios|not god|no higher power|science based|non religious|not religious|nonreligious|no god|without god|no religion|not spiritual|non spiritual|humanist"],
  [{ kind: "path", flag: 2, has: false }, "not 12-step", "not 12 step|non 12 step|no 12 step|without 12 step|not twelve step|non twelve step|alternative to 12 step|12 step alternative|alternative to aa|alternative to na|aa alternative|na alternative|other than aa|other than na|instead of aa|instead of na"],
  [{ kind: "path", flag: 2, has: true }, "12-step", "12 step|twelve step|12 steps|doce pasos|12 pasos"],
  [{ kind: "word", stems: ["wheelchair"] }, "“wheelchair”", "wheel chair|wheelchair accessible|wheelchair access|handicap accessible|handicap|accessible|step free|disabled access|disabled|mobility|silla de ruedas"],
  [{ kind: "word", stems: ["childcare"] }, "“childcare”", "child care|childcare|babysitting|bring my kid|kid friendly|bring kid"],
  [{ kind: "word", stems: ["asl"] }, "“asl”", "sign language|asl|deaf|hard of hearing|lengua de señas"],
  [{ kind: "here" }, "near you", "near me|nearby me|close to me|closest to me|nearest to me|around me|around here|near here|near my house|near my home|in my area|my area|my neighborhood|nearby|nearest|closest|cerca de mí|cerca"],
];

const stateList =
  "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|" +
  "HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|" +
  "MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|" +
  "OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|" +
  "VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming";

export const states = stateList.split("|").map((line) => ({ code: line.slice(0, 2), name: line.slice(3) }));

/** What cities are called by those who live there. */
export const NICKNAMES: Record<string, [name: string, state: string]> = Object.fromEntries(
  ("nyc:new york,NY|new york city:new york,NY|manhattan:new york,NY|queens:jamaica,NY|the bronx:bronx,NY|philly:philadelphia,PA|l a:los angeles,CA|sf:san francisco,CA|san fran:san francisco,CA|" +
  "frisco:san francisco,CA|vegas:las vegas,NV|nola:new orleans,LA|atl:atlanta,GA|jax:jacksonville,FL|okc:oklahoma city,OK|slc:salt lake city,UT|indy:indianapolis,IN|" +
  "cincy:cincinnati,OH|abq:albuquerque,NM|dc:washington,DC|washington dc:washington,DC|washington d c:washington,DC|d c:washington,DC|chi town:chicago,IL|bmore:baltimore,MD|pdx:portland,OR")
    .split("|").map((line) => {
      const [nickname = "", name = "", state = ""] = line.split(/[:,]/);
      return [nickname, [name, state]];
    }),
);

/** Words for one thing, by their stems: an article may say one where a reader says another. */
export const RELATED: string[][] = (
  "landlord|evict|apartment|housing|sober living|sober home|halfway house|sober house;boss|fired|employer|job|work|hired|workplace;po|probation|probation officer|parole|judge|court;" +
  "died|death|passed away|grief|grieving|mourning|bereaved;quit|stop|come off|wean|get off|withdrawal|taper|tapering|cold turkey;cost|pay|price|insurance|medicaid|afford;" +
  "pregnant|pregnancy|baby|breastfeed;narcan|naloxone;shot|injection|sublocade|vivitrol;prescribe|prescriber|doctor|telehealth|telemedicine;clean time|clean date|sober date|sobriety date|reset|count;" +
  "substitute|replace|trade|trading|swap|crutch|switching;jail|prison|detox|released;family|loved one|son|daughter|husband|wife|parent|mom|dad|brother|sister;discriminate|discrimination|ada|right|legal|allowed;" +
  "relapse|slip|using again;private|privacy|anonymou|tracking|cookie;study|studie|research|evidence;lead|chair|chairing;speak|share|talk;god|religion|religiou|atheist|agnostic|secular;pharmacy|pharmacist|refill"
).split(";").map((line) => line.split("|"));

/** Words behind which a place is named. */
export const before = new Set("near nearby in around at of from by outside within to close cerca de en".split(" "));

/** Codes of states that are also words: read as a state only in capitals or right behind a city. */
export const wordyCodes = new Set(["al", "de", "hi", "id", "in", "la", "me", "ok", "oh", "or"]);

export const languages = ["en", "es", "fr", "pt", "ru", "zh", "vi", "ko", "ar", "pl", "fa", "ht", "de", "it", "ja", "uk", "hi", "ase"];

const list = (words: string) => new Set(words.split(" "));

/** Words that say nothing of what is wanted. */
export const stop = list(
  "a an the i im ive am is are was were be been being do does did can could to in at on of for with and or that this these those it its my me mine you your " +
  "we our us they them their there here who what where when how why which will would should shall may might must have has had get got go going went want " +
  "wanna need looking look find please near nearby around by from into any some if so as not no just like about up out than then also too very wont dont cant " +
  "doesnt didnt isnt arent he she his her him whats wheres hows one s t m re ve ll d now because but really only off ever yet again over more most much vs en con para many done " +
  "el la los las un una de del y o que me mi yo quiero busco necesito donde hay soy estoy tengo para si se le lo su",
);

/** Words that don't tell one group from another, but may tell one article from another. */
export const glue = list(
  "group meeting support program recovery help people person someone somebody anyone everybody allow allowed let accept accepted accepting ok okay friendly " +
  "welcome welcoming take taking taken tell use using used still say count safe addiction addict sober sobriety local list session class info information " +
  "question best good place area city town state time day week life live work know think feel make give keep other another new free long way thing grupo reunion reunione apoyo ayuda recuperacion persona gente county metro",
);

/** Common words that are one slip away from a word of the lexicon or a usual name, and are not slips. */
export const common = list(
  "soon moon room boom wide wine sale tale mile mate meal seen then train queen south mouth truth hair chain roof short brief nearly yearly right might light " +
  "sight fight eight tight alone bunch launch punch main taxes active purse curse trip stripe remove start date rate hate gate lake draft cars mark care hope " +
  "home west rest test stay play paper taper later water store story serve never often under price part party past post cost must lost last love move many " +
  "back bank book took talk walk wall well wish word world year said says sent send wait fine mine nine line face card side size same some such sure than " +
  "half hand hard head hear high hold hour idea into kind lead left less meet mind near next once open pain pass real road rule seem show sick sign son sort " +
  "stop tired trust truth turn type wear while whole woman worse worst write wrong yours money month patch reset relapse sleep smoke stigma treat",
);
