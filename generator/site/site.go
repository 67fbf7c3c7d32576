// Package site puts all records together: their addresses, their order, the places, and the rules between files.
//
// It is the only package that sees everything; it renders nothing and reads no disk.
//
//	ParseSettings, ParseGlossary, ParseWords, ParseRoads   the files of which there is one each
//	ParseTranslated                            the settings of the site in another language
//	Assemble                                   everything read, on one date, as a Site that nobody changes any more
//	Site.Check                                 what is wrong between files
//	Site.CheckLinks                            links to pages that no file makes
//
// What must never happen here: a group that takes an answer from its organization, and a listing that counts as verified
// because nobody looked at its date.
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
	Settings      Settings           // Settings.Language is the site's
	Date          source.Date        // the build date: what is expired, what is next
	Organizations []*Organization    // by name
	Groups        []*Group           // by ID
	Articles      []*article.Article // by section order, translated ones first, then title; no drafts
	Sections      []*Section         // in their order; those without articles too
	Countries     []*Place           // the tree of places: country, state, city
	Terms         []Term             // by term
	Pairs         []WordPair
	Roads         *Roads  // nil when there is no roads.toml
	Others        []*Site // the same site in other languages, by their codes; nil in those themselves
	input         Input
	translation   *Translation // from which such a site comes
	original      *Site
	index
}

// Input is what was read. Faulty names the files below content/ that have problems of their own: a record that refers
// to one of them is not blamed for it.
type Input struct {
	Date          source.Date
	Today         source.Date // by the clock, where that is later: a site may be built as on a day before its records were looked at
	Settings      Settings
	Organizations []*organization.Organization
	Groups        []*group.Group
	Articles      []*article.Article
	Sections      []*article.Section
	Terms         []Term
	Pairs         []WordPair
	Roads         *Roads
	Translations  []*Translation
	Copied        []string // names below content/ of images and other files that are copied as they are
	Faulty        []string
	Text          func(file string) string // a record's file as it lies there, to place a finding to the character; may be nil
}

// An Organization with what the rest of the site says of it.
type Organization struct {
	*organization.Organization
	Address string // "/organizations/na/"
	Ratings organization.Ratings
	Groups  []*Group
}

// A Group with what the rest of the site says of it.
type Group struct {
	*group.Group
	Address              string        // "/groups/us/ma/worcester/clinic-group/"
	Org                  *Organization // nil when it stands alone
	Assessment           medication.Assessment
	Verified             bool        // an active listing of grade A or B that has not expired on Site.Date
	VerifiedUntil        source.Date // first day on which it no longer counts as verified
	Seen                 string      // "2018" or "an undated page": for "unverified, seen in …"
	City, State, Country *Place      // nil when not known
}

// A Section of the library with its articles.
type Section struct {
	*article.Section
	Address  string
	Articles []*article.Article
}

// A Place is a country, a state or a city that has groups.
type Place struct {
	Name    string // "Worcester", "Massachusetts", "United States"
	Code    string // "worcester", "MA", "US"
	Address string // "/groups/us/ma/worcester/"
	Parent  *Place
	Within  []*Place // states of a country, cities of a state; by name
	Groups  []*Group // all at it and below it, by ID
}

// Settings are content/site.toml.
type Settings struct {
	Name, Tagline, Address, Language, Exit, Correction string
	Navigation                                         []NavigationItem
	Crisis                                             []CrisisLine
	Limits                                             source.Limits
}

// A NavigationItem is one entry of the main navigation.
type NavigationItem struct {
	Title, Address string
	At             source.Position
}

// A CrisisLine is one entry of the help bar. Number is as printed ("1-800-662-4357"); Call and Text are what to dial or text.
// TextWord is the word of the label that leads to texting.
type CrisisLine struct{ Label, Number, Call, Text, TextWord, Note string }

// A Term of the glossary. ID is made from the term; a translation names that of its original.
type Term struct {
	ID, Term, Definition, Category string
	Aliases                        []string
	Language                       string // of a translation
	Everyday                       bool   // an everyday word too ("share"), so running text must not lead to it unasked
	See                            []article.Link
	At                             source.Position
}

// A WordPair is a wording to avoid and what to write instead.
type WordPair struct {
	Avoid, Prefer                     []string
	Match, Allow, Explained, Unless   []string // patterns, see docs/records.md
	Why, Exceptions, Source, Severity string
	At                                source.Position
}

// index finds things by the words with which other records name them.
type index struct {
	organizations map[string]*Organization
	groups        map[string]*Group
	articles      map[string]*article.Article
	sections      map[string]*Section
	terms         map[string]*Term
	faulty        map[string]bool
	copied        map[string]bool
}
