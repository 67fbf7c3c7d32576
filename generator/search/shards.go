package search

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"manyroads/generator/group"
)

// wholeSize is how large the whole index may be, after compression, before it is cut into shards. Gzip stands in for brotli, which
// makes it about a quarter smaller.
const wholeSize = 200_000

// wholeGroups is more groups than fit into that: each takes 20 bytes or more, unless they are all alike.
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
	CellsAt   []string          `json:"cellsAt"`
	Elsewhere string            `json:"elsewhere"`
	Room      int               `json:"room"`
	States    map[string]string `json:"states"`
	Online    onlineColumns     `json:"online"`
	Terms     []string          `json:"terms"`
	TermsAt   []string          `json:"termsAt"`
	Long      string            `json:"long"` // of each file of words, whether long lists lie beside it
	TextsAt   []string          `json:"textsAt"`
}

type onlineColumns struct {
	Organization []int    `json:"organization"`
	At           []string `json:"at"`
	Parts        [][]int  `json:"parts"` // of each weekday, and of no day
}

// sharder cuts the index into shards.
type sharder struct {
	base   *builder  // knows the organizations and the states
	work   *builder  // of the shard that is being made
	groups []*placed // that may be found, by address
	out    manifest
	files  []File
	text   encoder
	titles string // words of names
}

// buildShards writes the index as shards; the first File is the manifest.
func buildShards(base *builder, in Input) ([]File, error) {
	s := &sharder{base: base, groups: base.sorted(in.Groups)}
	s.work = &builder{out: newDocument(), organizations: base.organizations, states: base.states, cities: map[cityKey]int{}}
	s.out = manifest{Format: "many-roads-manifest", Version: version, Groups: len(s.groups), Articles: len(in.Articles), Places: base.out.Places, CellsAt: []string{}}
	s.out.Online = onlineColumns{[]int{}, []string{}, [][]int{}}
	for _, g := range s.groups {
		base.addState(g.Group)
	}
	here, anywhere := s.sort()
	words, reading := &sharder{groups: s.groups}, sync.WaitGroup{}
	reading.Go(func() { words.texts(in) }) // half of the work
	err := cmp.Or(s.cells(here, true), s.cells(anywhere, false), s.online())
	reading.Wait()
	if err != nil {
		return nil, err
	}
	s.files = append(s.files, words.files...)
	s.out.Terms, s.out.TermsAt, s.out.Long, s.out.TextsAt = words.out.Terms, words.out.TermsAt, words.out.Long, words.out.TextsAt
	s.count()
	base.addTerms(in.Terms)
	base.out.Titles, base.out.Towns = words.titles, base.gazetteer.mostOf(s.groups)
	lexicon := base.encode()
	s.out.Lexicon = "l." + hashOf(lexicon) + ".json"
	content := encode(s.out)
	first := []File{{"m." + hashOf(content) + ".json", content}, {s.out.Lexicon, lexicon}}
	return append(first, s.files...), nil
}

// bucket puts files into a folder <kind>/<hash>/ and gives the hash.
func (s *sharder) bucket(kind string, contents map[string][]byte) string {
	files, hash := inFolder(kind, 6, contents)
	s.files = append(s.files, files...)
	return hash
}

// sort sorts the groups that are somewhere, and the others, into cells, and gives all their numbers: that of the cell times the room of
// a cell, plus the place there, so that a new group moves few numbers.
func (s *sharder) sort() (here, anywhere cell) {
	var groups [2][]*placed
	for _, g := range s.groups {
		nowhere := bit(g.isNowhere())
		groups[nowhere] = append(groups[nowhere], g)
	}
	here, anywhere = quadtree(groups[0]), quadtree(groups[1])
	s.numbers(slices.Concat(here.leaves(), anywhere.leaves()))
	return here, anywhere
}

