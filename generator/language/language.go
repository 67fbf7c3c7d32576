// Package language reads the words of the interface in another language than English: one table, layouts/languages/<code>.toml.
//
// English is the language of the layouts and of the code, and English text is the key, so that a layout stays readable.
//
//	Read             one table, with what is wrong with it by itself
//	Table.Text       the words for one English text
//	Table.Plural     the words for a number of things
//	Table.Problems   what is wrong once everything has asked: texts that are missing, changed in their parts, or that nobody asked for
//
// What must never happen here: an English text passed on because nobody translated it, and a translation that leads elsewhere than
// the original or drops a number from it.
package language

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"manyroads/generator/source"
)

// Shared is the section for what several kinds of page say. It is looked into after the section of the kind of page.
const Shared = "shared"

// A Table is one language.
type Table struct {
	Code      string // BCP 47: "es"
	Name      string // what speakers call it: "Español"
	Thousands string // between the thousands of a number: ","
	Clock     int    // hours on the clock: 12 or 24

	file     source.File
	root     *source.Table
	sections map[string]*section
	order    []string
	tag      language.Tag
	problems source.Problems
}

// A section is one [table] of the file.
type section struct {
	table *source.Table
	texts map[string]string            // by their English
	forms map[string]map[string]string // those that count, by their English for many
	used  map[string]bool
	place source.Position // where a missing line belongs
}

// Read reads layouts/languages/<code>.toml.
func Read(f source.File, limits source.Limits) *Table {
	_, name, _ := strings.Cut(f.Name, "/")
	t := &Table{Code: strings.TrimSuffix(name, ".toml"), file: f, sections: map[string]*section{}}
	t.root = source.ReadTable(f, limits)
	t.Name = t.root.Required("name", "Español")
	t.Thousands = t.root.Text("thousands")
	t.Clock, _ = t.root.Int("clock", 0, 99)
	if t.Clock != 12 && t.Clock != 24 {
		t.root.Problem("clock", "a clock has 12 or 24 hours", "write clock = 12 or clock = 24")
	}
	tag, err := language.Parse(t.Code)
	if err != nil {
		t.problems = append(t.problems, source.Problem{Position: source.Position{File: f.Path},
			What: fmt.Sprintf("%q is not the code of a language", t.Code), Mend: "name the file by the code of BCP 47, like es.toml or pt-BR.toml"})
	}
	t.tag = tag
	for _, key := range t.root.Keys() {
		if key != "name" && key != "thousands" && key != "clock" {
			t.addSection(key)
		}
	}
	t.root.Done()
	return t
}

func (t *Table) addSection(name string) {
	table := t.root.Table(name)
	if table == nil {
		return
	}
	s := &section{table: table, texts: map[string]string{}, forms: map[string]map[string]string{}, used: map[string]bool{}, place: table.At()}
	for _, english := range table.Keys() {
		value, _ := table.Value(english)
		if text, ok := value.(string); ok && strings.TrimSpace(english) != english {
			s.texts[english] = text // blanks at its ends are part of it
			continue
		}
		if _, counts := value.(map[string]any); !counts {
			s.texts[english] = table.Text(english)
			continue
		}
		forms, known := table.Table(english), map[string]string{}
		for _, category := range categories() {
			if forms.Has(category) {
				known[category] = forms.Text(category)
			}
		}
		forms.Done()
		s.forms[english] = known
	}
	t.sections[name] = s
	t.order = append(t.order, name)
}

// find looks for an English text in its section, and then in the shared one.
func find[T any](t *Table, name, english string, in func(*section) map[string]T) (*section, T, bool) {
	for _, candidate := range []string{name, Shared} {
		if s := t.sections[candidate]; s != nil {
			if found, ok := in(s)[english]; ok {
				s.used[english] = true
				return s, found, true
			}
		}
	}
	var none T
	return nil, none, false
}

// Text is what stands for an English text in one section of the table. at is where the English stands, for the problem.
func (t *Table) Text(name, english string, at source.Position) string {
	s, text, ok := find(t, name, english, func(s *section) map[string]string { return s.texts })
	if !ok {
		t.missing(name, english, at, fmt.Sprintf("%s = \"…\"", Quote(english)))
		return english
	}
	if what, mend := compare(english, text); what != "" {
		s.table.Problem(english, what, mend)
	}
	return text
}

