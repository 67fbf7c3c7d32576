// What frame.ts and group.ts say, and nothing else. It is read as text and translated: texts in double quotes, no logic.

/** The language and land whose way of writing dates and times the page follows. */
export const locale = "en-US";

export const twiceMore = "Leave this site: press Shift twice more.";
export const onceMore = "Leave this site: press Shift once more.";
export const leaving = "Leaving this site.";

export const tooOld = "Not known: too long ago";
export const allTooOld = "What this group has said is too old to count. Ask before you go.";
export const ranOut = "Unverified: last confirmed too long ago. Ask before you go.";
export const askFirst = "Ask first";
export const notConfirmed = "times not confirmed";

export const otherDay = "{day}, {time}";
export const here = "{time} where you are ({place})";
export const next = "Next: {date}, {wait}";
