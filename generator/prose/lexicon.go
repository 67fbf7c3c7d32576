package prose

import (
	"cmp"
	"slices"
)

// A Wording is one entry of words.toml: what is found, and where it may stand. All are patterns.
type Wording struct {
	Match     []string // what is found
	Allow     []string // inside one of these it may stand
	Explained []string // a fellowship's own terms: they may stand on a page that once puts them in quotation marks or links them to the glossary
	Unless    []string // on a page that says one of these, nothing is found
}

// A Finding is a wording in a passage.
type Finding struct {
	Wording     int // its number in the lexicon
	Passage     int
	Unexplained bool // it is a fellowship's own term, and the page never says so
	Span
}

// A Lexicon finds wordings. It may be used from many goroutines.
type Lexicon struct {
	wordings []wording
	names    []pattern
	index    map[string][]entrance // by the word
	anchors  sieve                 // words without which no pattern fits
}

type wording struct{ match, allow, explained, unless []pattern }

// An entrance is a pattern that cannot fit without a word, and how many words may stand before that.
type entrance struct{ wording, match, least, most int }

// CheckPattern says what is wrong with a pattern.
func CheckPattern(text string) error {
	_, err := parsePattern(text)
	return err
}

// NewLexicon makes wordings ready. Patterns with mistakes are passed over: CheckPattern was there to say them.
// Inside a name nothing is found, on any page.
func NewLexicon(wordings []Wording, names []string) *Lexicon {
	l := &Lexicon{index: map[string][]entrance{}}
	for n, w := range wordings {
		made := wording{patterns(w.Match), patterns(w.Allow), patterns(w.Explained), patterns(w.Unless)}
		l.wordings = append(l.wordings, made)
		for i, p := range made.match {
			keys, least, most := p.anchor()
			for _, key := range keys {
				l.anchors.add(key)
				l.index[key] = append(l.index[key], entrance{n, i, least, most})
			}
		}
	}
	for _, name := range names {
		if l.touches(name) { // the others never matter
			l.names = append(l.names, namePattern(name))
		}
	}
	return l
}

func patterns(texts []string) []pattern {
	var all []pattern
	for _, text := range texts {
		if p, err := parsePattern(text); err == nil {
			all = append(all, p)
		}
	}
	return all
}

// namePattern fits a name word by word, its capitals included.
func namePattern(name string) pattern {
	p := pattern{loose: true}
	for _, w := range words(name) {
		c := choice{small: w.full, exact: true}
		if written := name[w.From:w.To]; written != w.full {
			c.written = written
		}
		p.steps = append(p.steps, step{words: []choice{c}})
	}
	return p
}

func (l *Lexicon) touches(text string) bool {
	if !l.anchors.lets(text) {
		return false
	}
	all := words(text)
	for i := range all {
		if len(l.at(text, all, i)) > 0 {
			return true
		}
	}
	return false
}

// at gives every fit of the patterns that cannot be without word i.
func (l *Lexicon) at(text string, all []word, i int) []Finding {
	w := all[i]
	entrances := l.index[w.base]
	if w.base != w.full {
		entrances = append(slices.Clip(entrances), l.index[w.full]...)
	}
	var found []Finding
	for _, e := range entrances {
		p := l.wordings[e.wording].match[e.match]
		for from := max(i-e.most, 0); from <= i-e.least; from++ {
			if end := p.end(text, all, from); end > i {
				found = append(found, Finding{Wording: e.wording, Span: Span{all[from].From, all[end-1].To}})
			}
		}
	}
	return found
}

// Find finds the wordings of a page that may not stand where they stand, in the order of the text. One place is said once.
func (l *Lexicon) Find(page []Passage) []Finding {
	var found []Finding
	for n, p := range page {
		if !l.anchors.lets(p.Text) {
			continue
		}
		all := words(p.Text)
		var here []Finding
		for i := range all {
			here = append(here, l.at(p.Text, all, i)...)
		}
		if len(here) == 0 {
			continue
		}
		apart := p.notOurs()
		here = slices.DeleteFunc(here, func(f Finding) bool {
			return slices.ContainsFunc(apart, f.meets) || l.allowed(p.Text, all, f)
		})
		for i := range here {
			here[i].Passage = n
		}
		found = append(found, here...)
	}
	if len(found) == 0 {
		return nil
	}
	return once(l.judgeTerms(page, l.lift(page, found)))
}

// notOurs are the quotations in a passage and what stands apart in it.
func (p Passage) notOurs() []Span { return append(Quoted(p.Text), p.Apart...) }

// allowed tells whether a finding lies in a name or in one of its wording's exceptions.
func (l *Lexicon) allowed(text string, all []word, f Finding) bool {
	return fit(text, all, l.wordings[f.Wording].allow, f.Span) || fit(text, all, l.names, f.Span)
}

// fit tells whether one of the patterns fits somewhere across a span.
func fit(text string, all []word, patterns []pattern, across Span) bool {
	for _, p := range patterns {
		for i := range all {
			if all[i].From >= across.To {
				break
			}
			if end := p.end(text, all, i); end > i && (Span{all[i].From, all[end-1].To}).meets(across) {
				return true
			}
		}
	}
	return false
}

// lift takes away what the page as a whole excuses, and marks a fellowship's terms that it should have explained.
func (l *Lexicon) lift(page []Passage, found []Finding) []Finding {
	excused := map[int]bool{}
	return slices.DeleteFunc(found, func(f Finding) bool {
		w := l.wordings[f.Wording]
		if _, known := excused[f.Wording]; !known {
			excused[f.Wording] = says(page, w.unless, false)
		}
		return excused[f.Wording]
	})
}

// judgeTerms lets a fellowship's own terms stand where the page explains them, and marks them elsewhere.
func (l *Lexicon) judgeTerms(page []Passage, found []Finding) []Finding {
	kept := found[:0]
	for _, f := range found {
		w, text := l.wordings[f.Wording], page[f.Passage].Text
		if len(w.explained) > 0 && fit(text, words(text), w.explained, f.Span) {
			if says(page, w.explained, true) {
				continue
			}
			f.Unexplained = true
		}
		kept = append(kept, f)
	}
	return kept
}

// says tells whether a pattern fits anywhere on a page, or, labelled, in a quotation or link there.
func says(page []Passage, patterns []pattern, labelled bool) bool {
	if len(patterns) == 0 {
		return false
	}
	for _, p := range page {
		all := words(p.Text)
		if !labelled {
			if fit(p.Text, all, patterns, Span{0, len(p.Text)}) {
				return true
			}
			continue
		}
		for _, apart := range p.notOurs() {
			if fit(p.Text, all, patterns, apart) {
				return true
			}
		}
	}
	return false
}

// once keeps of findings that overlap the longest.
func once(found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(a.Passage-b.Passage, a.From-b.From, b.To-a.To, a.Wording-b.Wording)
	})
	var kept []Finding
	for _, f := range found {
		if n := len(kept); n > 0 && kept[n-1].Passage == f.Passage && kept[n-1].meets(f.Span) {
			if f.To-f.From > kept[n-1].To-kept[n-1].From {
				kept[n-1] = f
			}
			continue
		}
		kept = append(kept, f)
	}
	return kept
}
