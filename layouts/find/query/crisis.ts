// Phrases that mean somebody may be dying. They are read before anything else and without any file, because help comes first.
// They stand here and not among the other phrases: nothing may be waited for.
//
// What cannot be anything else (no breath, blue lips, a wish to die) always counts. A word that is also spoken of afterwards or in a
// class ("overdose", "suicide") doesn't where the text says so: a mother who lost her son is told of grief, not to call 911.

import { slips } from "../index/text";

export type Crisis = "overdose" | "suicide" | "alone";

const NOT = "(not|isnt|stop+(ed|s)?|quit|wont|barely|cant|hardly|aint|couldnt|doesnt|didnt|wouldnt|unable to|trouble)";

const COLOR = "(blue|purple|gr[ae]y)";
const SKIN = COLOR + "(?! (day|area|close|near|me|maine|cross|shield|heart|ridge|hill|spring|lake|mountain|island|earth|bell|book|chip|card)s?\\b)"; // and of no town, insurance or card
const HOW = "((all|so|very|really|kinda|a|bit|little|cold|and|is|are|look(s|ing)?|went|gett?ing) )*"; // between somebody and a colour

/** sign reads a pattern of whole words, in which ~ is the rest of a word and _ a word between. Of the lines below, joined by "|", any counts;
 * the build makes one text of them, so that they cost readers nothing. */
const sign = (text: string) => RegExp(`\\b(${text.replace(/~/g, "\\w*").replace(/_/g, "(\\w+ )")})\\b`);

