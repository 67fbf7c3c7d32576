package search

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"manyroads/generator/group"
)

// wholeSize is how large the whole index may be, after compression, before it is cut into shards. Gzip stands in for brotli, which
// makes it about a sixth smaller.
const wholeSize = 180_000

// compressed is the size of a content on the wire, roughly.
func compressed(content []byte) int {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed) // the level is a right one, and a buffer takes everything
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Len()
}

// manifest is what a client reads first where the index is cut into shards; docs/search-index.md gives it key by key.
type manifest struct {
	Format   string                    `json:"format"`
	Version  int                       `json:"version"`
	Lexicon  string                    `json:"lexicon"`
	Groups   int                       `json:"groups"`
	Articles int                       `json:"articles"`
	Counts   map[string]map[string]int `json:"counts"`
	Places   placeIndex                `json:"places"`
	Cells    string                    `json:"cells"`
	CellsAt  column[string]            `json:"cellsAt"`
	States   map[string]string         `json:"states"`
	Online   onlineColumns             `json:"online"`
	Terms    column[string]            `json:"terms"`
	TermsAt  column[string]            `json:"termsAt"`
	CardsAt  column[string]            `json:"cardsAt"`
	TextsAt  column[string]            `json:"textsAt"`
}

type onlineColumns struct {
	Organization column[int]    `json:"organization"`
	At           column[string] `json:"at"`
	Parts        column[[]int]  `json:"parts"` // of each weekday, and of no day
}

// sharder cuts the index into shards.
type sharder struct {
	base   *builder // knows the organizations and the states
	groups []*Group // that may be found, by address
	out    manifest
	files  []File
}

// buildShards writes the index as shards; the first File is the manifest.
func buildShards(base *builder, in Input, places []File) ([]File, error) {
	s := &sharder{base: base, groups: base.sorted(in.Groups)}
	s.out = manifest{Format: "many-roads-manifest", Version: 2, Groups: len(s.groups), Articles: len(in.Articles), Places: base.out.Places}
	for _, g := range s.groups {
		base.addPlace(g)
	}
	if err := s.cells(); err != nil {
		return nil, err
	}
	if err := s.online(); err != nil {
		return nil, err
	}
	if err := s.cards(); err != nil {
		return nil, err
	}
	s.texts(in)
	s.count()
	base.addTerms(in.Terms)
	base.out.Cities = cityColumns{}
	lexicon := base.encode()
	s.out.Lexicon = "l." + hashOf(lexicon) + ".json"
	content := encode(s.out)
	first := []File{{"m." + hashOf(content) + ".json", content}, {s.out.Lexicon, lexicon}}
	return slices.Concat(first, s.files, places), nil
}

// shard is a small document of the same columns; organizations and states are those of the lexicon.
func (s *sharder) shard(groups []*Group) (*shardDocument, error) {
	b := &builder{gazetteer: s.base.gazetteer, organizations: s.base.organizations, groupWords: postings{}, stop: s.base.stop, states: s.base.states}
	b.out.Organizations = s.base.out.Organizations
	for i, g := range groups {
		if err := b.addGroupTo(g); err != nil {
			return nil, err
		}
		for _, access := range g.Access {
			eachWord(access, func(word string) { b.groupWords.add(word, i, 1) })
		}
	}
	b.finish()
	b.out.Format, b.out.Version = "many-roads-search", 2
	b.out.Groups.forgetZeros()
	shard := shardDocument(b.out)
	return &shard, nil
}

// bucket encodes documents that share a folder <kind>/<hash>/ and gives the hash, of six digits.
func (s *sharder) bucket(kind string, documents map[string]any) string {
	files, hash := inFolder(kind, documents)
	short := hash[:6]
	for i := range files {
		files[i].Name = strings.Replace(files[i].Name, hash, short, 1)
	}
	s.files = append(s.files, files...)
	return short
}

