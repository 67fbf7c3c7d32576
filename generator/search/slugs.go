package search

import "strings"

// shortSlug leaves out of a slug what the name says: "" is the name's own, "-2" the name's own with that behind it.
func shortSlug(slug, name string) string {
	rest, begins := strings.CutPrefix(slug, slugOf(name))
	if begins && (rest == "" || rest[0] == '-') {
		return rest
	}
	return slug
}

// slugOf writes a name as an address: letters and digits of ASCII, and a hyphen for all between them; an apostrophe is nothing.
func slugOf(name string) string {
	var slug strings.Builder
	gap := false
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case c == '\'' || c == '’':
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && slug.Len() > 0 {
				slug.WriteByte('-')
			}
			gap = false
			slug.WriteRune(c)
		default:
			gap = true
		}
	}
	return slug.String()
}