// cells writes the groups by where they are, each once: those of a cell, and, without their cards, those of a sheet of neighbouring
// cells.
func (s *sharder) cells(root cell, onMap bool) error {
	shape := strings.Builder{}
	root.shape(&shape, onMap)
	if onMap {
		s.out.Cells = shape.String()
		s.states(root.sheets())
	} else {
		s.out.Elsewhere = shape.String()
	}
	for _, bucket := range root.buckets(onMap) {
		contents, err := s.bucketFiles(bucket, onMap)
		if err != nil {
			return err
		}
		s.out.CellsAt = append(s.out.CellsAt, s.bucket("g", contents))
	}
	return nil
}

// numbers gives every group its number.
func (s *sharder) numbers(cells []*cell) {
	s.out.Room = cellSize
	for _, c := range cells {
		for s.out.Room < len(c.groups) {
			s.out.Room *= 2
		}
	}
	for i, c := range cells {
		for row, g := range c.groups {
			g.number = i*s.out.Room + row
		}
	}
}

// bucketFiles are the cells of a bucket, and the sheets of those that lie on the map.
func (s *sharder) bucketFiles(bucket *cell, onMap bool) (map[string][]byte, error) {
	contents := map[string][]byte{}
	for _, leaf := range bucket.leaves() {
		document, err := s.full(leaf.groups)
		if err != nil {
			return nil, err
		}
		contents["c"+leaf.key] = s.text.encode(document)
	}
	if !onMap {
		return contents, nil
	}
	for _, square := range bucket.sheets() {
		sheet, rare, err := s.sheet(square.leaves())
		if err != nil {
			return nil, err
		}
		contents["s"+square.key], contents["x"+square.key] = sheet, rare
	}
	return contents, nil
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

const (
	noDay    = 7
	partSize = 64 // groups of a part of a weekday
)

// online writes the groups that one joins from anywhere, by organization and weekday, in the order of the clock.
func (s *sharder) online() error {
	byPath := map[int]*[8][]*placed{}
	for _, g := range s.groups {
		if g.Attendance != "online" && g.Attendance != "hybrid" && g.Attendance != "phone" {
			continue
		}
		organization := s.base.organizations[g.Organization]
		if byPath[organization] == nil {
			byPath[organization] = &[8][]*placed{}
		}
		for _, day := range daysOf(g.Group) {
			byPath[organization][day] = append(byPath[organization][day], g)
		}
	}
	for organization := range len(s.base.organizations) + 1 {
		if byPath[organization] == nil {
			continue
		}
		contents, parts := map[string][]byte{}, make([]int, 8)
		for day, groups := range byPath[organization] {
			slices.SortStableFunc(groups, func(x, y *placed) int { return cmp.Compare(firstStart(x, day), firstStart(y, day)) })
			for chunk := range slices.Chunk(groups, partSize) {
				document, err := s.full(chunk)
				if err != nil {
					return err
				}
				for _, g := range chunk {
					document.Number = append(document.Number, g.number)
				}
				contents[fmt.Sprintf("%d-%d-%d", organization, day, parts[day])] = s.text.encode(document)
				parts[day]++
			}
		}
		c := &s.out.Online
		c.Organization = append(c.Organization, organization)
		c.At = append(c.At, s.bucket("o", contents))
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
func firstStart(g *placed, day int) int {
	first := 24 * 60
	for _, m := range g.Meetings {
		if m.Start != group.NoClock && days(m)&(1<<day) != 0 {
			first = min(first, int(m.Start))
		}
	}
	return first
}

// blocks writes numbered files; 32 neighbours share a folder. What lies beside one, if anything, is called n and its number.
func (s *sharder) blocks(kind string, contents, beside [][]byte) []string {
	at, named := []string{}, map[string][]byte{}
	for number, content := range contents {
		named[strconv.Itoa(number)] = content
		if number < len(beside) && beside[number] != nil {
			named["n"+strconv.Itoa(number)] = beside[number]
		}
		if number%32 == 31 || number == len(contents)-1 {
			at = append(at, s.bucket(kind, named))
			clear(named)
		}
	}
	return at
}