/** What always counts. */
const SIGNS: [Crisis, RegExp][] = [
  ["overdose", sign(
    // breath and heart
    `(no|${NOT}) (to )?_?breath~` + "|" +
    "breath~ _{0,2}(slow|weird|funny|shallow|stop)~|gasping|gurgling|choking|no (pulse|heart ?beat)" + "|" +
    // colour
    `(turn~|gone|went|lips|(?<!to )face|skin|hes|shes) ${HOW}${COLOR}(?! day)|(going|is|are|r|looks?|looking) ${HOW}${SKIN}` + "|" +
    `(cold|clammy) (and )?${SKIN}|${SKIN} (and cold|(around )?_?(lips|face|finger~|nails|skin))` + "|" +
    // cannot be woken; but "cant wake up early", "not responding to my email"
    `${NOT} _{0,3}(wake|waking|woke|get h~ up)(?! (up )?(early|for|in|on|before|at))` + "|" +
    "unconscious~|consciousness|unresponsive" + "|" +
    `(no|${NOT}) respon[ds]~(?! to _?(e ?mail|call|text|message|treat))` + "|" +
    "(passed|knocked) out|out cold|collapsed|nodding (off|out)" + "|" +
    // fits
    "foam~ at|seizures?|seizing" + "|" +
    // dying; but "dying to find", "dying of"
    "(might be|think( ~){1,2}) dead|(is|are|hes|shes|im|am|be|like) dying(?! (to|of))" + "|" +
    // amounts taken; but "what if I double my dose"
    "(took|taken|swallowed|shot|did|used|snorted|smoked|ate) (way |a bit |a little )?((too?|2) (much|many)|a (bottle|handful) of|all (of )?(my|h[ei][rs]|the|their)|(a|the) whole)" + "|" +
    "(took|taken|swallowed|ate) (like )?\\d\\d+ _?(pill|tab|strip|bar|xan|oxy|perc)~" + "|" +
    "(took|taken) _{0,3}((extra|double|triple|twice|\\dx|times) _{0,3}dos~|(two|2|three|3) doses|twice as much)|double dosed|extra dose _{1,6}too" + "|" +
    "((took|taken|drank|had) (it |_{0,3}(dos~|methadone|meds?|sub~) _{0,2})|dosed ?)(twice|(two|2|three|3) times|[23]x)(?! (an?|per|every|each|daily))" + "|" +
    "(^|i|ive|he|she|and|just|accident~) (doub|trip)led (up )?(on )?_{0,2}(dos~|methadone|meds?|sub~)" + "|" +
    "^(?!.*((if|can|should) (my )?_?|to )(take|double|triple) _{0,3}dos).*(double|triple|\\dx) _?dos~" + "|" +
    "too much (fent~|heroin|dope|methadone|h|xan~)|(im|am|hes|shes|is) (overdosing|od ?ing)" + "|" +
    // a child took it
    "(baby|toddler|kid|child) _?(got (in( ?to)?|a?hold of)|ate|drank|swallowed|chewed|licked) _{0,2}(methadone|sub~|strips?|pill~|med~|dose)" + "|" +
    // naloxone was given; it doesn't work
    "g~ (him|her|them|my ~) (narcan|naloxone)|(narcan|naloxone) (is )?(not|didnt|isnt|doesnt) work~" + "|" +
    // help is called
    "911|ambulanc~|emergency",
  )],
  ["suicide", sign(
    // to want to die, or not to live; but "don’t want to live in a sober house"
    "(want~|wan+a|going|ready|rather|hope|gonna|deserve|wish (i|he|she) could|let me|might as well|should) (to )?_?(die|be dead|disappear|od|overdose)" + "|" +
    "(hope|wish) i _?(dont|never) wake|(wish|if) i (was|were) (dead|never born)" + "|" +
    "(do(es)?nt|not) (want to|wan+a) (live(?! (in|at|with|near|here))|be here|be alive|wake up|exist)" + "|" +
    "want (it|this) (all )?to (end|stop|be over)" + "|" +
    // to do it
    "kms|un ?alive|tak~ my _?life|end(ing)? (it|my life|everything)" + "|" +
    "(kil+|hang|shoot|hurt|harm|cut|hat)e?(ing|ting)? (my|him|her|them|your) ?sel~|self ?harm~" + "|" +
    "slit my|cut my wrist~|jump off|a gun" + "|" +
    // no reason, no hope, no strength; but "living with my mom", "cant go on mondays"
    "(no|whats the) (reason|point)( (to|in|of) (liv|lif|go)~| any ?more|$)" + "|" +
    "to live for|worth living|no hope|hopeless|cant (any ?more|(go on|live)( (any ?more|like|living|much)|$)|(do|take) (this|it|life) ((any|no) ?more|any longer))" + "|" +
    "(tired of|sick of|done|done with|hate|over) (living(?! (in|at|with))|being alive|life|my life)" + "|" +
    // of no worth to others
    "better (off )?(dead|without me|if i)|(no ?(one|body)|would anyone) _{0,2}(miss|notice|care)( if)? (me|i)" + "|" +
    // help is called
    "988",
  )],
  ["overdose", sign( // in Spanish
    // breath, colour, fits
    "no _{0,2}respir~|dej[oa] de respirar" + "|" +
    "(labios|esta|cara|puso) (azul|morad)~" + "|" +
    "convulsion~" + "|" +
    // cannot be woken, or is dying
    "no _{0,3}desp(ierta|ertar)~|no (me )?(reacciona|responde|contesta)" + "|" +
    "inconsciente|desmay~|muriendo|se (me )?muere" + "|" +
    // amounts taken
    "[sm]e (tom|met|trag)~ (demasiad|much|tod|un monton|el frasco)~|tom[oe] (demasiad|muchas)~" + "|" +
    "(tome|[ms]e tomo|h[ea] tomado) _{0,2}(doble|triple|(dos|tres|2|3) dosis|(dosis|metadona) (dos|tres|2|3) veces(?! (al|por|cada)))",
  )],
  ["suicide", sign(
    // to want to die, or not to live
    "(quier[oe]|quisiera|ganas de|vo?y? a|deseo|prefiero|pens~ en) (morir|matar|estar muert)(me|se|[oa])?" + "|" +
    "no (quier[oe]|tengo ganas de) (vivir|seguir( viv~)?$|estar (aqui|viv[oa]))" + "|" +
    // to do it
    "suicidar~|matarme|me (quiero|voy a) (morir|matar)|quitarme la vida|(acabar|terminar) con (mi vida|todo)" + "|" +
    // no strength, no worth
    "no (puedo|aguanto) (mas|mi vida|vivir|seguir$)|ya no (puedo|aguanto)$|(hart|cansad)[oa] de (vivir|la vida)" + "|" +
    "mejor (muert[oa]|sin mi)|no vale la pena vivir",
  )],
  ["alone", sign(
    // to use alone, or with nobody there; but "use suboxone alone"
    "(us(e|ing)(?! (metha|sub|bup|zoom))|shoot(ing)?|snort(ing)?|inject(ing)?|get(ting)? high|smok(e|ing)|do(ing)? (a )?(shot|dope|heroin|fent~|drugs)|fix(ing)?) _{0,3}(alone|solo|by ?my ?self|(with )?(no ?one|nobody) _?(around|here|home))" + "|" +
    "(alone|by ?my ?self|(no ?one|nobody) _?(around|here|home)) _{0,4}(us(e|ing)|get(ting)? high|shoot~|inject~|od)" + "|" +
    "(stay|be|some(one|body)) on the (phone|line)" + "|" +
    // to be about to use
    "a?bout to (use(?! (zoom|the))|shoot|fix|relapse|slam|get high)" + "|" +
    "(gonna|going to|(^|i )(really )?wan(na|t to)) (relapse|shoot up|(use|get high)( (so|now|right|tonight|again|dope|drugs)|$))" + "|" +
    // both in Spanish; but "uso solo suboxone"
    "sol[oa] _{0,4}(usar|consumir|drogarme)" + "|" +
    "(consum~|us(ar|o|ando)|drog~) (?!metad|sub)_?sol[oa](?! (sub|met|zoom))" + "|" +
    "(a punto de|voy a) (usar$|consumir|recaer)",
  )],
];

