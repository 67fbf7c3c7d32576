package page

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"manyroads/generator/group"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// day writes a date as a reader says it: "12 October 2026". The month is a word, because 10/12 is two days to two readers.
func (say *sayings) day(d source.Date) string {
	if d.IsZero() {
		return ""
	}
	return fill(say.Dates.Day, "day", strconv.Itoa(d.Day), "month", say.names.months[d.Month-1], "year", strconv.Itoa(d.Year))
}

// shortDay writes it for small places: "12 Oct 2026".
func (say *sayings) shortDay(d source.Date) string {
	if d.IsZero() {
		return ""
	}
	return fill(say.Dates.ShortDay, "day", strconv.Itoa(d.Day), "mon", say.names.shortMonths[d.Month-1], "year", strconv.Itoa(d.Year))
}

// count writes a number with its noun: "1 group", "12 groups", "1,204 groups".
func (say *sayings) count(n int, words plural, pairs ...string) string {
	return fill(words.For(n), append(pairs, "n", say.number(n))...)
}

// number writes a whole number with what the language puts between its thousands.
func (say *sayings) number(n int) string {
	digits, between := strconv.Itoa(n), ","
	if say.table != nil {
		between = say.table.Thousands
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + between + digits[i:]
	}
	return digits
}

// list joins words with commas: "a, b, c".
func (say *sayings) list(words []string) string {
	text := ""
	for i, word := range words {
		if i == 0 {
			text = word
			continue
		}
		text = fill(say.Dates.Comma, "list", text, "next", word)
	}
	return text
}

// sentenceList joins words as one says them: "a", "a and b", "a, b and c".
func (say *sayings) sentenceList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return fill(say.Dates.And, "list", say.list(words[:last]), "last", words[last])
}

// languageName is what a language is called.
func (say *sayings) languageName(tag string) string {
	if say.table != nil {
		return cmp.Or(say.table.LanguageName(tag), group.LanguageName(tag))
	}
	return group.LanguageName(tag)
}

// placeName is what a place is called: countries have a name in each language, towns and states keep theirs.
func (say *sayings) placeName(p *site.Place) string {
	if say.table != nil && p.Parent == nil {
		return cmp.Or(say.table.CountryName(p.Code), p.Name)
	}
	return p.Name
}

// clock writes a time of day: "6:30 PM", or "18:30" where the language counts to 24. bare leaves out the half of the day.
func (say *sayings) clock(c group.Clock, bare bool) string {
	if !c.Known() {
		return ""
	}
	hour, minute, half := int(c)/60, int(c)%60, say.Dates.Morning
	if say.table != nil && say.table.Clock == 24 {
		return c.Text()
	}
	if hour >= 12 {
		half = say.Dates.Afternoon
	}
	text := strconv.Itoa((hour+11)%12+1) + ":" + strconv.Itoa(minute/10) + strconv.Itoa(minute%10)
	if bare {
		return text
	}
	return fill(say.Dates.Time, "time", text, "half", half)
}

// upperFirst and lowerFirst change only the first letter.
func upperFirst(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(c)) + s[size:]
}

func lowerFirst(s string) string {
	c, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToLower(c)) + s[size:]
}

// firstSentence is a text's first sentence, for tables where the whole would not be read. It cuts only before a capital
// after a full stop, so that "a.m." and "No. 29" don't end it, and gives a long text whole rather than a broken one.
func firstSentence(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if i > 40 && s[i] == '.' && s[i+1] == ' ' && unicode.IsUpper(rune(s[i+2])) {
			return s[:i+1]
		}
	}
	return s
}

// label is the word a reader sees for a value of the records; a value that has none is shown with its dashes as spaces.
func label(words map[string]string, value string) string {
	if word, ok := words[value]; ok {
		return word
	}
	return strings.ReplaceAll(value, "-", " ")
}

// phoneDigits is a telephone number ready to be dialled.
func phoneDigits(number string) string {
	digits := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c
		}
		return -1
	}, number)
	if len(digits) == 10 {
		return "+1" + digits
	}
	if len(digits) == 11 && digits[0] == '1' {
		return "+" + digits
	}
	return digits
}

// hostOf leaves out what a page's address doesn't show a reader: "https://www.example.org/" is "example.org".
func hostOf(address string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	rest = strings.TrimPrefix(rest, "www.")
	host, _, _ := strings.Cut(rest, "/")
	return host
}
