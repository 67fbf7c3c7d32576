// Package prose knows English as editors write it: words, quotations, sentences, how hard a text is to read, the wordings that
// this site avoids, and the names of people.
//
//	Lexicon    content/words.toml made ready: finds wordings to avoid, and lets their exceptions stand
//	Count      words, sentences and syllables, and the Flesch–Kincaid grade that comes of them
//	FullNames  given name and surname side by side
//
// It knows nothing of files or records: it is handed texts and answers with places in them, counted in bytes.
// What must never happen here: a proper name or a quotation that is taken for our own words. A false alarm teaches editors to
// pass over the true ones, so each rule would rather say nothing than guess, and testdata/labelled.txt measures both.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Passage is one stretch of text: a paragraph, a cell of a table, a field of a record.
type Passage struct {
	Text  string
	Apart []Span // what in it is not our own wording: code, the words of a link to another site
}

// A Span is a range of bytes.
type Span struct{ From, To int }

func (s Span) meets(other Span) bool { return s.From < other.To && other.From < s.To }

// A word of a text. Hyphens part words, so that "ex-addict" and "ex addict" are the same to every rule.
type word struct {
	Span
	full, base string // in small letters, with and without 's
	apart      bool   // punctuation stands between it and the word before
}

func (w word) number() bool { return w.full[0] >= '0' && w.full[0] <= '9' }

// words takes a text apart.
func words(text string) []word {
	found := make([]word, 0, len(text)/6+1)
	last := 0
	for at := 0; at < len(text); {
		size := letter(text, at)
		if size == 0 {
			at++
			continue
		}
		end := wordEnd(text, at+size)
		w := word{Span: Span{at, end}, apart: len(found) > 0 && !plainGap(text[last:at])}
		w.full = strings.ToLower(text[at:end])
		w.base = w.full
		if bare, cut := strings.CutSuffix(strings.ReplaceAll(w.full, "’", "'"), "'s"); cut {
			w.base = bare
		}
		found = append(found, w)
		at, last = end, end
	}
	return found
}

// letter is the length of the letter or digit at a place, or 0.
func letter(text string, at int) int {
	c := text[at]
	if c < utf8.RuneSelf {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if unicode.IsLetter(r) {
		return size
	}
	return 0
}

// wordEnd goes on over letters, and over an apostrophe that has a letter behind it.
func wordEnd(text string, at int) int {
	for at < len(text) {
		if size := letter(text, at); size > 0 {
			at += size
			continue
		}
		mark := 0
		if text[at] == '\'' {
			mark = 1
		} else if strings.HasPrefix(text[at:], "’") {
			mark = len("’")
		}
		if mark == 0 || at+mark >= len(text) || letter(text, at+mark) == 0 {
			return at
		}
		at += mark
	}
	return at
}

// plainGap tells whether only blanks and hyphens lie between two words.
func plainGap(gap string) bool {
	if gap == " " {
		return true
	}
	for _, c := range gap {
		if c != ' ' && c != '\n' && c != '-' && c != '\t' && c != '‑' {
			return false
		}
	}
	return true
}

// Quoted finds what stands in quotation marks. A mark that is never closed quotes nothing.
func Quoted(text string) []Span {
	if !strings.ContainsAny(text, "\"'“‘") {
		return nil
	}
	var spans []Span
	open := -1
	for at, c := range text {
		switch {
		case c == '"' && open < 0, c == '“':
			open = at
		case (c == '"' || c == '”') && open >= 0:
			spans = append(spans, Span{open, at + utf8.RuneLen(c)})
			open = -1
		}
	}
	return append(spans, quotedOnce(text)...)
}

// mostQuoted is how long a quotation in single marks may be: beyond it, an apostrophe was taken for a mark.
const mostQuoted = 200

// quotedOnce finds quotations in single marks, which look like apostrophes: one opens before a letter and after a blank,
// and closes after a letter or a stop and before no letter.
func quotedOnce(text string) []Span {
	var spans []Span
	open := -1
	before := ' '
	for at, c := range text {
		after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(c):])
		switch {
		case open < 0 && (c == '\'' || c == '‘') && !unicode.IsLetter(before) && !unicode.IsDigit(before) && unicode.IsLetter(after):
			open = at
		case open >= 0 && (c == '\'' || c == '’') && !unicode.IsLetter(after) && before != ' ' && at-open <= mostQuoted:
			spans = append(spans, Span{open, at + utf8.RuneLen(c)})
			open = -1
		}
		before = c
	}
	return spans
}
