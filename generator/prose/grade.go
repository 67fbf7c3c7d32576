package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Count is how much there is to read, and how hard it is. What no writer can choose is left out of the words: medicines, proper
// names and short forms, numbers, and addresses.
type Count struct{ Words, Sentences, Syllables int }

// Grade is the Flesch–Kincaid grade: the school year in which a reader can follow. Without words it is 0.
func (c Count) Grade() float64 {
	if c.Words == 0 {
		return 0
	}
	return 0.39*float64(c.Words)/float64(c.Sentences) + 11.8*float64(c.Syllables)/float64(c.Words) - 15.59
}

// Add counts a text.
func (c *Count) Add(text string) {
	for _, s := range Sentences(text) {
		before := c.Words
		c.sentence(text[s.From:s.To])
		if c.Words > before {
			c.Sentences++
		}
	}
}

func (c *Count) sentence(text string) {
	first := true
	for field := range strings.FieldsSeq(text) {
		if address(field) {
			first = false
			continue
		}
		for _, w := range words(field) {
			written := field[w.From:w.To]
			if !leftOut(written, w.base, first) {
				c.Words++
				c.Syllables += Syllables(w.full)
			}
			first = false
		}
	}
}

// Plain tells at a glance that a text cannot come near a grade, for texts that are far from it, as most are. It counts groups of vowels,
// without a silent e at the end of a word. A grade and a half is kept in reserve for what that misses and for what Count leaves out.
func Plain(texts []string, grade float64) bool {
	var count Count
	for _, text := range texts {
		count.glance(text)
	}
	return count.Grade() < grade-1.5
}

// glance counts letter by letter, taking nothing apart.
func (c *Count) glance(text string) {
	groups, vowel := 0, false
	before, earlier := byte(' '), byte(' ')
	for i := 0; i <= len(text); i++ {
		letter := byte(' ')
		if i < len(text) {
			letter = text[i]
		}
		switch {
		case letter == ' ' || letter == '\n':
			if before == 'e' && groups > 1 && !vowelLetter(earlier) && earlier != 'l' {
				groups--
			}
			c.Syllables += max(groups, 1)
			c.Words++
			if before == '.' || before == '?' || before == '!' || i == len(text) {
				c.Sentences++
			}
			groups, vowel = 0, false
		case vowelLetter(letter | 0x20):
			if !vowel || hiatus(before|0x20, letter|0x20) {
				groups++
			}
			vowel = true
		default:
			vowel = false
		}
		before, earlier = letter, before
	}
}

// hiatus tells pairs of vowels that are often spoken apart: radio, idea, usual. Too many do no harm here.
func hiatus(first, second byte) bool {
	switch first {
	case 'i':
		return second == 'a' || second == 'o' || second == 'u'
	case 'u', 'e':
		return second == 'o' || second == 'a' && first == 'u'
	}
	return second == 'i' && first != 'a' && first != 'o'
}

// Words counts every word of a text, as a reader meets them.
func Words(text string) int { return len(strings.Fields(text)) }

// address tells web addresses, e-mail addresses and the names of sites.
func address(field string) bool {
	if strings.ContainsAny(field, "@") || strings.Contains(field, "://") {
		return true
	}
	dot := strings.IndexByte(field, '.')
	return dot > 0 && dot+2 < len(field) && unicode.IsLower(rune(field[dot+1])) && unicode.IsLower(rune(field[dot-1]))
}

func leftOut(written, small string, first bool) bool {
	if strings.IndexFunc(written, unicode.IsDigit) >= 0 || medicines[small] {
		return true
	}
	initial, size := utf8.DecodeRuneInString(written)
	if !unicode.IsUpper(initial) || small == "i" || strings.HasPrefix(small, "i'") {
		return false
	}
	shortForm := len(written) > size && strings.ToUpper(written) == written
	return shortForm || !first
}

// medicines are names that a page on them cannot do without. Nobody changes them.
var medicines = setOf(`acamprosate acetaminophen antabuse antidepressant antidepressants benzodiazepine benzodiazepines brixadi bunavail buprenorphine
	bupropion campral clonidine disulfiram fentanyl hydrocodone hydromorphone lofexidine lucemyra methadone methadose
	morphine nalmefene naloxone naltrexone narcan opana oxycodone oxycontin percocet probuphine sublocade suboxone subutex
	tramadol varenicline vicodin vivitrol xylazine zubsolv`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for one := range strings.FieldsSeq(list) {
		set[one] = true
	}
	return set
}

// abbreviations end in a full stop and end no sentence.
var abbreviations = setOf("dr mr mrs ms st jr sr no vs e.g i.e etc u.s a.m p.m inc dept approx")

// Sentences parts a text where a sentence ends: at a stop with a blank behind it, or at the end of the text.
func Sentences(text string) []Span {
	var spans []Span
	from := 0
	for at := 0; at < len(text); at++ {
		if c := text[at]; c != '.' && c != '!' && c != '?' {
			continue
		}
		end := at + 1
		for end < len(text) && strings.IndexByte(".!?\"')", text[end]) >= 0 || strings.HasPrefix(text[end:], "”") || strings.HasPrefix(text[end:], "’") {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
		}
		if end < len(text) && (text[end] != ' ' && text[end] != '\n' || text[at] == '.' && abbreviated(text[from:at])) {
			continue
		}
		if end < len(text) {
			if next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " \n")); unicode.IsLower(next) {
				continue
			}
		}
		spans = append(spans, trimmed(text, from, end))
		from, at = end, end-1
	}
	if strings.TrimSpace(text[from:]) != "" {
		spans = append(spans, trimmed(text, from, len(text)))
	}
	return spans
}

func trimmed(text string, from, to int) Span {
	from += len(text[from:to]) - len(strings.TrimLeft(text[from:to], " \n"))
	return Span{from, to}
}

// abbreviated tells whether what stands before a full stop is a short form, or the initial of a name.
func abbreviated(before string) bool {
	cut := strings.LastIndexAny(before, " \n(\"'") + 1
	last := before[cut:]
	if abbreviations[strings.ToLower(last)] {
		return true
	}
	earlier := strings.TrimSpace(before[:cut])
	name := strings.TrimRight(earlier[strings.LastIndexByte(earlier, ' ')+1:], ".")
	initial, _ := utf8.DecodeRuneInString(name)
	return len(last) == 1 && unicode.IsUpper(rune(last[0])) && last != "I" && (name == "" || unicode.IsUpper(initial)) // not "hepatitis C."
}
