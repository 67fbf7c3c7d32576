// Package medication knows what a person on medication may do somewhere: the answers, who says so,
// how old that is, and the one rating that may be drawn from it.
//
// The fields and grades follow William White's questions to a mutual-aid group (White 2018) as set out in docs/records.md.
// What must never happen here: an unknown that reads as a welcome, an answer without evidence that counts,
// an answer that outlives its grade, a rating that somebody typed.
package medication

import "manyroads/generator/source"

// An Answer to one question. The zero Answer is Unknown, so that what nobody wrote is not known.
type Answer string

// The answers.
const (
	Unknown Answer = ""
	Yes     Answer = "yes"
	No      Answer = "no"
	Depends Answer = "depends"
)

// A Right is one thing that a person may or may not do, with what stands behind it.
type Right struct {
	Answer   Answer
	Note     string
	Evidence *Evidence // nil: the evidence of the whole table
}

// A Question names one of the seven rights. Key is the field's name in the records.
type Question struct{ Key, Label, Asks string }

// Questions are the seven rights, in the order in which a reader meets them. Nobody changes them.
func Questions() []Question { return questions[:] }

var questions = [...]Question{
	{"attend", "Attend", "May I come?"},
	{"share", "Speak", "May I speak about myself?"},
	{"share_about_medication", "Name my medicine", "May I mention my medicine?"},
	{"chair", "Lead a meeting", "May I lead a meeting?"},
	{"serve", "Hold service", "May I hold a service position?"},
	{"time_recognised", "Time counts", "Is my time recognized?"},
	{"sponsor", "Sponsor", "May I sponsor, and find a sponsor who accepts medication?"},
}

// Rights are the answers by question key; a key that is missing is unknown.
type Rights map[string]Right

// Evidence is who says so, where, and when that was last confirmed.
type Evidence struct {
	Grade     string      // A to F, see docs/records.md
	Source    string      // an https address, or empty
	Kind      string      // what it was when there is no address: "telephone call"
	Title     string      // the source's name for the reader
	Published string      // the source's own date, as exactly as it gives one: "2018-05", "undated"
	Checked   source.Date // last confirmed; expiry counts from here
	By        string      // a role, never a name
}

// A Record is the [medication] table of a group.
type Record struct {
	Rights          Rights
	ExclusionPolicy string   // "none", "formal", "unwritten", or "" for unknown
	Welcome         string   // "warm", "polite", "mixed", "cool", "hostile", or "" for unknown
	Medications     []string // "any", "buprenorphine", "methadone", "naltrexone"
	ForMedication   bool     // the group exists for people on medication (its audience says so)
	Note            string
	Evidence        Evidence
}

// A Rating is derived, never typed.
type Rating string

// The ratings, in the order of the facet.
const (
	Welcomes      Rating = "welcomes"
	Neutral       Rating = "neutral"
	Varies        Rating = "varies"
	Restricts     Rating = "restricts"
	NotKnown      Rating = "unknown"
	NotApplicable Rating = "not-applicable"
)

// An Assessment is what may be said of a record on one day.
type Assessment struct {
	Rating     Rating
	Reasons    []string    // why, in plain words, most important first: "May not chair"
	Restricted []string    // labels of what is restricted: "Lead a meeting"
	Rights     []Standing  // the seven, in the order of Questions
	Expires    source.Date // first day on which the rating would change by itself; zero: never
	Expired    bool        // there were answers and all of them are too old
	Unverified bool        // nothing of grade A to D stands behind it
}

// A Standing is one right as it stands on one day.
type Standing struct {
	Question *Question
	Answer   Answer // what counts today: unknown once expired or unproven
	Written  Answer // what the record says
	Note     string
	Evidence *Evidence   // never nil; the answer's own or the record's
	Expires  source.Date // first day on which the answer no longer counts; zero: no such day
	Expired  bool
}
