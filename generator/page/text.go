package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"manyroads/generator/source"
)

// day writes a date as a reader says it: "12 October 2026". The month is a word, because 10/12 is two days to two readers.
func day(d source.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Day) + " " + d.Month.String() + " " + strconv.Itoa(d.Year)
}

// shortDay writes it for small places: "12 Oct 2026".
func shortDay(d source.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Day) + " " + d.Month.String()[:3] + " " + strconv.Itoa(d.Year)
}

// count writes a number with its noun: "1 group", "12 groups", "1,204 groups".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// number writes a whole number with commas.
func number(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// sentenceList joins words as one says them: "a", "a and b", "a, b and c".
func sentenceList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
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