// cells writes the groups that have a place, by where they are.
func (s *sharder) cells() error {
	var all []*placed
	for _, g := range s.groups {
		if g.Attendance == "online" || g.Attendance == "phone" {
			continue
		}
		all = append(all, &placed{g, s.spotOf(g)})
	}
	root := quadtree(all)
	shape := strings.Builder{}
	root.shape(&shape)
	s.out.Cells = shape.String()
	states, number := map[string][]string{}, 0
	for _, bucket := range root.buckets() {
		documents := map[string]any{}
		for _, leaf := range bucket.leaves() {
			var groups []*Group
			for _, g := range leaf.groups {
				groups = append(groups, g.Group)
				code := fmt.Sprintf("%03d", number)
				if list := states[stateKey(g.Group)]; len(list) == 0 || list[len(list)-1] != code {
					states[stateKey(g.Group)] = append(list, code)
				}
			}
			document, err := s.shard(groups)
			if err != nil {
				return err
			}
			documents["c"+leaf.key] = document
			number++
		}
		s.out.CellsAt = append(s.out.CellsAt, s.bucket("g", documents))
	}
	s.out.States = map[string]string{}
	for code, cells := range states {
		s.out.States[code] = ranges(cells)
	}
	return nil
}

// stateKey is the code of a group's state as the index gives it.
func stateKey(g *Group) string {
	if country := g.Place.Country; country != "" && country != "US" {
		return country + "-" + g.StateCode
	}
	return g.StateCode
}

// spotOf is where a group is, as the index says it, for sorting it into a cell; where that is not known, the corner of the map.
func (s *sharder) spotOf(g *Group) spot {
	b := &builder{gazetteer: s.base.gazetteer, states: s.base.states}
	city, _ := b.addPlace(g)
	b.locate(g, city)
	at := spot{b.out.Groups.North[0], b.out.Groups.East[0]}
	if city > 0 {
		at.north, at.east = at.north+b.out.Cities.Latitude[0], at.east+b.out.Cities.Longitude[0]
	}
	return at
}

const noDay = 7

// online writes the groups that one joins from anywhere, by organization and weekday, in the order of the clock.
func (s *sharder) online() error {
	byPath := map[int]*[8][]*Group{}
	for _, g := range s.groups {
		if g.Attendance != "online" && g.Attendance != "hybrid" && g.Attendance != "phone" {
			continue
		}
		organization := s.base.organizations[g.Organization]
		if byPath[organization] == nil {
			byPath[organization] = &[8][]*Group{}
		}
		for _, day := range daysOf(g) {
			byPath[organization][day] = append(byPath[organization][day], g)
		}
	}
	for organization := range len(s.base.organizations) + 1 {
		if byPath[organization] == nil {
			continue
		}
		documents, parts := map[string]any{}, make([]int, 8)
		for day, groups := range byPath[organization] {
			slices.SortStableFunc(groups, func(x, y *Group) int { return cmp.Compare(firstStart(x, day), firstStart(y, day)) })
			for chunk := range slices.Chunk(groups, cellSize) {
				document, err := s.shard(chunk)
				if err != nil {
					return err
				}
				documents[fmt.Sprintf("%d-%d-%d", organization, day, parts[day])] = document
				parts[day]++
			}
		}
		c := &s.out.Online
		c.Organization = append(c.Organization, organization)
		c.At = append(c.At, s.bucket("o", documents))
		c.Parts = append(c.Parts, parts)
	}
	return nil
}

// daysOf are the weekdays on which a group meets, or noDay alone.
func daysOf(g *Group) []int {
	bits := 0
	for _, m := range g.Meetings {
		bits |= days(m)
	}
	var all []int
	for day := range 7 {
		if bits&(1<<day) != 0 {
			all = append(all, day)
		}
	}
	if len(all) == 0 {
		return []int{noDay}
	}
	return all
}

// firstStart is the first hour at which a group meets on a day; one that gives none comes last.
func firstStart(g *Group, day int) int {
	first := 24 * 60
	for _, m := range g.Meetings {
		if m.Start != group.NoClock && days(m)&(1<<day) != 0 {
			first = min(first, int(m.Start))
		}
	}
	return first
}

const cardSize = 32

// cards writes all groups by number, for those that are found by a word.
func (s *sharder) cards() error {
	var blocks []any
	for chunk := range slices.Chunk(s.groups, cardSize) {
		document, err := s.shard(chunk)
		if err != nil {
			return err
		}
		blocks = append(blocks, document)
	}
	s.out.CardsAt = s.blocks("c", blocks)
	return nil
}

// blocks writes numbered documents; 32 neighbours share a folder.
func (s *sharder) blocks(kind string, documents []any) column[string] {
	at, number := column[string]{}, 0
	for chunk := range slices.Chunk(documents, 32) {
		named := map[string]any{}
		for _, document := range chunk {
			named[strconv.Itoa(number)] = document
			number++
		}
		at = append(at, s.bucket(kind, named))
	}
	return at
}
