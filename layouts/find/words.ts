// Every sentence of the search page that a reader sees, and nothing else: texts with {gaps}, and counted texts by plural form. No logic.
// A bundle in another language replaces this object. What stands in find.html is the template's own; how a query was read
// (the labels of chips) comes from the search core.

export const words = {
  // The language and land whose way of writing numbers, dates and times the page follows.
  locale: "en-US",
  inEnglish: "(in English)",

  // What the page says while it works.
  waiting: "Reading your words. Waiting for the list of groups, which comes to this device as one file…",
  waitingSharded: "Reading your words. Waiting for the start of the list of groups…",
  lookingUpPlace: "Looking up the place…",
  lookingThrough: "Looking through the lists of groups…",
  locating: "Asking your device where it is…",
  notLocated: "Your device did not say where it is. A town or a ZIP code in the box works as well.",
  looking: "Looking…",
  soFar: "{found} so far",
  troubleAll: "Search doesn’t work just now",
  troublePart: "A part of the list did not come",
  partial: "There may be more. Name a place, a day or a path to see them all.",

  // How the query was read.
  readAs: "We read that as:",
  readExactly: "We look for these exact words:",
  exact: "Search the exact words instead",
  meaning: "Read what they mean instead",
  youWrote: "{label} (you wrote {typed})",
  remove: "Remove {label}",
  filter: "{title}: {value}",

  // What was found.
  groups: { one: "{n} group", other: "{n} groups" },
  noGroup: "No group matches all of this",
  shown: "{n} of {total} shown",
  more: { one: "Show {n} more", other: "Show {n} more" },
  announced: "{found}.",
  announcedWithFirst: { one: "{found}. {n} to read first.", other: "{found}. {n} to read first." },
  without: "Without {wishes}: {found}",
  quoted: "“{label}”",
  groupsOrMore: { one: "{n} group or more", other: "{n} groups or more" },
  forExample: "For example",
  medicationStays: "Your wish about medication stays. It hides no group, and each says what is known of it.",
  theFilter: "the filter “{title}”",
  aside: "No group here says {words}, so we looked for the rest.",
  hourless: "None is known to meet at that hour. These don’t say at which hour they meet.",
  wider: { one: "Nothing is as near as that. These are within {n} mile.", other: "Nothing is as near as that. These are within {n} miles." },

  // What is known of the groups that were found, for somebody who takes medication. Best first.
  tiers: {
    welcomes: { one: "{n} welcomes people on medication", other: "{n} welcome people on medication" },
    neutral: { one: "{n} sets no limits that we found", other: "{n} set no limits that we found" },
    made: { one: "{n} is meant for people on medication but has not been confirmed", other: "{n} are meant for people on medication but have not been confirmed" },
    varies: { one: "{n} varies", other: "{n} vary" },
    unknown: { one: "{n} has not told us", other: "{n} have not told us" },
    restricts: { one: "{n} restricts, and stands last", other: "{n} restrict, and stand last" },
  },
  tiersJoin: "; ",
  tiersEnd: "{list}. Ask before you go where it is not known.",
  noneWelcomes: "We know of no group here that has said it welcomes people on medication.",

  // A group's card.
  ratings: { welcomes: "Medication welcome", neutral: "No limits found", varies: "Varies: ask first", restricts: "Restricts", unknown: "Not known yet" },
  restricts: "Restricts: {what}",
  askWhat: "ask what",
  paused: "Paused",
  pausedNote: "not meeting now",
  askFirst: "Ask first",
  unconfirmed: "times not confirmed",
  ask: "Ask",
  noTimes: "no times given",
  now: "now",
  startsSoon: "Starting soon",
  today: "today",
  tomorrow: "tomorrow",
  yourTime: "your time",
  localTime: "local time there",
  seenIn: "Unverified, seen in {year}: ask before you go",
  seenUndated: "Unverified, seen on an undated page: ask before you go",
  notConfirmedLately: "Unverified, not confirmed lately: ask before you go",
  forMedication: "For people on medication",
  // Who says so, by the grade of the evidence (docs/records.md), and since when.
  saidOf: { medication: "Medication: {who}", times: "Times: {who}", both: "Medication and times: {who}" },
  saidIn: "{said}, checked {month}",
  grades: {
    A: "published by the group itself or its service body", B: "confirmed by the group’s contact", C: "reported first-hand by two or more people",
    D: "reported first-hand by one person", E: "from a document of the whole fellowship, not of this group", F: "from an old page; nobody has confirmed it",
  },
  away: { one: "{n} mile away", other: "{n} miles away" },
  aboutAway: { one: "about {n} mile away", other: "about {n} miles away" },
  nearAway: "less than a mile away",
  aboutOrganization: "About {name}",
  organizationNote: "What its texts say of medication, and what is reported of practice.",

  // The week.
  weekNote: { one: "{n} group with confirmed times, in the next seven days.", other: "{n} groups with confirmed times, in the next seven days." },
  weekFirst: "These are the first {n}. Name a place, a day or a path to see the others.",
  weekEmpty: "We know of no confirmed time for these groups in the next seven days.",
  weekCaption: "Meetings of the next seven days",
  weekDay: "Day",
  weekParts: ["Morning", "Afternoon", "Evening and night"],
  dayEmpty: "No confirmed time",
  dayMore: { one: "{n} more", other: "{n} more" },
  doubtful: { one: "Times that nobody has confirmed: {n} group", other: "Times that nobody has confirmed: {n} groups" },
  doubtfulNote: "Old pages and lists gave these times. Some of these groups may be gone. Ask before you set out.",
  doubtfulHour: "hour not known",

  dayless: { one: "{n} group gives no day. It is in the list.", other: "{n} groups give no day. They are in the list." },
  withFarther: { one: "With {n} more that is a little farther away.", other: "With {n} more that are a little farther away." },

  // The places.
  anywhere: "From anywhere",
  anywhereNote: "All groups online and by telephone",
  elsewhere: "Place not known",
  placeAway: { one: "{found}, {distance}", other: "{found}, nearest {distance}" },
  stateNoCity: "Town not known",
  allGroupsIn: "All groups in {place}",

  // Filters.
  facets: {
    medication: "Medication", day: "Day", time: "Time of day", attendance: "How to take part", organization: "Path", place: "State",
    audience: "For whom", language: "Language", proof: "Proof of attendance",
  },
  attendance: { "in-person": "In person", online: "Online", hybrid: "In person and online", phone: "By telephone", unknown: "Not known" },
  times: { morning: "Morning", afternoon: "Afternoon", evening: "Evening", night: "Night" },
  proof: { yes: "Yes", depends: "Depends: ask first", no: "No" },
  audience: {
    families: "Families and friends", parents: "Parents", bereaved: "People in grief", women: "Women", men: "Men", lgbtq: "LGBTQ+ people",
    "young-people": "Young people", teens: "Teenagers", seniors: "Older people", "people-on-medication": "People on medication",
    "people-of-color": "People of color", "native-american": "Native American people", veterans: "Veterans", professionals: "Professionals",
    newcomers: "Newcomers", patients: "Patients of the host’s program only",
  },
};
