// Phrases that mean somebody may be dying. They are read before anything else and without any file, because help comes first.
// They stand here and not among the other phrases: nothing may be waited for.

import { slips } from "./text";

export type Crisis = "overdose" | "suicide" | "alone";

const PHRASES: [Crisis, RegExp][] = [
  ["overdose", /\b(overdos\w*|over ?dos(e|ed|es|ing)|od(ed|ing|d)|(not|isnt|stop(ped)?|quit|wont|barely|cant|hardly|no) breath\w*|no pulse|turn(ing|ed)? blue|(going|gone|is|are) blue|blue lips|lips (are|turning) (blue|purple|gr[ae]y)|(wont|cant|not|isnt|doesnt) (wake|waking)|cant wake|unconscious|unresponsive|passed out|(wont|not|isnt) respond\w*|took (too much|too many|all my)|too much (fentanyl|heroin|dope|methadone)|sobredosis|sobre dosis|no (esta )?respira\w*|no (se )?despierta|no reacciona|(se )?esta muriendo|labios (azules|morados)|tomo demasiad[oa]s?)\b/],
  ["suicide", /\b(suicid\w*|kms|(want(s|ed)?|wan+a|going|ready|rather|hope|gonna|wish i could) (to )?(die|be dead)|(wish|if) i (was|were) dead|kill(ing)? (my|him|her|them|your) ?sel\w*|end (it all|my life|it tonight)|take my (own )?life|(dont|do not|not) want (to )?(live|be here|be alive|wake up|exist)|(hurt|harm|cut)(ing|ting)? my ?self|self ?harm\w*|no reason to live|nothing to live for|cant go on|better off (dead|without me)|suicidi\w*|suicidar\w*|(quiero|quisiera|ganas de|voy a) (morir(me)?|matarme)|matarme|me (quiero|voy a) matar|no quiero (vivir|seguir)|quitarme la vida)\b/],
  ["alone", /\b((us(e|ing)|shoot(ing)?|inject(ing)?|get(ting)? high|smok(e|ing)|do(ing)? (a )?(shot|dope|heroin|fent\w*)) (\w+ ){0,2}(alone|by my ?self)|(alone|by my ?self) (\w+ ){0,4}(to use|using|get(ting)? high|shoot\w*|inject\w*)|(consumo|consumir|usar|drogarme|drogandome) (\w+ )?sol[oa])\b/],
];

/** Words that are known however they are misspelt, with how many slips. */
const DANGERS: [Crisis, string, number][] = [["overdose", "overdose", 1], ["overdose", "overdosed", 1], ["overdose", "overdosing", 2], ["overdose", "sobredosis", 2], ["suicide", "suicide", 1], ["suicide", "suicidal", 1]];

/** crisisIn names the dangers that a text speaks of. It errs on the side of offering help. */
export function crisisIn(text: string): Crisis[] {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = plain.split(" ");
  const slipped = (crisis: Crisis) => DANGERS.some(([kind, danger, most]) => kind === crisis && words.some((word) => word[0] === danger[0] && word.length > 5 && slips(word, danger, most) <= most));
  return PHRASES.filter(([kind, phrase]) => phrase.test(plain) || slipped(kind)).map(([kind]) => kind);
}
