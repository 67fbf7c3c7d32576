package search

import (
	"encoding/json"
	"slices"
	"strings"

	"manyroads/generator/group"
	"manyroads/generator/organization"
)

// document is the file, key by key as docs/search-index.md gives it. A number that points into a table counts from 1; 0 is "none".
type document struct {
	Format        string                    `json:"format"`
	Version       int                       `json:"version"`
	Stop          []string                  `json:"stop"`
	Day           string                    `json:"day"`
	Size          int                       `json:"size"`
	Folders       []string                  `json:"folders"`
	Venues        []string                  `json:"venues"`
	Zones         []string                  `json:"zones"`
	Seen          []string                  `json:"seen"`
	Restricted    []string                  `json:"restricted"`
	Audiences     []string                  `json:"audiences"`
	Languages     [][]string                `json:"languages"`
	Accesses      []string                  `json:"accesses"`
	Rules         []json.RawMessage         `json:"rules"`
	Places        placeIndex                `json:"places"`
	States        stateColumns              `json:"states"`
	Cities        cityColumns               `json:"cities"`
	Organizations orgColumns                `json:"organizations"`
	Groups        groupColumns              `json:"groups"`
	Meetings      meetingColumns            `json:"meetings"`
	Words         wordColumns               `json:"words"`
	Articles      articleColumns            `json:"articles"`
	ArticleWords  wordColumns               `json:"articleWords"`
	Glossary      [][]string                `json:"glossary"`
	Counts        map[string]map[string]int `json:"counts,omitempty"`
	Titles        string                    `json:"titles,omitempty"`
	Towns         *nameFile                 `json:"towns,omitempty"`
}

type stateColumns struct {
	Code []string `json:"code"`
	Name []string `json:"name"`
}

type cityColumns struct {
	Name      []string `json:"name"`
	State     packed   `json:"state"`
	Latitude  packed   `json:"latitude"`
	Longitude packed   `json:"longitude"`
}

type orgColumns struct {
	ID      []string   `json:"id"`
	Name    []string   `json:"name"`
	Short   []string   `json:"short"`
	Aliases [][]string `json:"aliases"`
	Flags   []int      `json:"flags"`
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
	Folder       packed   `json:"folder,omitempty"`
	Slug         []string `json:"slug,omitempty"`
	Name         []string `json:"name,omitempty"`
	Organization packed   `json:"organization,omitempty"`
	City         packed   `json:"city,omitempty"`
	State        packed   `json:"state,omitempty"`
	Located      packed   `json:"located,omitempty"`
	North        packed   `json:"north,omitempty"`
	East         packed   `json:"east,omitempty"`
	Venue        packed   `json:"venue,omitempty"`
	Rating       packed   `json:"rating,omitempty"`
	Expires      packed   `json:"expires,omitempty"`
	Restricted   packed   `json:"restricted,omitempty"`
	Rights       packed   `json:"rights,omitempty"`
	RightsExpire packed   `json:"rightsExpire,omitempty"`
	Attendance   packed   `json:"attendance,omitempty"`
	Audience     packed   `json:"audience,omitempty"`
	Language     packed   `json:"language,omitempty"`
	Access       packed   `json:"access,omitempty"`
	Proof        packed   `json:"proof,omitempty"`
	Paused       packed   `json:"paused,omitempty"`
	Verified     packed   `json:"verified,omitempty"`
	Seen         packed   `json:"seen,omitempty"`
	ListedBy     packed   `json:"listedBy,omitempty"`
	ListedIn     packed   `json:"listedIn,omitempty"`
	SaidBy       packed   `json:"saidBy,omitempty"`
	SaidIn       packed   `json:"saidIn,omitempty"`
	Zone         packed   `json:"zone,omitempty"`
	Meetings     packed   `json:"meetings,omitempty"`
}

// numbers are the columns of numbers.
func (c *groupColumns) numbers() []*packed {
	return []*packed{
		&c.Folder, &c.Organization, &c.City, &c.State, &c.Located, &c.North, &c.East, &c.Venue, &c.Rating, &c.Expires, &c.Restricted, &c.Rights,
		&c.RightsExpire, &c.Attendance, &c.Audience, &c.Language, &c.Access, &c.Proof, &c.Paused, &c.Verified, &c.Seen, &c.ListedBy, &c.ListedIn,
		&c.SaidBy, &c.SaidIn, &c.Zone, &c.Meetings,
	}
}

type meetingColumns struct {
	Days    packed `json:"days"`
	Start   packed `json:"start"`
	Minutes packed `json:"minutes,omitempty"`
	Rule    packed `json:"rule,omitempty"`
}

type wordColumns struct {
	Word string `json:"word"`
	In   string `json:"in"`
}

type articleColumns struct {
	Address   []string   `json:"address"`
	Title     []string   `json:"title"`
	Answer    []string   `json:"answer"`
	Questions [][]string `json:"questions"`
}

// newDocument has a list for every column that is one: an empty one is written as [], never as null, so that a client may count on it.
func newDocument() document {
	none := func() []string { return []string{} }
	return document{
		Format: "many-roads-search", Version: version, Audiences: group.Audiences(), Accesses: group.Accesses(), Glossary: [][]string{},
		States:        stateColumns{none(), none()},
		Cities:        cityColumns{Name: none()},
		Organizations: orgColumns{none(), none(), none(), [][]string{}, []int{}},
		Articles:      articleColumns{none(), none(), none(), [][]string{}},
	}
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

// empty forgets what is in a table, and keeps its room.
func (t *table) empty() {
	t.rows = t.rows[:0]
	clear(t.number)
}

// addList keeps a set of keys once, whatever the order in which an editor wrote them.
func (t *table) addList(keys []string) int {
	return t.add(strings.Join(setOf(keys), ","))
}

// setOf is each of some keys once, in alphabetical order.
func setOf(keys []string) []string {
	if len(keys) < 2 {
		return keys
	}
	return slices.Compact(slices.Sorted(slices.Values(keys)))
}

// texts are the rows of a table.
func (t *table) texts() []string {
	if t.rows == nil {
		return []string{}
	}
	return t.rows
}

// lists are the sets of a table that was filled by addList.
func (t *table) lists() [][]string {
	lists := make([][]string, 0, len(t.rows))
	for _, row := range t.rows {
		lists = append(lists, strings.Split(row, ","))
	}
	return lists
}
