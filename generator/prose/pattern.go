package prose

import (
	"fmt"
	"strings"
)

// A pattern is a wording with room in it: "be|is|was clean!", "success rate of #", "call|calls _? addict".
//
//	one|other   any of these words, each also with an s behind it
//	word!       exactly so, without an s
//	word?       may be missing
//	_           any one word
//	#           a number
//	MAT         a word with a capital letter must be written with it
//
// It never reaches over a comma or the end of a sentence.
type pattern struct {
	steps []step
	loose bool // a name: punctuation may stand inside
}

type step struct {
	words    []choice
	number   bool
	any      bool
	optional bool
}

type choice struct {
	small, written string // written is empty when capitals do not matter
	exact          bool
}

// parsePattern reads one, and says what is wrong with it in an editor's words.
func parsePattern(text string) (pattern, error) {
	var p pattern
	for _, field := range strings.Fields(text) {
		if strings.Contains(strings.TrimSuffix(field, "?"), "?") {
			return p, fmt.Errorf("a question mark in %q belongs to the end of %q", text, field)
		}
		field, optional := strings.CutSuffix(field, "?")
		parts := []string{field}
		if !strings.Contains(field, "|") {
			parts = strings.FieldsFunc(field, func(c rune) bool { return c == '-' || c == '/' })
		}
		for _, part := range parts {
			p.steps = append(p.steps, parseStep(part, optional))
		}
	}
	if len(p.steps) == 0 {
		return p, fmt.Errorf("there are no words in %q", text)
	}
	if first := p.steps[0]; first.optional || first.any {
		return p, fmt.Errorf("%q must begin with a word", text)
	}
	if anchor, _, _ := p.anchor(); len(anchor) == 0 {
		return p, fmt.Errorf("there is no word in %q", text)
	}
	return p, nil
}

func parseStep(text string, optional bool) step {
	switch text {
	case "_":
		return step{any: true, optional: optional}
	case "#":
		return step{number: true, optional: optional}
	}
	s := step{optional: optional}
	for one := range strings.SplitSeq(text, "|") {
		one, exact := strings.CutSuffix(one, "!")
		c := choice{small: strings.ToLower(one), exact: exact}
		if c.small != one {
			c.written = one
		}
		s.words = append(s.words, c)
	}
	return s
}

// anchor gives the words of a step that cannot be missing and that are rare: the one whose shortest word is the longest.
// least and most are how many words of a text may stand before it.
func (p pattern) anchor() (keys []string, least, most int) {
	longest, required := 0, 0
	for i, s := range p.steps {
		if s.optional {
			continue
		}
		required++
		if rare := s.rare(); rare > longest {
			longest, keys, least, most = rare, s.keys(), required-1, i
		}
	}
	return keys, least, most
}

// rare is the length of a step's shortest word, and nothing where any word or number fits.
func (s step) rare() int {
	shortest := 0
	for _, c := range s.words {
		size := len(c.small)
		if common[c.small] {
			size = 1
		}
		if shortest == 0 || size < shortest {
			shortest = size
		}
	}
	return shortest
}

// common are words that stand everywhere, so that looking for them finds nothing out.
var common = setOf(`a all an and are as at be been but by can do for from had has have he her him his if in into is it just may more most must need no not of on one or
	out people person she so some that the their them they this time to want was we were what when who with you your`)

// keys are the words in small letters that fit a step.
func (s step) keys() []string {
	var keys []string
	for _, c := range s.words {
		keys = append(keys, c.small)
		if !c.exact {
			keys = append(keys, c.small+"s")
		}
	}
	return keys
}

// end is behind the last word when the pattern fits from word i on, else -1. The longest fit counts.
func (p pattern) end(text string, all []word, i int) int { return p.endFrom(text, all, i, 0) }

func (p pattern) endFrom(text string, all []word, i, at int) int {
	if at == len(p.steps) {
		return i
	}
	s := p.steps[at]
	if i < len(all) && (at == 0 || p.loose || !all[i].apart) && s.fits(text, all[i]) {
		if end := p.endFrom(text, all, i+1, at+1); end >= 0 {
			return end
		}
	}
	if s.optional {
		return p.endFrom(text, all, i, at+1)
	}
	return -1
}

func (s step) fits(text string, w word) bool {
	switch {
	case s.any:
		return true
	case s.number:
		return w.number()
	}
	for _, c := range s.words {
		if c.fits(text, w) {
			return true
		}
	}
	return false
}

func (c choice) fits(text string, w word) bool {
	if w.full != c.small && w.base != c.small && (c.exact || w.base != c.small+"s") {
		return false
	}
	return c.written == "" || strings.HasPrefix(text[w.From:w.To], c.written)
}
