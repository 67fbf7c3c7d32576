package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manyroads/generator/language"
)

// stopWords carry no meaning alone; the index leaves them out and says so, and a client must not look for them.
func stopWords() []string {
	return strings.Fields("a an and are as at be by for from in is it not of on or that the this to was we with you your")
}

// A vocabulary gives every word a number, in the order in which they are met.
type vocabulary struct {
	words  []string
	number map[string]uint32
	stops  uint32 // the first numbers are those of the words that are left out
	word   []byte // the word that is being read
}

func newVocabulary(stop []string) *vocabulary {
	v := &vocabulary{words: slices.Clone(stop), number: map[string]uint32{}, stops: uint32(len(stop))}
	for i, word := range stop {
		v.number[word] = uint32(i)
	}
	return v
}

// each calls do with every word of a text, in lower case. A word is a run of letters, marks and digits; an apostrophe is dropped
// ("women's" is "womens"). Accents are folded as the client folds them: it looks for a word by the alphabet among the files of words,
// and would never look for "cafe" behind "z".
func (v *vocabulary) each(text string, do func(word uint32)) {
	v.word = v.word[:0]
	for _, c := range text {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			v.word = append(v.word, byte(c))
		case c >= 'A' && c <= 'Z':
			v.word = append(v.word, byte(c+'a'-'A'))
		case c == '\'' || c == '’':
		case c >= utf8.RuneSelf && (unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)):
			v.word = utf8.AppendRune(v.word, unicode.ToLower(c))
		default:
			v.flush(do)
		}
	}
	v.flush(do)
}

// flush ends a word, if there is one.
func (v *vocabulary) flush(do func(word uint32)) {
	if len(v.word) == 0 {
		return
	}
	n, known := v.number[string(v.word)]
	if !known {
		n, known = v.add(string(v.word))
	}
	v.word = v.word[:0]
	if known && n >= v.stops {
		do(n)
	}
}

// add gives a number to a word as it is written, that of the word without its accents; nothing to what is but accents.
func (v *vocabulary) add(written string) (n uint32, is bool) {
	word := language.Fold(written)
	if word == "" {
		return 0, false
	}
	n, known := v.number[word]
	if !known {
		n = uint32(len(v.words))
		v.words, v.number[word] = append(v.words, word), n
	}
	v.number[written] = n
	return n, true
}

// sorted are the words that have a posting in one of the lists, in alphabetical order.
func (v *vocabulary) sorted(all ...lists) []uint32 {
	var numbers []uint32
	for n := range uint32(len(v.words)) {
		if slices.ContainsFunc(all, func(l lists) bool { return len(l.of(n)) > 0 }) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(x, y uint32) int { return strings.Compare(v.words[x], v.words[y]) })
	return numbers
}

// columns are all words that have a posting, with their lists; the weights are less than so many.
func (v *vocabulary) columns(all lists, weights int) wordColumns {
	var word, in []byte
	for i, n := range v.sorted(all) {
		if i > 0 {
			word, in = append(word, ' '), append(in, ' ')
		}
		word = append(word, v.words[n]...)
		in = appendSteps(in, all.of(n), weights, nil)
	}
	return wordColumns{string(word), string(in)}
}

// addGroupWords notes the words by which a group is found beyond its name, its venue, its place and its organization, which the
// client reads from their columns. Contacts are left out: nobody finds a group by them, and nobody should collect them from here.
func (b *builder) addGroupWords(row int, g *Group) {
	for _, text := range [...]string{
		g.Description, g.Note, g.AudienceNote, g.Cost, g.HowToJoin, g.Host, g.Online.Platform, g.Online.Note,
		g.Place.Address, g.Place.PostalCode, g.Place.Directions, g.Medication.Note,
	} {
		b.addText(row, text, inText)
	}
}

// addText notes the words of a text of a group.
func (b *builder) addText(row int, text string, weight int) {
	b.words.each(text, func(word uint32) { b.groupWords.add(word, row, weight) })
}
