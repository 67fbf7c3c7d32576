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
	if should == folder || onlineOnly && folder == "online" || t.Damaged() { // of a place that could not be read nothing can be said
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
	case p.State != "" && !zipFits(p.State, p.PostalCode):
		t.Problem("postal_code", fmt.Sprintf("no ZIP code of %s begins with %s", StateName(p.State), p.PostalCode[:3]), "check the ZIP code and the state")
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

// zipStarts are the first three digits of a state's ZIP codes (USPS national areas), with those of a town that is served across the border.
var zipStarts = map[string]string{
	"AK": "995-999", "AL": "350-369", "AR": "716-729", "AS": "967", "AZ": "850-865", "CA": "900-961", "CO": "800-816", "CT": "060-069",
	"DC": "200-205 569", "DE": "197-199", "FL": "320-349", "GA": "300-319 398-399", "GU": "969", "HI": "967-968", "IA": "500-528", "ID": "832-838",
	"IL": "600-629", "IN": "460-479", "KS": "660-679", "KY": "400-427", "LA": "700-714", "MA": "010-027 055", "MD": "205-219", "ME": "039-049",
	"MI": "480-499", "MN": "550-567", "MO": "630-658", "MP": "969", "MS": "386-397", "MT": "590-599", "NC": "269-289", "ND": "580-588",
	"NE": "680-693", "NH": "030-038", "NJ": "070-089", "NM": "870-884", "NV": "889-898", "NY": "005 063 100-149", "OH": "430-459",
	"OK": "730-749", "OR": "970-979", "PA": "150-196", "PR": "006-007 009", "RI": "028-029", "SC": "290-299", "SD": "570-577", "TN": "370-385",
	"TX": "733 739 750-799 885", "UT": "840-847", "VA": "201 205 220-246", "VI": "008", "VT": "050-059", "WA": "980-994", "WI": "530-549",
	"WV": "247-268", "WY": "820-831 834",
}

// zipFits tells whether a ZIP code may be one of a state.
func zipFits(state, code string) bool {
	for span := range strings.FieldsSeq(zipStarts[state]) {
		first, last, more := strings.Cut(span, "-")
		if !more {
			last = first
		}
		if start := code[:3]; first <= start && start <= last {
			return true
		}
	}
	return false
}
