// Phrases that mean somebody may be dying. They are read before anything else and without any file, because help comes first.
// They stand here and not among the other phrases: nothing may be waited for.
//
// What cannot be anything else (no breath, blue lips, a wish to die) always counts. A word that is also spoken of afterwards or in a
// class ("overdose", "suicide") doesn't where the text says so: a mother who lost her son is told of grief, not to call 911.

import { slips } from "./text";

export type Crisis = "overdose" | "suicide" | "alone";

const WHO = "(hes?|shes?|they|i|im|we|who|just|has|my \\w+)", NOT = "(not|isnt|stop+(ed|s)?|quit|wont|barely|cant|hardly|aint|couldnt|doesnt|didnt|wouldnt|unable to|trouble)";

/** What always counts. */
const SIGNS: [Crisis, RegExp][] = [
  ["overdose", RegExp(`\\b((no|${NOT}) (to )?(\\w+ )?breath\\w*|breath\\w* (is |has |really |very |so )*(slow|weird|funny|shallow|stop)\\w*|gasping|gurgling|no (pulse|heart ?beat)|(turn\\w*|going|gone|is|are|r|face|lips|looks?|hes|shes) (all |so )?(blue|purple)|(blue|purple|gr[ae]y) (lips|face|finger\\w*|nails)|lips (are |turning )*gr[ae]y|(might be|think( \\w+){1,2}) dead|${NOT} (\\w+ ){0,3}(wake|waking|woke|get h\\w+ up)(?! (up )?(early|for|in|on|before|at))|unconscious\\w*|consciousness|unresponsive|(passed|knocked) out|out cold|(no|${NOT}) respon[ds]\\w*(?! to (\\w+ )?(e ?mail|call|text|message|treat))|(took|taken|swallowed|shot|did|used|snorted|smoked|ate) (way |a bit |a little )?((too?|2) (much|many)|a (bottle|handful) of|all (of )?(my|h[ei][rs]|the|their)|(a|the) whole)|(took|taken|swallowed|ate) (like )?\\d\\d+ (\\w+ )?(pill|tab|strip|bar|xan|oxy|perc)\\w*|double dos\\w*|too much (fent\\w*|heroin|dope|methadone|h|xan\\w*)|(is|are|hes|shes|im|i am|be) dying(?! (to|of))|foam\\w* at|seizures?|seizing|choking|collapsed|(is|keeps|hes|shes) nodding|(gave|give|giving) (him|her|them|my \\w+) (narcan|naloxone)|(narcan|naloxone) (is|not|didnt|isnt|doesnt) (not )?work\\w*|(baby|toddler|kid|child) (\\w+ )?(got (in( ?to)?|hold of|ahold of)|ate|drank|swallowed|chewed|licked) (\\w+ ){0,2}(methadone|sub\\w*|strips?|pill\\w*|med\\w*|dose)|(im|i am|hes|shes|is) (overdosing|od ?ing)|911|ambulanc\\w+|medical emergency)\\b`)],
  ["overdose", /\b(no (\w+ )?(esta )?respir\w*|dej[oa] de respirar|no (\w+ )?(se )?(lo |la )?(puedo )?desp(ierta|ertar)\w*|no (me )?(reacciona|responde|contesta)|inconsciente|desmay\w+|(se )?(me )?(esta )?muriendo|se (me )?muere|(labios|esta|cara|puso) (azul|morad)\w*|(^|[sm]e )(tom|met|trag)\w+ (demasiad|much|tod|un monton|el frasco)\w*|convulsion\w*|se paso de)\b/],
  ["suicide", /\b(^kms|[a-z]+ kms|(want(s|ed)?|wan+a|going|ready|rather|hope|gonna|deserve|wish (i|he|she) could|let me|might as well|should) (to )?(just )?(die|be dead|disappear|od|overdose)|(hope|wish) i (\w+ )?(dont|never) wake|want (it|this) (all )?to (end|stop)|988|(wish|if) i (was|were) (dead|never born)|(kil+|hang|shoot|hurt|harm|cut|hat)e?(ing|ting)? (my|him|her|them|your) ?sel\w*|(end|ending) (it|my life|everything)( (all|now|tonight))?|tak(e|ing) my (own )?life|(do(es)?nt|do(es)? not|not) (want to|wan+a) (live(?! (in|at|with|near|here))|be here|be alive|wake up|exist)|self ?harm\w*|(no|whats the) (reason|point)( (to|in|of) (live|living|life|go\w* on)| any ?more|$)|nothing (left )?to live for|no hope|hopeless|cant (any ?more|(go on|live)( (any ?more|like|living|much)|$)|(do|take) (this|it|life) (any ?more|any longer))|better (off )?(dead|without me|if i)|(no ?(one|body)|would anyone) (would|will|even)? ?(even )?(miss|notice|care)( if)? (me|i)|(tired of|sick of|done|done with|hate|over) (living(?! (in|at|with))|being alive|life|my life)|worth living|slit my|cut my wrists?|jump off|a gun|un ?alive)\b/],
  ["suicide", /\b(suicidar\w*|(quier[oe]|quisiera|ganas de|vo?y? a|deseo|prefiero|pens\w+ en) (morir|matar|estar muert)(me|se|[oa])?|matarme|me (quiero|voy a) (morir|matar)|no quier[oe] (vivir|seguir( viv\w*)?$|estar (aqui|viv[oa]))|no (puedo|aguanto) (mas|mi vida|vivir|seguir$)|ya no (puedo|aguanto)$|(hart|cansad)[oa] de (vivir|la vida)|quitarme la vida|(acabar|terminar) con (mi vida|todo)|mejor (muert[oa]|sin mi)|no vale la pena vivir)\b/],
  ["alone", /\b((us(e|ing)(?! (methad|sub|bup|naltr|zoom))|shoot(ing)?|snort(ing)?|inject(ing)?|get(ting)? high|smok(e|ing)|do(ing)? (a )?(shot|dope|heroin|fent\w*|drugs)|fix(ing)?) (\w+ ){0,3}(alone|solo|by ?my ?self|(with )?(no ?one|nobody) (\w+ )?(around|here|home))|(alone|by ?my ?self|(no ?one|nobody) (\w+ )?(around|here|home)) (\w+ ){0,4}(to use|use|using|get(ting)? high|shoot\w*|inject\w*|od)|(about|bout) to (use(?! (zoom|the))|shoot|fix|relapse|slam|get high)|(gonna|going to|(^|i )(really )?wan(na|t to)) (relapse|(use|get high)( (so|now|right|tonight|again|dope|drugs)|$))|(stay|be|some(one|body)) on the (phone|line)|(consum\w+|usar|uso|drog\w+) (?!metad|sub)(\w+ )?sol[oa](?! (sub|met|zoom))|sol[oa] (\w+ ){0,4}(usar|consumir|drogarme)|(a punto de|voy a) (usar$|consumir|recaer))\b/],
];

