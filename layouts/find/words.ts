// Every sentence of the search page that a reader sees, and nothing else: texts with {gaps}, and counted texts by plural form. No logic.
// A bundle in another language replaces them. What stands in find.html is the template's own; how a query was read
// (the labels of chips) comes from the search core.

// The language and land whose way of writing numbers, dates and times the page follows.
export const locale = "en-US";
export const inEnglish = "(in English)";

// What the page says while it works.
export const waiting = "Reading your words. Waiting for the list of groups, which comes to this device as one file…";
export const waitingSharded = "Reading your words. Waiting for the start of the list of groups…";
export const lookingUpPlace = "Looking up the place…";
export const lookingThrough = "Looking through the lists of groups…";
export const locating = "Asking your device where it is…";
export const notLocated = "Your device did not say where it is. A town or a ZIP code in the box works as well.";
export const looking = "Looking…";
export const soFar = "{found} so far";
export const troubleAll = "Search doesn’t work just now";
export const troublePart = "A part of the list did not come";
export const troubles = {
  notLoaded: "The search file could not be loaded. The lists of groups below work without it.",
  damaged: "The search file is damaged or cut short, or newer than this page. Load the page again. The lists of groups below work without it.",
  placesNotLoaded: "The table of places could not be loaded, so we may not know the place that you named. The lists of groups below work without it.",
  partNotLoaded: "A part of the list of groups could not be loaded, so groups may be missing here. The lists of groups below work without it.",
};
export const viewComing = "On its way…";
export const noView = "Only the list could be shown: the rest did not come. Choose again to try again.";
export const partial = "There may be more. Name a place, a day or a path to see them all.";
export const lookOn = "Look through more of the list";

// How the query was read.
export const readAs = "We read that as:";
export const readExactly = "We look for these exact words:";
export const exact = "Search the exact words instead";
export const meaning = "Read what they mean instead";
export const youWrote = "{label} (you wrote {typed})";
export const remove = "Remove {label}";
export const filter = "{title}: {value}";

// What was found.
export const groups = { one: "{n} group", other: "{n} groups" };
export const noGroup = "No group matches all of this";
export const noGroupYet = "No group so far matches all of this";
export const shown = "{n} of {total} shown";
export const more = { one: "Show {n} more", other: "Show {n} more" };
export const announced = "{found}.";
export const announcedWithFirst = { one: "{found}. {n} to read first.", other: "{found}. {n} to read first." };
export const without = "Without {wishes}: {found}";
export const quoted = "“{label}”";
export const groupsOrMore = { one: "{n} group or more", other: "{n} groups or more" };
export const forExample = "For example";
export const medicationStays = "Your wish about medication stays. It hides no group, and each says what is known of it.";
export const theFilter = "the filter “{title}”";
export const aside = "The search finds no group by {words}, so we looked for the rest. A group’s own page may say more.";
export const byWords = "The search finds no group by {words}. A group’s own page may say more.";
export const hourless = "None is known to meet at that hour. These don’t say at which hour they meet.";
export const wider = { one: "Nothing is as near as that. These are within {n} mile.", other: "Nothing is as near as that. These are within {n} miles." };

// What is known of the groups that were found, for somebody who takes medication. Best first.
export const tiers = {
  welcomes: { one: "{n} welcomes people on medication", other: "{n} welcome people on medication" },
  neutral: { one: "{n} sets no limits that we found", other: "{n} set no limits that we found" },
  made: { one: "{n} is meant for people on medication but has not been confirmed", other: "{n} are meant for people on medication but have not been confirmed" },
  varies: { one: "{n} varies", other: "{n} vary" },
  unknown: { one: "{n} has not told us", other: "{n} have not told us" },
  restricts: { one: "{n} restricts, and stands last", other: "{n} restrict, and stand last" },
};
export const tiersJoin = "; ";
export const tiersEnd = "{list}. Ask before you go where it is not known.";
export const noneWelcomes = "We know of no group here that has said it welcomes people on medication.";

