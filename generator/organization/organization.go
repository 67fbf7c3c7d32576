// Package organization knows one fellowship, programme or service: what its texts say of medication, and what is reported of practice.
//
// The two are never merged into one word without both being shown, and nothing here passes down to a group.
package organization

import (
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// An Organization is one record, as docs/records.md gives it field by field.
type Organization struct {
	ID         string // its file name: "na"; the page is /organizations/<ID>/
	Name       string
	Short      string // how people say it: "NA"; Name when there is none
	Aliases    []string
	Kind       string
	Status     string
	StatusNote string
	Category   bool // many groups under one word, and no organization: it cannot be closed, only each of them
	Website    string
	Meetings   string // address of its own list of meetings
	Phone      string
	Text       string // how to reach it by text message
	Founded    int    // year; 0 when not known
	Summary    string
	WhoFor     string
	TwelveStep bool
	Secular    string // "yes", "no", "mixed", "unknown"
	Families   bool
	Audience   []string // "people-on-medication", "families", "bereaved"; none: anyone
	Aim        string   // "stop", "own-goal", "unknown": what it asks of those who come
	Attendance []string
	Cost       string
	Caution    string      // for editors: what a page about it must never say
	Warning    string      // for readers: what to know before they go
	NotKnown   []string    // what we looked for and did not find
	Checked    source.Date // when the record was last held against its sources
	OldAddress []string
	Medication Policy
	Sources    []Source
	Facts      []Fact
	At         source.Position
}

// A Policy is what the texts say, with what is reported of practice beside it.
type Policy struct {
	Applies         bool
	Rights          medication.Rights
	ExclusionPolicy string
	Stance          string // "supports", "neutral", "limits", "unknown"
	Texts           string
	Practice        string
	Reports         string // "supports", "mixed", "limits", "unknown"
	Documents       []Document
	Evidence        medication.Evidence
}

// A Document is one text of the organization on medication.
type Document struct{ Name, Date, Address, Seen string }

// A Source is where a statement was read.
type Source struct{ ID, Title, Address, Date string }

// A Fact is one statement with where it comes from: an id of a Source, or an address.
type Fact struct{ Text, Source, Confidence string }

// Ratings are the three words shown side by side.
type Ratings struct {
	Overall, Texts, Practice medication.Rating
	Reasons                  []string
}