// Plural is what stands for a number of things.
func (t *Table) Plural(name, one, other string, at source.Position) Plural {
	s, forms, ok := find(t, name, other, func(s *section) map[string]map[string]string { return s.forms })
	if !ok {
		t.missing(name, other, at, Quote(other)+" = { "+strings.Join(needs(t.tag), ` = "…", `)+` = "…" }`)
		return Plural{One: one, Other: other}
	}
	for _, category := range needs(t.tag) {
		if forms[category] == "" {
			s.table.Problem(other, fmt.Sprintf("the form %q is missing", category), fmt.Sprintf(`add %s = "…" between the braces`, category))
		}
	}
	for _, category := range categories() {
		// "1 group" may be said without its number, and so may any form; no form may have another part.
		if what, mend := compareLoosely(other, forms[category]); forms[category] != "" && what != "" {
			s.table.Problem(other, what, mend)
		}
	}
	return Plural{One: one, Other: other, tag: t.tag, forms: forms}
}

func (t *Table) missing(name, english string, at source.Position, line string) {
	place, where := source.Position{File: t.file.Path, Line: 1, Column: 1}, fmt.Sprintf("add it below a line [%s]", name)
	if s := t.sections[name]; s != nil {
		place, where = s.place, fmt.Sprintf("add it below [%s]", name)
	}
	used := at.File
	if at.Line > 0 {
		used = fmt.Sprintf("%s:%d", at.File, at.Line)
	}
	t.problems = append(t.problems, source.Problem{Position: place,
		What: fmt.Sprintf("%q, which %s says, is not translated", shorten(english), used), Mend: where + ": " + line})
}

// Problems are all that is wrong with the table. It is asked when everything has been translated that there is.
func (t *Table) Problems() source.Problems {
	for _, name := range t.order {
		s := t.sections[name]
		for _, english := range s.table.Keys() {
			if !s.used[english] {
				s.table.Problem(english, fmt.Sprintf("nothing on the site says %q", shorten(english)), "the English has changed or is gone: write it as it is now, or remove the line")
			}
		}
	}
	problems := append(slices.Clone(t.problems), t.root.Problems()...)
	problems.Sort()
	return problems
}

func shorten(text string) string {
	const most = 80
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return text
}

// Quote writes a text as a TOML key.
func Quote(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	if !strings.Contains(text, "'") {
		return "'" + text + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// A Plural is what is said of a number of things. The zero number is counted like any other.
type Plural struct {
	One, Other string // in English
	tag        language.Tag
	forms      map[string]string // by category; nil: English
}

// For is the words for a number; they may hold {n}.
func (p Plural) For(n int) string {
	if p.forms == nil {
		if n == 1 {
			return p.One
		}
		return p.Other
	}
	if text := p.forms[categoryOf(p.tag, n)]; text != "" {
		return text
	}
	return p.forms["other"]
}

// Forms are the words by category, for scripts, which count by themselves.
func (p Plural) Forms() map[string]string {
	if p.forms == nil {
		return map[string]string{"one": p.One, "other": p.Other}
	}
	return p.forms
}

// categories are those of CLDR, in its order.
func categories() []string { return []string{"zero", "one", "two", "few", "many", "other"} }

func categoryOf(tag language.Tag, n int) string {
	switch plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}

// needs are the categories that a language uses for the numbers that a page can show.
func needs(tag language.Tag) []string {
	seen := map[string]bool{"other": true}
	for n := range 200 {
		seen[categoryOf(tag, n)] = true
	}
	return slices.DeleteFunc(categories(), func(c string) bool { return !seen[c] })
}

// LanguageName is what this language calls a language, by its code, or "" where it has no name for it.
func (t *Table) LanguageName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	return display.Languages(t.tag).Name(tag)
}

// CountryName is what this language calls a country, by its two letters, or "" where it has no name for it.
func (t *Table) CountryName(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return display.Regions(t.tag).Name(region)
}