// A group's card.
export const ratings = { welcomes: "Medication welcome", neutral: "No limits found", varies: "Varies: ask first", restricts: "Restricts", unknown: "Not known yet" };
export const restricts = "Restricts: {what}";
export const askWhat = "ask what";
export const paused = "Paused";
export const pausedNote = "not meeting now";
export const askFirst = "Ask first";
export const unconfirmed = "times not confirmed";
export const ask = "Ask";
export const noTimes = "no times given";
export const now = "now";
export const startsSoon = "Starting soon";
export const today = "today";
export const tomorrow = "tomorrow";
export const yourTime = "your time";
export const localTime = "local time there";
export const seenIn = "Unverified, seen in {year}: ask before you go";
export const seenUndated = "Unverified, seen on an undated page: ask before you go";
export const notConfirmedLately = "Unverified, not confirmed lately: ask before you go";
export const forMedication = "For people on medication";
// Who says so, by the grade of the evidence (docs/records.md), and since when.
export const saidOf = { medication: "Medication: {who}", times: "Times: {who}", both: "Medication and times: {who}" };
export const saidIn = "{said}, checked {month}";
export const grades = {
  A: "published by the group itself or its service body", B: "confirmed by the group’s contact", C: "reported first-hand by two or more people",
  D: "reported first-hand by one person", E: "from a document of the whole fellowship, not of this group", F: "from an old page; nobody has confirmed it",
};
export const away = { one: "{n} mile away", other: "{n} miles away" };
export const aboutAway = { one: "about {n} mile away", other: "about {n} miles away" };
export const nearAway = "less than a mile away";
export const aboutOrganization = "About {name}";
export const organizationNote = "What its texts say of medication, and what is reported of practice.";

// The week.
export const weekNote = { one: "{n} group with confirmed times, in the next seven days.", other: "{n} groups with confirmed times, in the next seven days." };
export const weekFirst = "These are the first {n}. Name a place, a day or a path to see the others.";
export const weekEmpty = "We know of no confirmed time for these groups in the next seven days.";
export const weekCaption = "Meetings of the next seven days";
export const weekDay = "Day";
export const weekParts = ["Morning", "Afternoon", "Evening and night"];
export const dayEmpty = "No confirmed time";
export const dayMore = { one: "{n} more", other: "{n} more" };
export const doubtful = { one: "Times that nobody has confirmed: {n} group", other: "Times that nobody has confirmed: {n} groups" };
export const doubtfulNote = "Old pages and lists gave these times. Some of these groups may be gone. Ask before you set out.";
export const doubtfulHour = "hour not known";

export const dayless = { one: "{n} group gives no day. It is in the list.", other: "{n} groups give no day. They are in the list." };
export const withFarther = { one: "With {n} more that is a little farther away.", other: "With {n} more that are a little farther away." };

// The places.
export const anywhere = "From anywhere";
export const anywhereNote = "All groups online and by telephone";
export const elsewhere = "Place not known";
export const placeAway = { one: "{found}, {distance}", other: "{found}, nearest {distance}" };
export const stateNoCity = "Town not known";
export const allGroupsIn = "All groups in {place}";

// Filters.
export const facets = {
  medication: "Medication", day: "Day", time: "Time of day", attendance: "How to take part", organization: "Path", place: "State",
  audience: "For whom", language: "Language", proof: "Proof of attendance",
};
export const attendance = { "in-person": "In person", online: "Online", hybrid: "In person and online", phone: "By telephone", unknown: "Not known" };
export const times = { morning: "Morning", afternoon: "Afternoon", evening: "Evening", night: "Night" };
export const proof = { yes: "Yes", depends: "Depends: ask first", no: "No" };
export const audience = {
  families: "Families and friends", parents: "Parents", bereaved: "People in grief", women: "Women", men: "Men", lgbtq: "LGBTQ+ people",
  "young-people": "Young people", teens: "Teenagers", seniors: "Older people", "people-on-medication": "People on medication",
  "people-of-color": "People of color", "native-american": "Native American people", veterans: "Veterans", professionals: "Professionals",
  newcomers: "Newcomers", patients: "Patients of the host’s program only",
};
