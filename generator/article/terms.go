package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Term is one entry of the glossary: the words under which it is found, and where a reader is sent.
type Term struct {
	ID      string   // "moud"
	Address string   // "/glossary/#moud"
	Words   []string // the term itself, then its aliases: "MOUD", "medication for opioid use disorder"
}

// Terms finds glossary terms in prose. It is made once for the site and may be used from many goroutines.
type Terms struct {
	terms  []Term
	first  map[string][]wording // by the first word in small letters
	widest int                  // bytes of the longest first word
}

// wording is one way of writing a term.
type wording struct {
	words []string // in small letters, the first included
	exact string   // for one that is all capitals, how it must be written: "MAT" is not a mat
	term  int
}

// NewTerms prepares the search. Words in capitals, such as MAT, are found only in capitals; the others in any, and with an s behind them.
// Of the aliases, a single word in small letters is left to search: it is slang or a misspelling, and in running text it nearly always
// means something else. "We have done this" must not lead to methadone, which some call done.
func NewTerms(terms []Term) *Terms {
	t := &Terms{terms: slices.Clone(terms), first: map[string][]wording{}}
	for i, term := range terms {
		for n, written := range term.Words {
			if n > 0 && !unmistakable(written) {
				continue
			}
			words := splitWords(strings.ToLower(written))
			if len(words) == 0 || len(words) == 1 && len(words[0]) < 2 {
				continue
			}
			w := wording{words: words, term: i}
			if written == strings.ToUpper(written) && len(words) == 1 {
				w.exact = written
			}
			t.first[words[0]] = append(t.first[words[0]], w)
			t.widest = max(t.widest, len(words[0]))
		}
	}
	for _, wordings := range t.first {
		slices.SortStableFunc(wordings, func(a, b wording) int { return len(b.words) - len(a.words) })
	}
	return t
}

// unmistakable tells whether an alias means its term wherever it stands.
func unmistakable(alias string) bool {
	if strings.ContainsAny(alias, "()") { // a remark: "jonesing (slang)"
		return false
	}
	return strings.Contains(alias, " ") || strings.ContainsFunc(alias, unicode.IsUpper)
}

func splitWords(text string) []string {
	return strings.FieldsFunc(text, func(c rune) bool { return !inWord(c) })
}

func inWord(c rune) bool {
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// find looks for a term that begins with the word at text[from:to] and gives where it ends.
func (t *Terms) find(text string, from, to int) (term, end int, ok bool) {
	if to-from > t.widest+1 {
		return 0, 0, false
	}
	var small [64]byte
	word := appendLower(small[:0], text[from:to])
	wordings, plural := t.first[string(word)], false
	if wordings == nil && len(word) > 3 && word[len(word)-1] == 's' {
		wordings, plural = t.first[string(word[:len(word)-1])], true
	}
	for _, w := range wordings {
		if plural && len(w.words) > 1 {
			continue
		}
		if w.exact != "" && !exactly(text[from:to], w.exact) {
			continue
		}
		if end, ok := follows(text, to, w.words[1:]); ok {
			return w.term, end, true
		}
	}
	return 0, 0, false
}

// exactly allows a small s behind capitals: "OTPs".
func exactly(found, written string) bool {
	return found == written || strings.TrimSuffix(found, "s") == written
}

// follows tells whether the words come next, a blank, a line end or a hyphen between them.
func follows(text string, at int, words []string) (end int, ok bool) {
	for i, word := range words {
		start := at
		for at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '-') && at-start < 2 {
			at++
		}
		if at == start {
			return 0, false
		}
		from := at
		at = wordEnd(text, from)
		var small [64]byte
		found := string(appendLower(small[:0], text[from:at]))
		if found != word && !(i == len(words)-1 && found == word+"s") {
			return 0, false
		}
	}
	return at, true
}

func wordEnd(text string, at int) int {
	for at < len(text) {
		c, size := rune(text[at]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[at:])
		}
		if !inWord(c) {
			break
		}
		at += size
	}
	return at
}

func appendLower(b []byte, word string) []byte {
	for _, c := range word {
		switch {
		case c >= 'A' && c <= 'Z':
			b = append(b, byte(c)+'a'-'A')
		case c < utf8.RuneSelf:
			b = append(b, byte(c))
		default:
			b = utf8.AppendRune(b, unicode.ToLower(c))
		}
	}
	return b
}

// explainer links each term at its first use on one page.
type explainer struct {
	terms *Terms
	used  []string
}

func newExplainer(terms *Terms) *explainer { return &explainer{terms: terms} }

// linked notes that the editor has linked a term by hand, which is its explanation.
func (e *explainer) linked(target string) {
	if id, found := strings.CutPrefix(target, "term:"); found && !slices.Contains(e.used, id) {
		e.used = append(e.used, id)
	}
}

// write writes plain text as HTML with its terms linked.
func (e *explainer) write(out *bytes.Buffer, text string) {
	if e.terms == nil || len(e.terms.first) == 0 {
		out.WriteString(escapeText(text))
		return
	}
	written := 0
	for at := 0; at < len(text); {
		to := wordEnd(text, at)
		if to == at {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		index, end, ok := e.terms.find(text, at, to)
		if !ok || slices.Contains(e.used, e.terms.terms[index].ID) {
			at = to
			continue
		}
		term := e.terms.terms[index]
		out.WriteString(escapeText(text[written:at]))
		out.WriteString(`<a class="term" href="` + escapeAttribute(term.Address) + `">` + escapeText(text[at:end]) + "</a>")
		e.used = append(e.used, term.ID)
		written, at = end, end
	}
	out.WriteString(escapeText(text[written:]))
}
