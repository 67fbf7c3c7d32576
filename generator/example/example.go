// Package example writes an invented content tree, for trying the tool, for tests and for measurements.
//
// Every record and every article says that it is an example, so that every page made from it says so too. The cities
// are real, so that place pages and the map of the country look as they will; everything in them is invented: streets
// are "Example Street", telephone numbers are of the block kept for fiction (555-0100 to 555-0199), addresses end in
// example.org. The crisis lines alone are real, since a person in need may see even a trial page.
//
// Group number n is the same whatever the size of the tree, and the same numbers give the same bytes on every
// machine: chance comes from a generator with a fixed seed, dates are counted from 21 November 2026, and no clock is asked.
package example

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

const (
	seed     = 20261121
	notReal  = "Invented for trying the tool; not a real group."
	listSize = 20 // groups in one list file
)

// Write puts a tree with so many groups and articles into root, which should be empty.
func Write(root *os.Root, groups, articles int) error {
	places, err := readPlaces()
	if err != nil {
		return err
	}
	return writeTree(root, places, groups, articles)
}

// WriteDense is Write with groups as densely as people live: the states in the order of their people, and one city, New York,
// with 5 of 100 groups, so with about 5,000 of 100,000. The plain tree has more of them in the middle of New York and few in most states.
func WriteDense(root *os.Root, groups, articles int) error {
	places, err := readPlaces()
	if err != nil {
		return err
	}
	return writeTree(root, densely(places), groups, articles)
}

func writeTree(root *os.Root, places []place, groups, articles int) error {
	w := &writer{root: root}
	defer w.leave()
	w.file("site.toml", siteText(articles))
	w.file("glossary.toml", glossaryText())
	w.file("words.toml", wordsText())
	for i, o := range organizations() {
		w.file("organizations/"+o.id+".toml", o.text(i))
	}
	w.groups(places, groups)
	w.articles(places, groups, articles)
	return w.err
}

// A writer makes the folders that files need and keeps the last one open: walking down to it anew for every file
// takes three quarters of the time. After the first failure it does nothing more.
type writer struct {
	root   *os.Root
	folder *os.Root // nil before the first file
	name   string   // of folder
	err    error
}

func (w *writer) file(name, text string) {
	dir, base := path.Split(name)
	if w.err == nil && (w.folder == nil || dir != w.name) {
		w.enter(dir)
	}
	if w.err == nil {
		w.err = w.folder.WriteFile(base, []byte(text), 0o644)
	}
}

func (w *writer) enter(dir string) {
	w.leave()
	if w.err = w.root.MkdirAll(path.Clean(dir), 0o755); w.err != nil {
		return
	}
	w.name = dir
	w.folder, w.err = w.root.OpenRoot(path.Clean(dir))
}

func (w *writer) leave() {
	if w.folder != nil {
		_ = w.folder.Close() // only a folder that was read
		w.folder = nil
	}
}

// groups writes one file for each group, but for every fourth city: its groups share list files in the state's folder.
func (w *writer) groups(places []place, count int) {
	all := make([]group, count)
	for n := range all {
		all[n] = newGroup(places, n)
	}
	slices.SortStableFunc(all, func(a, b group) int { return strings.Compare(a.folder(), b.folder()) })
	for len(all) > 0 {
		city := 1
		for city < len(all) && all[city].folder() == all[0].folder() {
			city++
		}
		w.city(all[:city])
		all = all[city:]
	}
}

// city writes the groups of one folder.
func (w *writer) city(groups []group) {
	var lists []string
	for _, g := range groups {
		if g.listed() {
			lists = append(lists, "[[group]]\n"+g.text(true))
		} else {
			w.file("groups/"+g.id()+".toml", g.text(false))
		}
	}
	for i := 0; i*listSize < len(lists); i++ {
		part := lists[i*listSize : min((i+1)*listSize, len(lists))]
		w.file(fmt.Sprintf("groups/%s/example-list-of-%s-%d.toml", path.Dir(groups[0].folder()), path.Base(groups[0].folder()), i+1), strings.Join(part, "\n"))
	}
}

// A chance decides by a generator of its own, so that what one record draws never moves another.
type chance struct{ *rand.Rand }

func chanceFor(kind, n int) chance {
	return chance{rand.New(rand.NewPCG(seed, uint64(kind)<<32|uint64(n)))}
}

// in tells whether something happens that happens so many times in a hundred.
func (c chance) in(percent int) bool { return c.IntN(100) < percent }

// of draws one of the values.
func (c chance) of(values ...string) string { return values[c.IntN(len(values))] }

// weighted draws an index; a weight of 20 comes up twice as often as one of 10.
func (c chance) weighted(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	at := c.IntN(total)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return 0
}

// daysBefore is a day between least and most days before 21 November 2026.
func (c chance) daysBefore(least, most int) string {
	return reference().AddDate(0, 0, -least-c.IntN(most-least)).Format(time.DateOnly)
}

// reference is the day on which about half of the groups are verified.
func reference() time.Time { return time.Date(2026, time.November, 21, 0, 0, 0, 0, time.UTC) }

// A sheet is a TOML file in the making. In a list of groups every table's name begins with "group.".
type sheet struct {
	strings.Builder
	prefix string
}

// key writes one value as it stands; an empty one is left out.
func (s *sheet) key(name, value string) {
	if value != "" {
		s.WriteString(name + " = " + value + "\n")
	}
}

// say writes one text; an empty one is left out.
func (s *sheet) say(name, text string) {
	if text != "" {
		s.key(name, quote(text))
	}
}

// all writes a list of texts; an empty one is left out.
func (s *sheet) all(name string, texts []string) {
	if len(texts) > 0 {
		s.key(name, quoteAll(texts))
	}
}

func (s *sheet) table(name string)   { s.WriteString("\n[" + s.prefix + name + "]\n") }
func (s *sheet) element(name string) { s.WriteString("\n[[" + s.prefix + name + "]]\n") }

// quote writes a TOML text. The invented texts hold neither quotation marks nor backslashes.
func quote(s string) string { return `"` + s + `"` }

func quoteAll(texts []string) string { return `["` + strings.Join(texts, `", "`) + `"]` }
