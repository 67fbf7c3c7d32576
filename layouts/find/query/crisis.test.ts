import { test } from "node:test";
import assert from "node:assert/strict";
import { type Crisis, crisisIn } from "./crisis";

const SAID: Record<Crisis, string[]> = {
  overdose: [
    "overdose", "over dose", "ovrdose", "overdoze", "he od'd", "hes not breathin", "blue lips", "cant wake her", "took too many pills", "no respira", "sobredosis",
    "se esta muriendo", "he overdosed", "my friend is not breathing", "she won't wake up", "turning blue", "he is ODing", "OD help", "my bf od", "i think hes od",
    "he wont wake up and his lips are blue", "shes gurgling", "she stopped breathing", "snoring weird and wont wake", "i took 30 xanax", "he took all his methadone",
    "narcan didnt work", "i gave him narcan what now", "someone is unconscious", "unconcious friend", "unresponsive", "hes unresponsve", "she passed out and is cold",
    "he is turning purple", "my son just overdosed", "friend overdosing help", "my dad is nodding out cant wake him", "i cant breathe", "not breething",
    "se tomo muchas pastillas y no responde", "mi amigo no despierta", "no puedo despertarlo", "esta morado", "dejo de respirar", "no esta respirando", "se desmayo",
    "overdoseing", "she almost od'd", "i did too much fent", "took too much", "what to do if someone overdoses", "signs of an overdose", "can you overdose on suboxone",
    "i think my son overdosed and died", "he overdosed and i think hes dead", "call 911", "took double dose of methadone double dosed", "hes breathing really slow",
    "shes not waking up", "she isnt responding", "im ODing", "I'M OVERDOSING", "he ate a whole fentanyl patch", "withdrawals so bad i think im dying", "lost consciousness",
    "my girlfriend is going blue", "hes blue", "having a seizure", "my baby got into my methadone", "toddler ate a suboxone strip", "the kid swallowed pills",
    "cant get him to wake up", "i took to many", "took 2 many subs", "i think hes dead", "stoped breathing", "his lips r blue", "swallowed a bottle of pills", "think im odin",
    "my mom died and i took too many pills", "my dad passed away im overdosing", "se puso morado", "me tome todas las pastillas", "ambulancia",
    "hes gray and cold", "shes cold and grey", "he's gray", "turning grey", "3x my dose", "he took 3x his dose", "triple my dose", "i took three times my dose",
    "took two doses by mistake", "my wife took an extra dose of methadone and drank too", "extra dose of methadone and a xanax too", "what to do double dose methadone",
    "can i take my dose tomorrow, i double dosed", "if i took triple my dose", "took too much.",
    "took my dose twice", "i took my methadone twice today", "dosed twice by accident", "took it twice", "i doubled my dose", "accidentally doubled up on my methadone", "took twice my dose",
    "he took twice as much methadone", "took my dose 2x", "tome el doble de mi dosis", "tomé dos dosis", "se tomó doble dosis", "tomé mi dosis dos veces", "tome la metadona dos veces", "her skin is grey",
    "his face went gray", "her lips went grey", "he's looking grey", "hes very grey", "shes really gray", "cold grey skin", "he is turning blue near the tub", "hes turning blue me and my friend are here",
    "lips a little grey", "she went blue", "cold clammy and grey", "blue around the lips",
  ],
  suicide: [
    "sucide", "suicde hotline", "i wana die", "gonna die", "kms", "killing my self", "quiero morir", "me quiero matar", "no quiero vivir", "want to die laughing",
    "I want to die", "kill myself", "suicidal thoughts", "don’t want to live", "i cant do this anymore nobody would miss me",
    "relapsed tonight after 2 yrs feel like ending it", "i dont wanna be here anymore", "no one would care if i died", "better off dead", "they'd be better off without me",
    "end it all", "i want to disappear", "cant take it anymore", "cant go on", "tired of living", "suicide", "suicide prevention", "thinking about suicide",
    "my son wants to die", "my daughter is suicidal", "ya no quiero vivir", "ya no puedo mas", "quiero matarme", "me voy a matar", "quitarme la vida", "suicidio",
    "i should just die", "no reason to live", "whats the point life isnt worth living", "gonna kill myself", "i wish i was dead", "hurt myself", "want to hang myself",
    "unalive myself", "cut my wrists", "ready to die", "i'm done with life",
    "my son says he doesnt want to live", "hope i dont wake up", "kill myslef", "kil myself", "whats the point anymore", "i want it all to stop", "theres no hope", "sick of living",
    "i want to overdose", "wanna od", "988", "i have a gun", "im done living", "ojala, estoy cansada de vivir", "prefiero morir", "no quiero estar vivo", "no aguanto mas", "suisidio",
    "I can't go on.", "whats the point?", "no point...", "ya no puedo.", "i lost my son i dont want to be here anymore", "since my husband died i want to die",
  ],
  alone: [
    "im alone and about to use", "shooting up by my self", "voy a usar solo", "using alone tonight", "shooting up alone", "use by myself",
    "about to use by myself someone stay on phone", "i use alone", "getting high alone", "about to shoot up nobody home", "using heroin by myself", "consumo sola",
    "voy a consumir sola", "estoy solo y voy a usar", "about to relapse", "smoking fent alone", "i am using with no one around", "nobody here and i want to use",
    "never use alone", "gonna use tonight", "im going to relapse", "i want to use so bad", "somebody stay on the phone while i use", "snorting alone", "voy a recaer",
    "estoy usando sola", "estoy usando solo", "(wanna relapse)", "voy a usar.",
  ],
};

