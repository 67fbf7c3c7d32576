package language

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// Fold makes a text lower case and drops accents and apostrophes, as layouts/find/index/text.ts does: "Women’s Café" is "womens cafe".
func Fold(text string) string {
	return strings.ToLower(strings.Map(func(c rune) rune {
		if c >= 0x300 && c <= 0x36f || c == '\'' || c == '’' {
			return -1
		}
		return c
	}, norm.NFD.String(text)))
}

// NameIn is what a language is called in another, or in itself; empty where nobody wrote that down.
func NameIn(in, code string) string {
	tag := language.Make(code)
	if in == code {
		return display.Self.Name(tag)
	}
	return display.Languages(language.Make(in)).Name(tag)
}