/** What counts unless it is spoken of as past, or as a thing to learn of. */
const WORDS: [Crisis, RegExp, RegExp][] = [
  ["overdose", RegExp(`\\b(over ?dos(e|ed|es|ing)|od(ed|ing|s)|${WHO} (is |are |may |might |almost |nearly |will |about to |gonna |going to )?od(d|in)?|(an|having an|to|is|are|gonna|almost) od|od (now|help|rn)|sobre ?dosis)\\b`), /\b(prevent\w*|awareness|training|class\w*|educat\w*|learn|risk\w*|statistic\w*|rates?|surviv\w*|ago|last (week|month|year)|since|years|when i was|after my|parents|prevencion|riesgo)\b/],
  ["suicide", /\bsuicid\w*\b/, /\b(not suicidal|survivors?|commit+ed|awareness|used to|years ago|se suicid[eo])\b/],
];
const GRIEF = /\b(died|deaths?|passed|passing|lost|loss|losing|grie\w*|mourn\w*|bereav\w*|memorial|funeral|killed (my|our|his|her|him)|widow\w*|murio|fallecio|perdi|duelo|muerte)\b/;
const GONE = /\b(and|then|y) (he |she |se )?(died|passed away|never woke|murio|fallecio)\b/; // behind a sign: it is past
const URGENT = /\b(right now|rn|help me|i think|dying|hurry)\b/;

/** Words that are known however they are misspelt. */
const DANGERS = "overdose overdosed overdosing sobredosis suicide suicidal suicidio myself waking breathing unconscious unresponsive".split(" ");

/** crisisIn names the dangers that a text speaks of. It errs on the side of offering help. */
export function crisisIn(text: string): Crisis[] {
  const words = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/(.)\1{2,}/g, "$1").split(/[^\p{L}\p{N}]+/u);
  const plain = words.map((word) => DANGERS.find((danger) => word.length > 4 && word[0] === danger[0] && slips(word, danger, 2) < (danger.length > 8 ? 3 : 2)) ?? word).join(" ");
  const urgent = URGENT.test(plain);
  const found = [
    ...SIGNS.filter(([crisis, sign]) => sign.test(plain) && (crisis !== "overdose" || urgent || !GONE.test(plain))),
    ...WORDS.filter(([, word, calm]) => word.test(plain) && (urgent || !(GRIEF.test(plain) || calm.test(plain)))),
  ].map(([crisis]) => crisis);
  return [...new Set(found)];
}
