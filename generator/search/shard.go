package search

import (
	"encoding/json"
	"slices"
)

// shardDocument is a document in which what is empty is left out.
type shardDocument struct {
	Format        string                    `json:"format"`
	Version       int                       `json:"version"`
	Stop          column[string]            `json:"stop,omitempty"`
	Day           string                    `json:"day,omitempty"`
	Size          int                       `json:"size"`
	Folders       column[string]            `json:"folders,omitempty"`
	Venues        column[string]            `json:"venues,omitempty"`
	Zones         column[string]            `json:"zones,omitempty"`
	Seen          column[string]            `json:"seen,omitempty"`
	Restricted    column[string]            `json:"restricted,omitempty"`
	Audiences     column[string]            `json:"-"`
	Languages     column[[]string]          `json:"languages,omitempty"`
	Accesses      column[string]            `json:"-"`
	Rules         column[json.RawMessage]   `json:"rules,omitempty"`
	Places        placeIndex                `json:"-"`
	States        stateColumns              `json:"-"`
	Cities        cityColumns               `json:"cities"`
	Organizations orgColumns                `json:"-"`
	Groups        groupColumns              `json:"groups"`
	Meetings      meetingColumns            `json:"meetings"`
	Words         wordColumns               `json:"-"`
	Articles      articleColumns            `json:"-"`
	ArticleWords  wordColumns               `json:"-"`
	Glossary      column[[]string]          `json:"-"`
	Counts        map[string]map[string]int `json:"-"`
}

// A shardFile is a shard of groups: those of a cell, of some neighbouring cells without what only a card shows, or of a weekday.
type shardFile struct {
	shardDocument
	Cells  packed `json:"cells,omitempty"`  // of several cells: how many groups each has
	Number packed `json:"number,omitempty"` // of a weekday: the number of each group
}

// shard is a small document of the same columns; organizations and states are those of the lexicon.
func (s *sharder) shard(groups []*Group) (*shardFile, error) {
	b := &builder{gazetteer: s.base.gazetteer, organizations: s.base.organizations, groupWords: postings{}, stop: s.base.stop, states: s.base.states}
	b.out.Organizations = s.base.out.Organizations
	for _, g := range groups {
		if err := b.addGroupTo(g); err != nil {
			return nil, err
		}
	}
	b.finish()
	b.out.Format, b.out.Version = "many-roads-search", version
	b.out.Groups.forgetZeros()
	if isZero(b.out.Meetings.Rule) {
		b.out.Meetings.Rule = nil
	}
	return &shardFile{shardDocument: shardDocument(b.out)}, nil
}

// A rareFile is what few queries ask of the groups of a sheet.
type rareFile struct {
	Format  string      `json:"format"`
	Version int         `json:"version"`
	Day     string      `json:"day,omitempty"`
	Size    int         `json:"size"`
	Groups  rareColumns `json:"groups"`
}

type rareColumns struct {
	Rights       packed `json:"rights,omitempty"`
	RightsExpire packed `json:"rightsExpire,omitempty"`
	Access       packed `json:"access,omitempty"`
}

// onlyFilters leaves out what a group shows and nothing asks for, and gives what few queries ask for.
func (f *shardFile) onlyFilters() *rareFile {
	c := &f.Groups
	rare := &rareFile{f.Format, f.Version, f.Day, f.Size, rareColumns{c.Rights, c.RightsExpire, c.Access}}
	c.onlyFilters()
	f.Folders, f.Venues, f.Zones, f.Restricted, f.Seen, f.Meetings.Minutes = nil, nil, nil, nil, nil, nil
	f.onlyEnds()
	return rare
}

// onlyEnds leaves of the rules nothing but the day on which a meeting ends.
func (f *shardFile) onlyEnds() {
	var ends table
	numbers := make([]int, len(f.Rules)+1)
	for i, text := range f.Rules {
		var r rule
		if err := json.Unmarshal(text, &r); err == nil && r.Until != "" {
			numbers[i+1] = ends.add(marshal(rule{Until: r.Until}))
		}
	}
	for i, n := range f.Meetings.Rule {
		f.Meetings.Rule[i] = numbers[n]
	}
	if isZero(f.Meetings.Rule) {
		f.Meetings.Rule = nil
	}
	f.Rules = nil
	for _, text := range ends.rows {
		f.Rules = append(f.Rules, json.RawMessage(text))
	}
}

// numbered puts the numbers of the groups beside them.
func (f *shardFile) numbered(groups []*Group, number map[*Group]int) {
	for _, g := range groups {
		f.Number = append(f.Number, number[g])
	}
}

// sizes are how many groups each cell has.
func sizes(cells []*cell) packed {
	var all packed
	for _, c := range cells {
		all = append(all, len(c.groups))
	}
	return slices.Clip(all)
}
