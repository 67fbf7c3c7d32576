package group

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"manyroads/generator/source"
)

// Slug makes a name into a part of an address: lower-case letters without accents, digits, single hyphens.
func Slug(name string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(name) {
		if plain, ok := withoutAccent[r]; ok {
			r = plain
		}
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.', unicode.Is(unicode.Mn, r):
			// St. Mary's is st-marys
		default:
			hyphen = true
		}
	}
	return b.String()
}

var withoutAccent = map[rune]rune{'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'ã': 'a', 'å': 'a', 'ç': 'c', 'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e',
	'í': 'i', 'ì': 'i', 'î': 'i', 'ï': 'i', 'ñ': 'n', 'ó': 'o', 'ò': 'o', 'ô': 'o', 'ö': 'o', 'õ': 'o', 'ø': 'o', 'ú': 'u', 'ù': 'u', 'û': 'u', 'ü': 'u', 'ý': 'y'}

// folderOf is where a group's page lies: by its place, or online, or, when nothing is known, where the file lies.
func folderOf(g *Group, folder string) string {
	country := strings.ToLower(g.Place.Country)
	state := strings.ToLower(g.Place.State)
	switch {
	case g.Place.City != "" && state != "":
		return path.Join(country, state, Slug(g.Place.City))
	case state != "":
		return path.Join(country, state)
	case g.Place == Place{} && g.Attendance == "online" && folder == "":
		return "online"
	}
	return folder
}

// checkFolder holds the folder of the file against [place]: the two must tell one story, since the path is the address.
// A list may lie higher up, in any folder that its groups' addresses begin with.
func checkFolder(t *source.Table, g *Group, folder string, isList bool) {
	should := folderOf(g, folder)
	if isList && (folder == "" || should == folder || strings.HasPrefix(should, folder+"/")) {
		return
	}
	if !isList && folder == "" {
		t.Problem("", "the file lies in no folder for its place", fmt.Sprintf("move it to content/groups/%s/", cmp.Or(should, "online")))
		return
	}
	if first, _, _ := strings.Cut(folder, "/"); g.Place.Country == "" && first != "us" && first != "online" {
		t.Problem("", fmt.Sprintf("the folder %q is not a country", first), `lay the file in a folder such as groups/us/ma/worcester or groups/online`)
		return
	}
	if g.Place.Country == "US" && g.Place.State != "" && StateName(g.Place.State) == "" {
		return // checkPlace says it
	}
	onlineOnly := g.Attendance == "online" || g.Attendance == "phone" || g.Attendance == "unknown"
	if should == folder || onlineOnly && folder == "online" {
		return
	}
	key := ""
	if g.Place.City != "" {
		key = "place.city"
	}
	t.Problem(key, fmt.Sprintf("the file lies in groups/%s, and [place] says groups/%s", folder, should), "move the file, or mend city and state in [place]")
}

var (
	zipPattern     = regexp.MustCompile(`^\d{5}(-\d{4})?$`)
	countryPattern = regexp.MustCompile(`^[A-Z]{2}$`)
)

// checkPlace checks the parts of an address of the United States against each other; of other countries only the form is known here.
func checkPlace(t *source.Table, p Place) {
	if !countryPattern.MatchString(p.Country) {
		t.Problem("country", fmt.Sprintf("%q is not a country", p.Country), `write its two letters (ISO 3166), like "US"`)
		return
	}
	if p.Country != "US" {
		return
	}
	if p.State != "" && StateName(p.State) == "" {
		t.Problem("state", fmt.Sprintf("%q is not a state of the United States", p.State), stateMend(p.State))
		return
	}
	if p.City != "" && p.State == "" && !t.Damaged() {
		t.Missing("state", `add the two letters of the state, like state = "MA"`)
	}
	switch {
	case p.PostalCode == "":
	case !zipPattern.MatchString(p.PostalCode):
		t.Problem("postal_code", fmt.Sprintf("%q is not a ZIP code", p.PostalCode), `write five digits in quotes, like "01608"`)
	case p.State != "" && !strings.ContainsRune(zipFirst[p.State], rune(p.PostalCode[0])):
		t.Problem("postal_code", fmt.Sprintf("no ZIP code of %s begins with %c", StateName(p.State), p.PostalCode[0]), "check the ZIP code and the state")
	}
	if p.Located && (p.Latitude < -15 || p.Latitude > 72 || p.Longitude > -60 && p.Longitude < 140) {
		t.Problem("latitude", "this place is not in the United States", "check latitude and longitude; longitude is negative there")
	}
}

func stateMend(word string) string {
	var names []string
	for _, code := range slices.Sorted(maps.Keys(stateNames)) {
		if strings.EqualFold(stateNames[code], word) || strings.EqualFold(code, word) {
			return fmt.Sprintf("write %q", code)
		}
		names = append(names, stateNames[code])
	}
	near := source.Closest(word, names)
	for code, name := range stateNames {
		if name == near && len(word) > 2 {
			return fmt.Sprintf("did you mean %q (%s)?", code, name)
		}
	}
	return `write its two letters, like "MA"`
}

// StateName is the name of a state or territory of the United States by its two letters, or nothing.
func StateName(code string) string { return stateNames[code] }

// stateNames are the USPS codes of states, the District and territories.
var stateNames = map[string]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware",
	"DC": "District of Columbia", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
	"KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
	"MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
	"NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
	"PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah",
	"VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
	"PR": "Puerto Rico", "VI": "U.S. Virgin Islands", "GU": "Guam", "AS": "American Samoa", "MP": "Northern Mariana Islands",
}

// zipFirst are the first digits of a state's ZIP codes (USPS national areas).
var zipFirst = map[string]string{
	"CT": "0", "MA": "0", "ME": "0", "NH": "0", "NJ": "0", "RI": "0", "VT": "0", "PR": "0", "VI": "0", "NY": "01", "DE": "1", "PA": "1",
	"DC": "2", "MD": "2", "NC": "2", "SC": "2", "VA": "2", "WV": "2", "AL": "3", "FL": "3", "GA": "3", "MS": "3", "TN": "3",
	"IN": "4", "KY": "4", "MI": "4", "OH": "4", "IA": "5", "MN": "5", "MT": "5", "ND": "5", "SD": "5", "WI": "5",
	"IL": "6", "KS": "6", "MO": "6", "NE": "6", "AR": "7", "LA": "7", "OK": "7", "TX": "7",
	"AZ": "8", "CO": "8", "ID": "8", "NM": "8", "NV": "8", "UT": "8", "WY": "8", "AK": "9", "CA": "9", "HI": "9", "OR": "9", "WA": "9",
	"GU": "9", "AS": "9", "MP": "9",
}