/** What counts unless it is spoken of as past, or as a thing to learn of. */
const WORDS: [Crisis, counts: RegExp, unless: RegExp][] = [
  ["overdose", sign(
    "over ?dos(e|ed|es|ing)|sobre ?dosis" + "|" +
    "(hes?|shes?|they|i|im|we|who|just|has|my ~) (is |are |may |might |almost |nearly |will |about to |gonna |going to )?od(d|in)?" + "|" +
    "od(ed|ing|s)|(an|to|is|are|gonna|almost) od|od (now|help|rn)",
  ), sign(
    "prevent~|awareness|training|class~|educat~|learn|risk~|statistic~|prevencion|riesgo" + "|" +
    "surviv~|ago|last (week|month|year)|since|years|when i was|after my|parents",
  )],
  ["suicide", sign("suicid~"), sign("not suicidal|survivors?|commit+ed|awareness|used to|years ago|se suicid[eo]")],
];
const GRIEF = sign(
  "died|deaths?|passed|passing|lost|loss|losing|grie~|mourn~|bereav~|memorial|funeral|killed (my|our|his|her|him)|widow~" + "|" +
  "murio|fallecio|perdi~|duelo|muerte",
);
const GONE = sign("(and|then|y) (he |she |se )?(died|passed away|never woke|murio|fallecio)"); // behind a sign: it is past
const URGENT = sign("right now|rn|i think|dying|hurry|help me");

/** Words that are known however they are misspelt. */
const DANGERS = "overdose overdosed overdosing sobredosis suicide suicidal suicidio myself waking breathing unconscious unresponsive".split(" ");

/** crisisIn names the dangers that a text speaks of. It errs on the side of offering help. */
export function crisisIn(text: string): Crisis[] {
  const words = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/(.)\1{2,}/g, "$1").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const plain = words.map((word) => DANGERS.find((danger) => word.length > 4 && word[0] === danger[0] && slips(word, danger, 2) < (danger.length > 8 ? 3 : 2)) ?? word).join(" ");
  const urgent = URGENT.test(plain);
  const found = [
    ...SIGNS.filter(([crisis, sign]) => sign.test(plain) && (crisis !== "overdose" || urgent || !GONE.test(plain))),
    ...WORDS.filter(([, word, calm]) => word.test(plain) && (urgent || !(GRIEF.test(plain) || calm.test(plain)))),
  ].map(([crisis]) => crisis);
  return [...new Set(found)];
}
