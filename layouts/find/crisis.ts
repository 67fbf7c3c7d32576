// Phrases that mean somebody may be dying. They are read before anything else and without the index, because help comes first.

export type Crisis = "overdose" | "suicide" | "alone";

const PHRASES: [Crisis, RegExp][] = [
  ["overdose", /\b(overdos\w*|od(ed|ing|d)|(not|isnt|stopped|wont|barely|cant) breath\w*|turn(ing|ed) blue|blue lips|lips are blue|(wont|cant|not) (wake|waking)( up)?|unconscious|unresponsive|passed out|took too much|too much (fentanyl|heroin)|sobredosis|no (esta )?respira\w*|no despierta)\b/],
  ["suicide", /\b(suicid\w*|want(ed|s)? to die|wanna die|kill(ing)? (my|him|her|them)sel\w*|end (it all|my life)|dont want to (live|be here|be alive)|(hurt|harm|cut)(ing|ting)? myself|self ?harm\w*|no reason to live|better off dead|suicidi\w*|quiero morir(me)?|matarme)\b/],
  ["alone", /\b(us(e|ing)|shoot(ing)?|inject(ing)?|get(ting)? high|smok(e|ing)) (\w+ )?(alone|by myself)\b/],
];

/** crisisIn names the dangers that a text speaks of. It errs on the side of offering help. */
export function crisisIn(text: string): Crisis[] {
  const plain = text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return PHRASES.filter(([, phrase]) => phrase.test(plain)).map(([kind]) => kind);
}
