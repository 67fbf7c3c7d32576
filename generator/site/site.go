// Package site puts all records together: their addresses, their order, the places, and the rules between files.
//
// It is the only package that sees everything; it renders nothing and reads no disk.
package site

import (
	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/source"
)

// A Site is everything that pages are made from, on one date. Nobody changes it after Assemble.
type Site struct {
	Settings      Settings
	Date          source.Date        // the build date: what is expired, what is next
	Organizations []*Organization    // by name
	Groups        []*Group           // by ID
	Articles      []*article.Article // by section order, then title; no drafts
	Sections      []Section
	Countries     []*Place // the tree of places: country, state, city
	Terms         []Term
	Pairs         []WordPair
	// unexported lookups follow in the implementation
	index
}

// An Organization with what the rest of the site says of it.
type Organization struct {
	organization.Organization
	Ratings organization.Ratings
	Groups  []*Group
}

// A Group with what the rest of the site says of it.
type Group struct {
	group.Group
	Address              string        // "/groups/us/ma/worcester/clinic-group/"
	Org                  *Organization // nil when it stands alone
	Assessment           medication.Assessment
	Verified             bool   // an active listing of grade A or B that has not expired on Site.Date
	Seen                 string // "2018" or "an undated page": for "unverified, seen in …"
	City, State, Country *Place // nil when not known
}

// A Section of the library with its articles.
type Section struct {
	article.Section
	Articles []*article.Article
}

// A Place is a country, a state or a city that has groups.
type Place struct {
	Name    string // "Worcester", "Massachusetts", "United States"
	Code    string // "worcester", "MA", "US"
	Address string // "/groups/us/ma/worcester/"
	Parent  *Place
	Within  []*Place // states of a country, cities of a state; by name
	Groups  []*Group // all below it, by city then name
}

// Settings are content/site.toml.
type Settings struct {
	Name, Tagline, Address, Language, Exit, Correction string
	Navigation                                         []NavigationItem
	Crisis                                             []CrisisLine
	Limits                                             source.Limits
}

// A NavigationItem is one entry of the main navigation.
type NavigationItem struct{ Title, Address string }

// A CrisisLine is one entry of the help bar. Number is as printed ("1-800-662-4357"); Call and Text are what to dial or text.
type CrisisLine struct{ Label, Number, Call, Text, Note string }

// A Term of the glossary. ID is made from the term.
type Term struct {
	ID, Term, Definition, Category string
	Aliases                        []string
	See                            []article.Link
	At                             source.Position
}

// A WordPair is a wording to avoid and what to write instead.
type WordPair struct {
	Avoid, Prefer                     []string
	Why, Exceptions, Source, Severity string
	At                                source.Position
}

type index struct{}
