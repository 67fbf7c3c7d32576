// Package group knows one support group: its fields, its file, its rules and when it meets.
//
// A group never takes an answer from its organization. What this package must never do is invent: a meeting without
// a start has no next time, a record without a listing of grade A or B is not verified.
package group

import (
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// A Group is one record, as docs/records.md gives it field by field.
type Group struct {
	ID           string // its path below groups/: "us/ma/worcester/clinic-group"; the page is /groups/<ID>/
	Name         string
	Organization string // id of an organization, or empty
	Description  string
	Status       string // "active", "uncertain", "paused", "closed"
	Attendance   string // "in-person", "online", "hybrid", "phone", "unknown"
	Audience     []string
	AudienceNote string
	Languages    []string // BCP 47
	Open         string   // "open", "closed", "unknown"
	Cost         string
	Proof        medication.Answer // proof of attendance for courts
	Access       []string
	Camera       string // "optional", "required", "unknown"
	HowToJoin    string
	Host         string
	HostKind     string
	Phase        string // "professional-led", "alumni-led", "member-run", "unknown"
	Stability    string // "new", "settled", "long-running", "paused", "unknown"
	Website      string
	Phone        string
	Email        string
	Timezone     string // IANA
	Note         string
	Aliases      []string
	Place        Place
	Online       Online
	DialIn       DialIn
	Medication   medication.Record
	Listing      Listing
	Meetings     []Meeting
	History      []HistoryEntry
	At           source.Position // where the record begins, for problems between files

	OrganizationAt source.Position // where the organization is named; made only when it is
}

// A Place is where one goes. Latitude and longitude are degrees, WGS 84; Located tells whether they are known.
type Place struct {
	Venue, Address, City, State, PostalCode, Country, Directions string
	Latitude, Longitude                                          float64
	Located                                                      bool
}

// Online is how one joins by computer or telephone screen.
type Online struct{ URL, Platform, Note string }

// DialIn is how one joins by voice.
type DialIn struct{ Number, Code, Note string }

// A Listing is the evidence that the group exists and meets as written (HSDS assured_date, assurer).
type Listing struct {
	medication.Evidence
	Read source.Date // when we read the source; not a confirmation
	Note string
}

// A HistoryEntry keeps what was said before.
type HistoryEntry struct {
	Date source.Date
	Text string
}

// A Meeting is one rule for when the group meets.
type Meeting struct {
	Days          []Weekday  // weekly; empty when monthly or by appointment
	Monthly       []MonthDay // RFC 5545 BYDAY with a number
	Every         int        // weeks between meetings, 1 when not written; counted from From
	Start         Clock      // local time; NoClock when the source gives none
	Minutes       int        // how long; 0 when not known
	Timezone      string     // IANA; the group's own when the table gives none
	From, Until   source.Date
	Cancelled     []source.Date // RFC 5545 EXDATE
	ByAppointment bool
	Attendance    string // empty: the group's
	Note          string
}

// A Weekday counts as RFC 5545 and time.Weekday do: 0 is Sunday.
type Weekday int

// A MonthDay is "first tuesday" (N 1) to "fifth tuesday" (N 5), or "last friday" (N -1).
type MonthDay struct {
	N   int
	Day Weekday
}

// A Clock is minutes after midnight, local time. NoClock means not known.
type Clock int

// NoClock is the time of a meeting whose source gives none.
const NoClock Clock = -1