for (const [crisis, texts] of Object.entries(SAID)) for (const text of texts) {
  test(`${text}: ${crisis}`, () => assert.ok(crisisIn(text).includes(crisis as Crisis)));
}

/** Plain searches, grief and classes: who lost a child is told of grief, not to call 911. */
const CALM = [
  "friday worcester", "women alone", "die-hard group", "code blue", "method", "od", "narcan", "dose", "subside", "overdue", "diet", "living alone", "blue ridge",
  "not friday", "no breakfast", "my son died of overdose", "my son died of an overdose", "lost my brother to overdose", "overdose grief group", "overdose prevention",
  "overdose prevention training", "overdose awareness day", "grief after an overdose death", "group for people whose kid died od", "lost my husband to suicide grief",
  "daughter overdosed and died last year support", "narcan training", "how to prevent overdose", "overdose risk after stopping suboxone",
  "parents who lost a child to fentanyl", "cant wake up early need noon meeting", "cant go on mondays", "i cant go on zoom", "breathing meditation", "blue hills",
  "odd fellows hall", "odd hours", "at odds with sponsor", "feeling blue", "mi hijo murio de sobredosis", "perdi a mi hermano por sobredosis",
  "overdosed 3 years ago now on methadone", "chair yoga", "i live alone", "never alone group", "you are not alone group", "dying to find a meeting", "i use suboxone",
  "do this any day", "lost a friend to an od", "dead sea", "end of life", "group not responding to my email", "meeting that ends it by 8", "lunch hour end",
  "my mom passed away overdose", "survived an overdose", "overdose survivor", "suicide loss group", "i would hate to miss na", "deathly afraid of meetings",
  "is he high or is that just his dose", "going to meetings alone", "cant make it any day", "wake up call group", "morning wake up meeting", "my dad died",
  "grasp grief overdose", "quit smoking", "no wake meeting", "overdosis class", "my kid takes methadone", "my child got into treatment",
  "my mother committed suicide", "suicide survivors", "mi hermano se suicidó", "im not suicidal", "suicide awareness walk", "parents of kids who overdosed", "widow overdose",
  "my mom od'd when i was little", "my son stopped breathing and died", "took too many pills and died last year", "using methadone alone", "uso solo suboxone", "i dont want to use",
  "ya no puedo ir a na", "no quiero seguir con metadona", "living with my mom", "sick of living in a sober house", "tired of meetings", "cant do zoom anymore",
  "what if i take two doses by mistake", "what happens if i take 3x my dose", "can i take an extra dose", "should i double my dose", "what if i double dose methadone",
  "is it bad to double dose", "i take two doses a day", "extra dose for travel", "can i get an extra dose too", "gray maine", "grays harbor", "a cold gray day", "grey area", "gray cold spring", "cold spring gray maine", "is blue cross accepted", "where is blue hill", "is blue springs near me", "i take my dose twice a day", "took methadone twice a day for years",
  "tomo mi dosis dos veces al día", "que pasa si tomo doble dosis", "the clinic doubled my dose", "i dosed twice a day before", "took the class twice", "is gray close to portland", "looking for gray maine", "going to blue hill", "does anyone take blue cross", "face to face blue springs", "estoy usando solo suboxone",
];

for (const text of CALM) test(`${text}: no alarm`, () => assert.deepEqual(crisisIn(text), []));

test("it is quick with the longest text that the box takes", () => {
  const start = performance.now();
  for (const piece of ["not ", "my own x ", "using ", "no one ", "took ", "a"]) crisisIn(piece.repeat(300).slice(0, 300));
  assert.ok(performance.now() - start < 200);
});
