package search

import (
	"encoding/json"
	"slices"
	"strings"

	"manyroads/generator/organization"
)

// document is the file, key by key as docs/search-index.md gives it. A number that points into a table counts from 1; 0 is "none".
type document struct {
	Format        string                  `json:"format"`
	Version       int                     `json:"version"`
	Stop          column[string]          `json:"stop"`
	Dates         column[string]          `json:"dates"`
	Folders       column[string]          `json:"folders"`
	Venues        column[string]          `json:"venues"`
	Zones         column[string]          `json:"zones"`
	Seen          column[string]          `json:"seen"`
	Restricted    column[string]          `json:"restricted"`
	Audiences     column[[]string]        `json:"audiences"`
	Languages     column[[]string]        `json:"languages"`
	Rules         column[json.RawMessage] `json:"rules"`
	Places        placeIndex              `json:"places"`
	States        stateColumns            `json:"states"`
	Cities        cityColumns             `json:"cities"`
	Organizations orgColumns              `json:"organizations"`
	Groups        groupColumns            `json:"groups"`
	Meetings      meetingColumns          `json:"meetings"`
	Words         wordColumns             `json:"words"`
	Articles      articleColumns          `json:"articles"`
	ArticleWords  wordColumns             `json:"articleWords"`
	Glossary      column[[]string]        `json:"glossary"`
}

type stateColumns struct {
	Code column[string] `json:"code"`
	Name column[string] `json:"name"`
}

type cityColumns struct {
	Name      column[string] `json:"name"`
	State     column[int]    `json:"state"`
	Latitude  column[int]    `json:"latitude"`
	Longitude column[int]    `json:"longitude"`
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
	Folder       column[int]    `json:"folder"`
	Slug         column[string] `json:"slug"`
	Name         column[string] `json:"name"`
	Organization column[int]    `json:"organization"`
	City         column[int]    `json:"city"`
	State        column[int]    `json:"state"`
	Located      column[int]    `json:"located"`
	North        column[int]    `json:"north"`
	East         column[int]    `json:"east"`
	Venue        column[int]    `json:"venue"`
	Rating       column[int]    `json:"rating"`
	Expires      column[int]    `json:"expires"`
	Restricted   column[int]    `json:"restricted"`
	Rights       column[int]    `json:"rights"`
	RightsExpire column[int]    `json:"rightsExpire"`
	Made         column[int]    `json:"made"`
	Attendance   column[int]    `json:"attendance"`
	Audience     column[int]    `json:"audience"`
	Language     column[int]    `json:"language"`
	Proof        column[int]    `json:"proof"`
	Paused       column[int]    `json:"paused"`
	Verified     column[int]    `json:"verified"`
	Seen         column[int]    `json:"seen"`
	Zone         column[int]    `json:"zone"`
	Meetings     column[int]    `json:"meetings"`
}

type meetingColumns struct {
	Days    column[int] `json:"days"`
	Start   column[int] `json:"start"`
	Minutes column[int] `json:"minutes"`
	Rule    column[int] `json:"rule"`
}

type wordColumns struct {
	Word column[string] `json:"word"`
	In   column[[]int]  `json:"in"`
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
