package search

import (
	"encoding/json"
	"slices"
	"strings"

	"manyroads/generator/organization"
)

// document is the file, key by key as docs/search-index.md gives it. A number that points into a table counts from 1; 0 is "none".
type document struct {
	Format        string                    `json:"format"`
	Version       int                       `json:"version"`
	Stop          column[string]            `json:"stop"`
	Day           string                    `json:"day"`
	Size          int                       `json:"size"`
	Folders       column[string]            `json:"folders"`
	Venues        column[string]            `json:"venues"`
	Zones         column[string]            `json:"zones"`
	Seen          column[string]            `json:"seen"`
	Restricted    column[string]            `json:"restricted"`
	Audiences     column[string]            `json:"audiences"`
	Languages     column[[]string]          `json:"languages"`
	Accesses      column[string]            `json:"accesses"`
	Rules         column[json.RawMessage]   `json:"rules"`
	Places        placeIndex                `json:"places"`
	States        stateColumns              `json:"states"`
	Cities        cityColumns               `json:"cities"`
	Organizations orgColumns                `json:"organizations"`
	Groups        groupColumns              `json:"groups"`
	Meetings      meetingColumns            `json:"meetings"`
	Words         wordColumns               `json:"words"`
	Articles      articleColumns            `json:"articles"`
	ArticleWords  wordColumns               `json:"articleWords"`
	Glossary      column[[]string]          `json:"glossary"`
	Counts        map[string]map[string]int `json:"counts,omitempty"`
}

type stateColumns struct {
	Code column[string] `json:"code"`
	Name column[string] `json:"name"`
}

type cityColumns struct {
	Name      column[string] `json:"name"`
	State     packed         `json:"state"`
	Latitude  packed         `json:"latitude"`
	Longitude packed         `json:"longitude"`
}

type orgColumns struct {
	ID      column[string]   `json:"id"`
	Name    column[string]   `json:"name"`
	Short   column[string]   `json:"short"`
	Aliases column[[]string] `json:"aliases"`
	Flags   column[int]      `json:"flags"`
}

// What a client needs to know of an organization, as bits.
const (
	flagFamilies   = 1 << iota // it is for families and friends
	flagTwelveStep             // it works the twelve steps
	flagSecular                // it is secular
	flagMedication             // it exists for people on medication
)

func (c *orgColumns) add(o *organization.Organization) {
	flags := 0
	for _, is := range []struct {
		so   bool
		flag int
	}{
		{o.Families, flagFamilies},
		{o.TwelveStep, flagTwelveStep},
		{o.Secular == "yes", flagSecular},
		{o.Kind == "medication-group", flagMedication},
	} {
		if is.so {
			flags |= is.flag
		}
	}
	c.ID = append(c.ID, o.ID)
	c.Name = append(c.Name, o.Name)
	c.Short = append(c.Short, o.Short)
	c.Aliases = append(c.Aliases, append([]string{}, o.Aliases...))
	c.Flags = append(c.Flags, flags)
}

type groupColumns struct {
	Folder       packed         `json:"folder,omitempty"`
	Slug         column[string] `json:"slug,omitempty"`
	Name         column[string] `json:"name,omitempty"`
	Organization packed         `json:"organization,omitempty"`
	City         packed         `json:"city,omitempty"`
	State        packed         `json:"state,omitempty"`
	Located      packed         `json:"located,omitempty"`
	North        packed         `json:"north,omitempty"`
	East         packed         `json:"east,omitempty"`
	Venue        packed         `json:"venue,omitempty"`
	Rating       packed         `json:"rating,omitempty"`
	Expires      packed         `json:"expires,omitempty"`
	Restricted   packed         `json:"restricted,omitempty"`
	Rights       packed         `json:"rights,omitempty"`
	RightsExpire packed         `json:"rightsExpire,omitempty"`
	Attendance   packed         `json:"attendance,omitempty"`
	Audience     packed         `json:"audience,omitempty"`
	Language     packed         `json:"language,omitempty"`
	Access       packed         `json:"access,omitempty"`
	Proof        packed         `json:"proof,omitempty"`
	Paused       packed         `json:"paused,omitempty"`
	Verified     packed         `json:"verified,omitempty"`
	Seen         packed         `json:"seen,omitempty"`
	ListedBy     packed         `json:"listedBy,omitempty"`
	ListedIn     packed         `json:"listedIn,omitempty"`
	SaidBy       packed         `json:"saidBy,omitempty"`
	SaidIn       packed         `json:"saidIn,omitempty"`
	Zone         packed         `json:"zone,omitempty"`
	Meetings     packed         `json:"meetings,omitempty"`
}

// numbers are the columns of numbers.
func (c *groupColumns) numbers() []*packed {
	return []*packed{
		&c.Folder, &c.Organization, &c.City, &c.State, &c.Located, &c.North, &c.East, &c.Venue, &c.Rating, &c.Expires, &c.Restricted, &c.Rights,
		&c.RightsExpire, &c.Attendance, &c.Audience, &c.Language, &c.Access, &c.Proof, &c.Paused, &c.Verified, &c.Seen, &c.ListedBy, &c.ListedIn,
		&c.SaidBy, &c.SaidIn, &c.Zone, &c.Meetings,
	}
}

// forgetZeros leaves out the columns that hold nothing but 0.
func (c *groupColumns) forgetZeros() {
	for _, list := range c.numbers() {
		if isZero(*list) {
			*list = nil
		}
	}
}

func isZero(list packed) bool {
	return !slices.ContainsFunc(list, func(n int) bool { return n != 0 })
}

// onlyFilters leaves out what a group shows and nothing asks for.
func (c *groupColumns) onlyFilters() {
	c.Slug, c.Name = nil, nil
	for _, list := range []*packed{&c.Folder, &c.Venue, &c.Restricted, &c.Rights, &c.RightsExpire, &c.Access, &c.Seen, &c.ListedBy, &c.ListedIn, &c.SaidBy, &c.SaidIn,
		&c.Zone} {
		*list = nil
	}
}

type meetingColumns struct {
	Days    packed `json:"days"`
	Start   packed `json:"start"`
	Minutes packed `json:"minutes,omitempty"`
	Rule    packed `json:"rule,omitempty"`
}

type wordColumns struct {
	Word joined    `json:"word"`
	In   stepLists `json:"in"`
}

type articleColumns struct {
	Address   column[string]   `json:"address"`
	Title     column[string]   `json:"title"`
	Answer    column[string]   `json:"answer"`
	Questions column[[]string] `json:"questions"`
}

// column is a list that is written as [] when it is empty, never as null: a client may take every column for a list.
type column[T any] []T

func (c column[T]) MarshalJSON() ([]byte, error) {
	if c == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]T(c))
}

// table keeps each text once and gives it a number from 1; the empty text is 0.
type table struct {
	rows   []string
	number map[string]int
}

func (t *table) add(text string) int {
	if text == "" {
		return 0
	}
	if t.number == nil {
		t.number = map[string]int{}
	}
	n, known := t.number[text]
	if !known {
		t.rows = append(t.rows, text)
		n = len(t.rows)
		t.number[text] = n
	}
	return n
}

// addList keeps a set of keys once, whatever the order in which an editor wrote them.
func (t *table) addList(keys []string) int {
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	return t.add(strings.Join(keys, ","))
}

// lists are the sets of a table that was filled by addList.
func (t *table) lists() [][]string {
	var lists [][]string
	for _, row := range t.rows {
		lists = append(lists, strings.Split(row, ","))
	}
	return lists
}
