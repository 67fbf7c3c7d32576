package search

import "encoding/json"

// shardDocument is a document in which what is empty is left out.
type shardDocument struct {
	Format        string                    `json:"format"`
	Version       int                       `json:"version"`
	Stop          []string                  `json:"-"`
	Day           string                    `json:"day,omitempty"`
	Size          int                       `json:"size"`
	Folders       []string                  `json:"folders,omitempty"`
	Venues        []string                  `json:"venues,omitempty"`
	Zones         []string                  `json:"zones,omitempty"`
	Seen          []string                  `json:"seen,omitempty"`
	Restricted    []string                  `json:"restricted,omitempty"`
	Audiences     []string                  `json:"-"`
	Languages     [][]string                `json:"languages,omitempty"`
	Accesses      []string                  `json:"-"`
	Rules         []json.RawMessage         `json:"rules,omitempty"`
	Places        placeIndex                `json:"-"`
	States        stateColumns              `json:"-"`
	Cities        cityColumns               `json:"cities"`
	Organizations orgColumns                `json:"-"`
	Groups        groupColumns              `json:"groups"`
	Meetings      meetingColumns            `json:"meetings"`
	Words         wordColumns               `json:"-"`
	Articles      articleColumns            `json:"-"`
	ArticleWords  wordColumns               `json:"-"`
	Glossary      [][]string                `json:"-"`
	Counts        map[string]map[string]int `json:"-"`
	Titles        string                    `json:"-"`
	Towns         *nameFile                 `json:"-"`
}

// A shardFile is a shard of groups: those of a cell, of some neighbouring cells without what only a card shows, or of a weekday.
type shardFile struct {
	shardDocument
	Cells  packed `json:"cells,omitempty"`  // of several cells: how many groups each has
	Number packed `json:"number,omitempty"` // of a weekday: the number of each group
}

// A rareFile is what few queries ask of the groups of a sheet, and lies beside it.
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

// shard is a small document of the same columns, of what add adds of each group; organizations and states are those of the lexicon.
func (s *sharder) shard(groups []*placed, add func(*builder, *placed) error) (*shardFile, error) {
	b := s.work
	b.empty()
	for _, g := range groups {
		if err := add(b, g); err != nil {
			return nil, err
		}
	}
	b.finish()
	f := &shardFile{shardDocument: shardDocument(b.out)} // its columns are the builder's own until the next shard
	for _, list := range append(f.Groups.numbers(), &f.Meetings.Rule) {
		if list.isZero() {
			*list = nil
		}
	}
	return f, nil
}

// full is the shard of all that is known of some groups.
func (s *sharder) full(groups []*placed) (*shardFile, error) {
	return s.shard(groups, (*builder).addGroup)
}

// sheet is what queries ask of the groups of some cells, and what few ask.
func (s *sharder) sheet(cells []*cell) (sheet, rare []byte, err error) {
	var groups []*placed
	var sizes packed
	for _, c := range cells {
		groups, sizes = append(groups, c.groups...), append(sizes, len(c.groups))
	}
	f, err := s.shard(groups, (*builder).addForSheet)
	if err != nil {
		return nil, nil, err
	}
	c := &f.Groups
	rare = s.text.encode(&rareFile{f.Format, f.Version, f.Day, f.Size, rareColumns{c.Rights, c.RightsExpire, c.Access}})
	c.Rights, c.RightsExpire, c.Access = nil, nil, nil
	f.Cells = sizes
	return s.text.encode(f), rare, nil
}

// empty makes a builder ready for the next shard, in the same memory.
func (b *builder) empty() {
	o := &b.out
	columns := append(o.Groups.numbers(), &o.Cities.State, &o.Cities.Latitude, &o.Cities.Longitude)
	for _, list := range append(columns, &o.Meetings.Days, &o.Meetings.Start, &o.Meetings.Minutes, &o.Meetings.Rule) {
		*list = (*list)[:0]
	}
	for _, list := range []*[]string{&o.Groups.Slug, &o.Groups.Name, &o.Cities.Name} {
		*list = (*list)[:0]
	}
	for _, t := range []*table{&b.folders, &b.venues, &b.zones, &b.seen, &b.restricted, &b.languages, &b.rules} {
		t.empty()
	}
	clear(b.cities)
}
