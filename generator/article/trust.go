package article

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"manyroads/generator/prose"
	"manyroads/generator/source"
)

// shares are figures that a reader would want to see the source of: shares, counts of people and studies, and how many times.
// Numbers that only order, date or dial something are none.
var shares = regexp.MustCompile(`(?i)\b\d[\d.,]*( ?%| per ?cent\b| percent\b)|` +
	`\b\d[\d,]*(\.\d+)? (of |more |other |African |American |young |US |methadone |different )*(people|patients|adults|members|deaths|persons|women|men|veterans|participants|interviews|studies|trials|cohorts|clinics|facilities|programs|lives|person-years|overdoses)\b|` +
	`\b(one|two|three|four|five|six|seven|eight|nine|ten|\d+) (in|out of) (every )?(two|three|four|five|six|seven|eight|nine|ten|hundred|\d+)\b( (people|patients|adults|members|deaths|women|men|times))?|` +
	`\b(\d[\d.]*|two|three|four|five|ten) (to \d+ )?times (as|more|less|higher|lower|likelier)\b`)

// years are claims that a year bounds: "In 2018 …", "began in May 1991".
var years = regexp.MustCompile(`(?i)\b(?:in|since|until|by|of|from|after|before|and|to|early|late) (?:[a-z]+ )?((?:19[5-9]|20[0-2])\d)\b`)

// figure is a number in a block that asks for a source. A hard one has none in its whole section.
type figure struct {
	offset int
	said   string
	hard   bool
}

// checkFigures asks for the source of every figure.
func (r *reading) checkFigures() {
	r.article.figures(func(b block, f figure) {
		if f.hard {
			r.find("trust-01", r.article.Place(r.file.Text, b.passage, f.offset), fmt.Sprintf("%q has no source in this section", f.said), "add the footnote of its source, or leave the figure out")
		}
	}, true)
}

// figures visits the figures that have no source in reach. A source reaches over the block that it stands in (a paragraph, a whole list, a whole
// table) and over its neighbours: the sentence that leads to a list, and the one below a table that says where it is from.
// With hardOnly, it passes over sections in which a source stands: a build needs to know no more.
func (a *Article) figures(visit func(block, figure), hardOnly bool) {
	sections, near, headings := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for _, b := range a.said.blocks {
		if b.sourced {
			sections[b.section], near[b.whole] = true, true
		}
		headings[b.whole] = b.kind == heading
	}
	inReach := func(whole int) bool {
		return near[whole] || near[whole-1] && !headings[whole-1] || near[whole+1] && !headings[whole+1]
	}
	for _, b := range a.said.blocks {
		sourced := sections[b.section]
		if b.kind == heading || b.unknown || inReach(b.whole) || hardOnly && sourced {
			continue
		}
		if f, found := findFigure(a.said.texts[b.passage].Text, a.Reviewed); found {
			f.hard = f.hard && !sourced
			visit(b, f)
		}
	}
}

// findFigure finds the first share in a text, or the first year that has passed. What stands in quotation marks is only spoken of.
func findFigure(text string, reviewed source.Date) (figure, bool) {
	if !mayHaveFigure(text) {
		return figure{}, false
	}
	quoted := prose.Quoted(text)
	spoken := func(offset int) bool {
		return slices.ContainsFunc(quoted, func(s prose.Span) bool { return s.From <= offset && offset < s.To })
	}
	for _, at := range shares.FindAllStringIndex(text, -1) {
		if !spoken(at[0]) {
			return figure{at[0], text[at[0]:at[1]], true}, true
		}
	}
	for _, at := range years.FindAllStringSubmatchIndex(text, -1) {
		if said := text[at[2]:at[3]]; !spoken(at[2]) && said < reviewed.String() {
			return figure{at[2], said, false}, true
		}
	}
	return figure{}, false
}

// mayHaveFigure tells at a glance: digits, or the words between two numbers.
func mayHaveFigure(text string) bool {
	return strings.ContainsAny(text, "0123456789") || strings.Contains(text, " out of ") || strings.Contains(text, " times ") || strings.Contains(text, " in every ") ||
		strings.Contains(text, "ne in ") || strings.Contains(text, "wo in ")
}

func isUnknown(heading string) bool {
	return strings.EqualFold(strings.TrimRight(heading, ".?!:"), unknownTitle)
}

// note is one source of the article, for advice.
type note struct {
	name, text string
	at         source.Position
}

var (
	sourceYear = regexp.MustCompile(`(?i)\b(1[89]|20)\d\d(s|\b)|\bundated\b|\bno date\b`)
	sourceDOI  = regexp.MustCompile(`(?i)\bdoi:? ?10\.\d{4,}/`)
	notOpened  = regexp.MustCompile(`(?i)\b(?:(?:have|has) )?not (?:yet )?(?:opened|seen|read)(?: (?:it|this))?\b`)
)

// checkSources asks every footnote for its address and its year, and keeps those that say themselves that something in them was not read.
func (r *reading) checkSources(t *tree) {
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		list, ok := n.(*east.FootnoteList)
		if !ok {
			continue
		}
		for note := list.FirstChild(); note != nil; note = note.NextSibling() {
			if note, ok := note.(*east.Footnote); ok && note.Index > 0 {
				r.checkSource(t, note)
			}
		}
	}
}

func (r *reading) checkSource(t *tree, n *east.Footnote) {
	text := t.text(n)
	if text == "" {
		return // said already
	}
	at := r.at(n.Pos())
	address := leadsSomewhere(n) || sourceDOI.MatchString(text)
	year := dated(text) || r.article.Language != "" // the original is held to it, and "undated" has another word in every language
	const mend = "add the address where it can be read, or its DOI"
	switch {
	case !address && !year:
		r.find("trust-03", at, fmt.Sprintf("the source [^%s] has neither an address nor a year", n.Ref), mend+`, and its year, or the word "undated"`)
	case !address:
		r.find("trust-03", at, fmt.Sprintf("the source [^%s] has no address", n.Ref), mend)
	case !year:
		r.find("trust-03", at, fmt.Sprintf("the source [^%s] has no year", n.Ref), `add its year, or the word "undated"`)
	}
	if strings.Contains(text, "ot ") {
		r.article.said.notes = append(r.article.said.notes, note{string(n.Ref), text, at})
	}
}

// dated tells whether a source has a year. Most have one that can be seen without a search.
func dated(text string) bool {
	if i := strings.Index(text, " 20"); i >= 0 && len(text) > i+5 && strings.Trim(text[i+1:i+5], "0123456789") == "" && text[i+5] == '.' {
		return true
	}
	return sourceYear.MatchString(text)
}

// leadsSomewhere tells whether a link stands below a node.
func leadsSomewhere(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.AutoLink, *ast.Link:
			return true
		}
		if leadsSomewhere(c) {
			return true
		}
	}
	return false
}
