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
	"strings"
	"time"

	records "manyroads/generator/group"
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
	w := &writer{root: root, made: map[string]bool{}}
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

// A writer makes the folders that files need. After the first failure it does nothing more.
type writer struct {
	root *os.Root
	made map[string]bool
	err  error
}

func (w *writer) file(name, text string) {
	if dir := path.Dir(name); w.err == nil && dir != "." && !w.made[dir] {
		w.err = w.root.MkdirAll(dir, 0o755)
		w.made[dir] = true
	}
	if w.err == nil {
		w.err = w.root.WriteFile(name, []byte(text), 0o644)
	}
}

// groups writes one file for each group, but for every fourth city: its groups share list files in the state's folder.
func (w *writer) groups(places []place, count int) {
	lists := map[string][]string{}
	for n := range count {
		g := newGroup(places, n)
		if !g.listed() {
			w.file("groups/"+g.id()+".toml", g.text(false))
			continue
		}
		name := fmt.Sprintf("groups/us/%s/example-list-of-%s", strings.ToLower(g.place.state), records.Slug(g.place.city))
		lists[name] = append(lists[name], "[[group]]\n"+g.text(true))
	}
	for name, texts := range lists { // the order of writing does not show in the tree
		for i := 0; i*listSize < len(texts); i++ {
			part := texts[i*listSize : min((i+1)*listSize, len(texts))]
			w.file(fmt.Sprintf("%s-%d.toml", name, i+1), strings.Join(part, "\n"))
		}
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
