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

// wholeGroups is more groups than fit into that, however alike they are: each takes 18 bytes or more.
const wholeGroups = 10_000

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
	Format    string            `json:"format"`
	Version   int               `json:"version"`
	Lexicon   string            `json:"lexicon"`
	Groups    int               `json:"groups"`
	Articles  int               `json:"articles"`
	Places    placeIndex        `json:"places"`
	Cells     string            `json:"cells"`
	CellsAt   column[string]    `json:"cellsAt"`
	Elsewhere string            `json:"elsewhere"`
	Room      int               `json:"room"`
	States    map[string]string `json:"states"`
	Online    onlineColumns     `json:"online"`
	Terms     column[string]    `json:"terms"`
	TermsAt   column[string]    `json:"termsAt"`
	TextsAt   column[string]    `json:"textsAt"`
}

type onlineColumns struct {
	Organization column[int]    `json:"organization"`
	At           column[string] `json:"at"`
	Parts        column[[]int]  `json:"parts"` // of each weekday, and of no day
}

// sharder cuts the index into shards.
type sharder struct {
	base   *builder // knows the organizations and the states
	number map[*Group]int
	groups []*Group // that may be found, by address
	out    manifest
	files  []File
}

// buildShards writes the index as shards; the first File is the manifest.
func buildShards(base *builder, in Input, places []File) ([]File, error) {
	s := &sharder{base: base, groups: base.sorted(in.Groups)}
	s.out = manifest{Format: "many-roads-manifest", Version: version, Groups: len(s.groups), Articles: len(in.Articles), Places: base.out.Places}
	for _, g := range s.groups {
		base.addPlace(g)
	}
	if err := s.cells(); err != nil {
		return nil, err
	}
	if err := s.online(); err != nil {
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

// cells writes the groups by where they are, each once: those of a cell, and, without their cards, those of a sheet of neighbouring
// cells, with what few queries ask beside it. A group's number is that of its cell times the room of a cell, plus its place there, so that a new group moves few numbers.
func (s *sharder) cells() error {
	var here, anywhere []*placed
	for _, g := range s.groups {
		if g.State == "" && !g.Place.Located && g.City == "" && (g.Attendance == "online" || g.Attendance == "phone") {
			anywhere = append(anywhere, &placed{g, anySpot(g.Address)})
		} else {
			here = append(here, &placed{g, s.spotOf(g)})
		}
	}
	roots := [2]cell{quadtree(here), quadtree(anywhere)}
	s.numbers(slices.Concat(roots[0].leaves(), roots[1].leaves()))
	for i, root := range roots {
		shape, onMap := strings.Builder{}, i == 0
		root.shape(&shape, onMap)
		if onMap {
			s.out.Cells = shape.String()
			s.states(root.sheets())
		} else {
			s.out.Elsewhere = shape.String()
		}
		for _, bucket := range root.buckets(onMap) {
			documents, err := s.bucketFiles(bucket, onMap)
			if err != nil {
				return err
			}
			s.out.CellsAt = append(s.out.CellsAt, s.bucket("g", documents))
		}
	}
	return nil
}

// numbers gives every group its number.
func (s *sharder) numbers(cells []*cell) {
	s.number, s.out.Room = make(map[*Group]int, len(s.groups)), cellSize
	for _, c := range cells {
		for s.out.Room < len(c.groups) {
			s.out.Room *= 2
		}
	}
	for i, c := range cells {
		for row, g := range c.groups {
			s.number[g.Group] = i*s.out.Room + row
		}
	}
}

// bucketFiles are the cells of a bucket, and the sheets of those that lie on the map.
func (s *sharder) bucketFiles(bucket *cell, onMap bool) (map[string]any, error) {
	documents := map[string]any{}
	for _, leaf := range bucket.leaves() {
		document, err := s.shard(leaf.plain())
		if err != nil {
			return nil, err
		}
		documents["c"+leaf.key] = document
	}
	if !onMap {
		return documents, nil
	}
	for _, sheet := range bucket.sheets() {
		cells, groups := sheet.leaves(), []*Group(nil)
		for _, leaf := range cells {
			groups = append(groups, leaf.plain()...)
		}
		document, err := s.shard(groups)
		if err != nil {
			return nil, err
		}
		documents["x"+sheet.key] = document.onlyFilters()
		document.Cells = sizes(cells)
		documents["s"+sheet.key] = document
	}
	return documents, nil
}

// states notes in which sheets each state has groups.
func (s *sharder) states(sheets []*cell) {
	in := map[string][]string{}
	for number, sheet := range sheets {
		code := fmt.Sprintf("%03d", number)
		for _, leaf := range sheet.leaves() {
			for _, g := range leaf.groups {
				if list := in[stateKey(g.Group)]; len(list) == 0 || list[len(list)-1] != code {
					in[stateKey(g.Group)] = append(list, code)
				}
			}
		}
	}
	s.out.States = map[string]string{}
	for code, numbers := range in {
		s.out.States[code] = ranges(numbers)
	}
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

const (
	noDay    = 7
	partSize = 64 // groups of a part of a weekday
)

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
			for chunk := range slices.Chunk(groups, partSize) {
				document, err := s.shard(chunk)
				if err != nil {
					return err
				}
				document.numbered(chunk, s.number)
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
