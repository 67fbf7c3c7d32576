package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The parts of a text that mean the same in every language: what a page fills in, and tags with where they lead.
var (
	actions = regexp.MustCompile(`\{\{[^}]*\}\}`)
	blanks  = regexp.MustCompile(`\{[a-z0-9]+\}`)
	tags    = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
	control = regexp.MustCompile(`^\{\{-? *(if|with|range|else|end)\b`)
)

// compare holds a translation against its English: it must fill in the same things and lead to the same places.
func compare(english, text string) (what, mend string) {
	for _, part := range []*regexp.Regexp{actions, blanks, tags} {
		if what, mend = compareParts(part.FindAllString(english, -1), part.FindAllString(text, -1)); what != "" {
			return what, mend
		}
	}
	if !slices.Equal(controls(english), controls(text)) {
		return "the parts in {{ }} that choose what is shown stand in another order than in English", "keep their order"
	}
	return plainEnough(text)
}

// compareLoosely allows a form to leave parts out, and none to bring new ones.
func compareLoosely(english, text string) (what, mend string) {
	for _, part := range []*regexp.Regexp{actions, blanks, tags} {
		known := part.FindAllString(english, -1)
		for _, found := range part.FindAllString(text, -1) {
			if !slices.Contains(known, found) {
				return fmt.Sprintf("%s is not in the English", found), "copy the parts in braces and brackets from the English as they are"
			}
		}
	}
	return plainEnough(text)
}

func compareParts(english, text []string) (what, mend string) {
	const copied = "copy the parts in braces and brackets from the English as they are"
	left := slices.Clone(english)
	for _, part := range text {
		i := slices.Index(left, part)
		if i < 0 {
			return fmt.Sprintf("%s is not in the English, or not as often", part), copied
		}
		left = slices.Delete(left, i, i+1)
	}
	if len(left) > 0 {
		return fmt.Sprintf("%s of the English is missing", left[0]), copied
	}
	return "", ""
}

func controls(text string) []string {
	var found []string
	for _, action := range actions.FindAllString(text, -1) {
		if control.MatchString(action) {
			found = append(found, action)
		}
	}
	return found
}

// plainEnough holds that a translation can stand wherever its English does, inside an attribute too.
func plainEnough(text string) (what, mend string) {
	var open []string
	for _, tag := range tags.FindAllString(text, -1) {
		name := strings.Trim(strings.Fields(tag)[0], "</>")
		switch {
		case strings.HasPrefix(tag, "</") && (len(open) == 0 || open[len(open)-1] != name):
			return fmt.Sprintf("%s closes nothing here", tag), "keep each part between its own two brackets, as in English"
		case strings.HasPrefix(tag, "</"):
			open = open[:len(open)-1]
		case name != "br":
			open = append(open, name)
		}
	}
	if len(open) > 0 {
		return fmt.Sprintf("<%s> is not closed", open[0]), "keep each part between its own two brackets, as in English"
	}
	bare := tags.ReplaceAllString(actions.ReplaceAllString(text, ""), "")
	if i := strings.IndexAny(bare, `<>"&`); i >= 0 {
		return fmt.Sprintf("%c cannot stand in a text of the interface", bare[i]), "write “ ” or « » for quotation marks, and words for the other signs"
	}
	return "", ""
}
