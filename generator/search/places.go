package search

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The table of ZIP codes and cities; places/README.md says whose it is and how it is written.
//
//go:embed places/us.txt
var placesText string

// How large cities are, and what else is called a place: towns, counties, regions.
//
//go:embed places/more.txt
var moreText string

// A spot is thousandths of a degree, WGS 84. The zero spot lies in the Atlantic and means "not known".
type spot struct{ north, east int }

// A town is a city of the table: its middle, and its size, which is the number of its ZIP codes where nothing else is known.
// Of a small town whose name is also a word the size is 0.
type town struct {
	name, state string
	at          spot
	size        int
	zips        []zip
}

type zip struct {
	code int
	at   spot
}

// A gazetteer finds places by name and by ZIP code. Nothing of it changes once it is read.
type gazetteer struct {
	towns  []town
	byName map[string]int // townKey -> place in towns
	byZip  map[int]spot
}

func readGazetteer() (*gazetteer, error) {
	g := &gazetteer{byName: make(map[string]int, 30_000), byZip: make(map[int]spot, 42_000)}
	state, last := "", [3]int{}
	for line := range strings.Lines(placesText) {
		line = strings.TrimSuffix(line, "\n")
		if next, isState := strings.CutPrefix(line, "= "); isState {
			state, last = next, [3]int{}
			continue
		}
		name, codes, found := strings.Cut(line, ";")
		t := town{name: name, state: state, zips: make([]zip, 0, 1+strings.Count(codes, " "))}
		for more := found; more; {
			var code string
			code, codes, more = strings.Cut(codes, " ")
			if !step(&last, code) {
				return nil, fmt.Errorf("places/us.txt, %s in %s: %q is not a step to the next ZIP code", name, state, code)
			}
			z := zip{last[0], spot{last[1] * 10, -last[2] * 10}}
			t.zips = append(t.zips, z)
			g.byZip[z.code] = z.at
		}
		t.at, t.size = middle(t.zips), len(t.zips)
		g.add(t)
	}
	return g, g.readMore(moreText)
}

func (g *gazetteer) add(t town) {
	g.byName[townKey(t.name, t.state)] = len(g.towns)
	g.towns = append(g.towns, t)
}

// readMore reads "name;size" of a town that is known, "name;size;north,west" of another, and "name;size;=town" of what lies where a town is.
func (g *gazetteer) readMore(text string) error {
	state := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if next, isState := strings.CutPrefix(line, "= "); isState {
			state = next
			continue
		}
		name, rest, _ := strings.Cut(line, ";")
		size, where, _ := strings.Cut(rest, ";")
		n, err := strconv.Atoi(size)
		t, known := town{name: name, state: state, size: n}, false
		switch other, same := strings.CutPrefix(where, "="); {
		case where == "":
			var i int
			if i, known = g.byName[townKey(name, state)]; known {
				g.towns[i].size = n
				continue
			}
		case same:
			t.at = g.city(other, state)
			known = t.at != spot{}
		default:
			last := [3]int{}
			known = step(&last, "0,"+where)
			t.at = spot{last[1] * 10, -last[2] * 10}
		}
		if err != nil || !known {
			return fmt.Errorf("places/more.txt, %s in %s: %q says no size or no place", name, state, rest)
		}
		g.add(t)
	}
	return nil
}

// step adds "step,north,west", or "step" alone, to the ZIP code before.
func step(last *[3]int, text string) bool {
	for i := range last {
		part, rest, more := strings.Cut(text, ",")
		n, err := strconv.Atoi(part)
		if err != nil {
			return false
		}
		last[i] += n
		if !more {
			return true
		}
		text = rest
	}
	return false
}

// middle is the median of the places, so that one far mail room doesn't move a city.
func middle(zips []zip) spot {
	if len(zips) == 0 {
		return spot{}
	}
	north, east := make([]int, len(zips)), make([]int, len(zips))
	for i, z := range zips {
		north[i], east[i] = z.at.north, z.at.east
	}
	slices.Sort(north)
	slices.Sort(east)
	return spot{north[len(north)/2], east[len(east)/2]}
}

// townKey makes one key of the ways in which a city's name is written: "St. Louis" is "Saint Louis".
func townKey(name, state string) string {
	key := make([]byte, 0, len(name)+8)
	word := 0 // where the word begins
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' || c == '-':
			key = longWord(key, word)
			c, word = ' ', len(key)+1
		case c == '.' || c == '\'':
			continue
		}
		key = append(key, c)
	}
	return string(append(append(longWord(key, word), ' '), state...))
}

// longWord writes out the last word of a key where it is short for another.
func longWord(key []byte, word int) []byte {
	switch string(key[min(word, len(key)):]) {
	case "st":
		return append(key[:word], "saint"...)
	case "ft":
		return append(key[:word], "fort"...)
	case "mt":
		return append(key[:word], "mount"...)
	}
	return key
}

// city is the middle of a city, or the zero spot.
func (g *gazetteer) city(name, state string) spot {
	if i, known := g.byName[townKey(name, state)]; known {
		return g.towns[i].at
	}
	return spot{}
}

// zipFile is one file of ZIP codes: those that begin with the same three digits.
type zipFile struct {
	Format    string   `json:"format"`
	Zip       []string `json:"zip"` // the last two digits
	Latitude  []int    `json:"latitude"`
	Longitude []int    `json:"longitude"`
	City      []int    `json:"city"`
	Cities    struct {
		Name  []string `json:"name"`
		State []string `json:"state"`
	} `json:"cities"`
}

// nameFile is one file of cities: those whose names begin with the same two letters.
type nameFile struct {
	Format    string   `json:"format,omitempty"`
	Name      []string `json:"name"`
	State     []string `json:"state"`
	Latitude  []int    `json:"latitude"`
	Longitude []int    `json:"longitude"`
	Zips      []int    `json:"zips"`
}

// placeFiles are the files of ZIP codes and of cities, each kind in a folder that is named by a hash of all of them.
func (g *gazetteer) placeFiles() (files []File, index placeIndex) {
	zips, names := map[string]*zipFile{}, map[string]*nameFile{}
	for i := range g.towns {
		addTown(zips, names, &g.towns[i])
	}
	zipContents, nameContents, to := map[string][]byte{}, map[string][]byte{}, new(encoder)
	for start, f := range zips {
		sortZips(f)
		zipContents[start] = to.encode(f)
	}
	for start, f := range names {
		sortNames(f)
		nameContents[start] = to.encode(f)
	}
	zipFiles, zipHash := inFolder("z", 10, zipContents)
	nameFiles, nameHash := inFolder("p", 10, nameContents)
	index = placeIndex{Zips: zipHash, Names: nameHash, ZipStarts: ranges(sortedKeys(zips)), NameStarts: strings.Join(sortedKeys(names), "")}
	return append(zipFiles, nameFiles...), index
}

// placeIndex tells a client which files of places there are, so that it never asks for one that isn't.
type placeIndex struct {
	Zips       string `json:"zips"`
	Names      string `json:"names"`
	ZipStarts  string `json:"zipStarts"`
	NameStarts string `json:"nameStarts"`
}

func addTown(zips map[string]*zipFile, names map[string]*nameFile, t *town) {
	if start := nameStart(t.name); start != "" {
		f := names[start]
		if f == nil {
			f = &nameFile{Format: "many-roads-places"}
			names[start] = f
		}
		f.add(t)
	}
	for _, z := range t.zips {
		digits := fmt.Sprintf("%05d", z.code)
		f := zips[digits[:3]]
		if f == nil {
			f = &zipFile{Format: "many-roads-zips"}
			zips[digits[:3]] = f
		}
		if n := len(f.Cities.Name); n == 0 || f.Cities.Name[n-1] != t.name || f.Cities.State[n-1] != t.state {
			f.Cities.Name, f.Cities.State = append(f.Cities.Name, t.name), append(f.Cities.State, t.state)
		}
		f.Zip, f.City = append(f.Zip, digits[3:]), append(f.City, len(f.Cities.Name))
		f.Latitude, f.Longitude = append(f.Latitude, z.at.north), append(f.Longitude, z.at.east)
	}
}

func (f *nameFile) add(t *town) {
	f.Name, f.State = append(f.Name, t.name), append(f.State, t.state)
	f.Latitude, f.Longitude = append(f.Latitude, t.at.north), append(f.Longitude, t.at.east)
	f.Zips = append(f.Zips, t.size)
}

// nameStart is the first two letters of a name as a file of cities is called, or nothing for a name that has fewer.
func nameStart(name string) string {
	start := make([]byte, 0, 2)
	for _, c := range []byte(townKey(name, "")) {
		if c >= 'a' && c <= 'z' && len(start) < 2 {
			start = append(start, c)
		}
	}
	if len(start) < 2 {
		return ""
	}
	return string(start)
}

func sortZips(f *zipFile) {
	order := orderBy(len(f.Zip), func(i, j int) int { return strings.Compare(f.Zip[i], f.Zip[j]) })
	f.Zip, f.City = inOrder(f.Zip, order), inOrder(f.City, order)
	f.Latitude, f.Longitude = inOrder(f.Latitude, order), inOrder(f.Longitude, order)
}

func sortNames(f *nameFile) {
	order := orderBy(len(f.Name), func(i, j int) int {
		return cmp.Or(strings.Compare(f.Name[i], f.Name[j]), strings.Compare(f.State[i], f.State[j]))
	})
	f.Name, f.State, f.Zips = inOrder(f.Name, order), inOrder(f.State, order), inOrder(f.Zips, order)
	f.Latitude, f.Longitude = inOrder(f.Latitude, order), inOrder(f.Longitude, order)
}

func orderBy(length int, compare func(i, j int) int) []int {
	order := make([]int, length)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, compare)
	return order
}

func inOrder[T any](list []T, order []int) []T {
	sorted := make([]T, len(list))
	for to, from := range order {
		sorted[to] = list[from]
	}
	return sorted
}

// ranges writes numbers of three digits, in rising order, as "005 010-027".
func ranges(starts []string) string {
	var written []string
	for i := 0; i < len(starts); {
		end := i
		for end+1 < len(starts) && number(starts[end+1]) == number(starts[end])+1 {
			end++
		}
		if end > i {
			written = append(written, starts[i]+"-"+starts[end])
		} else {
			written = append(written, starts[i])
		}
		i = end + 1
	}
	return strings.Join(written, " ")
}

// number reads digits that are known to be digits.
func number(digits string) (n int) {
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}
