package group

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// The words of the fields, as docs/records.md lists them; pages and the example writer take them from here.
var (
	statuses    = []string{"active", "uncertain", "paused", "closed"}
	attendances = []string{"in-person", "online", "hybrid", "phone", "unknown"}
	audiences   = []string{"families", "parents", "bereaved", "women", "men", "lgbtq", "young-people", "teens", "seniors", "people-on-medication",
		"people-of-color", "native-american", "veterans", "professionals", "newcomers", "patients"}
	accesses  = []string{"wheelchair", "wheelchair-bathroom", "asl", "captions", "childcare", "child-friendly", "fragrance-free"}
	hostKinds = []string{"clinic", "recovery-center", "church", "home", "library", "online-platform", "other"}
)

// Audiences are the keys of the field audience. A new one belongs at the end: the search index counts by their places.
func Audiences() []string { return slices.Clone(audiences) }

// Accesses are the keys of the field access, in an order that lasts like that of Audiences.
func Accesses() []string { return slices.Clone(accesses) }

// Parse reads a file of content/groups: one group, or a list of [[group]] tables.
func Parse(f source.File, limits source.Limits) ([]*Group, source.Problems) {
	t := source.ReadTable(f, limits)
	folder, base := path.Split(strings.TrimPrefix(f.Name, "groups/"))
	folder = strings.TrimSuffix(folder, "/")
	var groups []*Group
	if t.Has("group") {
		for _, entry := range t.Tables("group") {
			slug := entry.Required("slug", "a-name-for-the-address")
			g := read(entry)
			g.ID = path.Join(folderOf(g, folder), slug)
			if slug != "" {
				checkSlug(entry, "slug", slug)
				checkFolder(entry, g, folder, true)
				groups = append(groups, g)
			}
			entry.Done()
		}
		t.Done()
		return groups, t.Problems()
	}
	slug := strings.TrimSuffix(base, ".toml")
	g := read(t)
	g.ID = path.Join(folder, slug)
	checkSlug(t, "", slug)
	checkFolder(t, g, folder, false)
	t.Done()
	return []*Group{g}, t.Problems()
}

func read(t *source.Table) *Group {
	g := &Group{
		Name:         t.Required("name", "Name of the group"),
		Organization: t.Text("organization"),
		Description:  t.Text("description"),
		Status:       cmp.Or(t.Choice("status", statuses...), "uncertain"),
		Attendance:   cmp.Or(t.Choice("attendance", attendances...), "unknown"),
		Audience:     t.Choices("audience", audiences...),
		AudienceNote: t.Text("audience_note"),
		Languages:    readLanguages(t),
		Open:         cmp.Or(t.Choice("open", "open", "closed", "unknown"), "unknown"),
		Cost:         t.Text("cost"),
		Proof:        medication.ReadAnswer(t, "proof_of_attendance"),
		Access:       t.Choices("access", accesses...),
		Camera:       cmp.Or(t.Choice("camera", "optional", "required", "unknown"), "unknown"),
		HowToJoin:    t.Text("how_to_join"),
		Host:         t.Text("host"),
		HostKind:     t.Choice("host_kind", hostKinds...),
		Phase:        cmp.Or(t.Choice("phase", "professional-led", "alumni-led", "member-run", "unknown"), "unknown"),
		Stability:    cmp.Or(t.Choice("stability", "new", "settled", "long-running", "paused", "unknown"), "unknown"),
		Website:      t.Address("website"),
		Phone:        t.Phone("phone"),
		Email:        t.Email("email"),
		Timezone:     t.Zone("timezone"),
		Note:         t.Text("note"),
		Aliases:      readAliases(t),
		At:           t.At(),
	}
	if !t.Has("attendance") {
		t.Missing("attendance", `add a line attendance = "in-person", "online", "hybrid", "phone" or "unknown"`)
	}
	if g.Organization != "" {
		g.OrganizationAt = t.Place("organization")
	}
	g.Place = readPlace(t.Table("place"))
	readJoining(g, t)
	g.Medication = medication.Read(t.Table("medication"))
	g.Medication.ForMedication = slices.Contains(g.Audience, "people-on-medication")
	readListing(g, t)
	g.Meetings = readMeetings(t, g.Timezone)
	checkZones(t, g)
	for _, h := range t.Tables("history") {
		g.History = append(g.History, HistoryEntry{Date: h.Date("date"), Text: h.Required("text", "What was said before.")})
		h.Done()
	}
	t.Ignore("private")
	return g
}

func readLanguages(t *source.Table) []string {
	tags := t.Texts("languages")
	if len(tags) == 0 {
		return []string{"en"}
	}
	for i, tag := range tags {
		if _, ok := languageNames[tag]; ok {
			continue
		}
		mend := `write its BCP 47 tag, like "en" or "es"`
		for code, name := range languageNames {
			if strings.EqualFold(name, tag) {
				mend = fmt.Sprintf("write %q", code)
			}
		}
		t.Problem(fmt.Sprintf("languages[%d]", i), fmt.Sprintf("%q is not a language that is known here", tag), mend)
	}
	return tags
}

// LanguageName is the English name of a BCP 47 tag, or the tag.
func LanguageName(tag string) string { return cmp.Or(languageNames[tag], tag) }

var languageNames = map[string]string{
	"am": "Amharic", "ar": "Arabic", "bg": "Bulgarian", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
	"fa": "Farsi", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian",
	"is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "nl": "Dutch", "no": "Norwegian",
	"pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sv": "Swedish",
	"th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese", "ase": "American Sign Language",
}

var sitePath = regexp.MustCompile(`^/([a-z0-9]+(-[a-z0-9]+)*/)*$`)

func readAliases(t *source.Table) []string {
	aliases := t.Texts("aliases")
	for i, alias := range aliases {
		if !sitePath.MatchString(alias) {
			t.Problem(fmt.Sprintf("aliases[%d]", i), fmt.Sprintf("%q is not an address of this site", alias), `write it like "/groups/us/ma/old-name/"`)
		}
	}
	return aliases
}

func readPlace(t *source.Table) Place {
	if t == nil {
		return Place{}
	}
	p := Place{
		Venue: t.Text("venue"), Address: t.Text("address"), City: t.Text("city"), State: t.Text("state"),
		PostalCode: t.Text("postal_code"), Country: cmp.Or(t.Text("country"), "US"), Directions: t.Text("directions"),
	}
	latitude, north := t.Number("latitude", -90, 90)
	longitude, east := t.Number("longitude", -180, 180)
	p.Latitude, p.Longitude, p.Located = latitude, longitude, north && east
	if t.Has("latitude") != t.Has("longitude") {
		t.Problem("", "a place needs both latitude and longitude, or neither", "add the other one, in degrees")
	}
	checkPlace(t, p)
	t.Done()
	return p
}

func readJoining(g *Group, t *source.Table) {
	if online := t.Table("online"); online != nil {
		g.Online = Online{URL: online.Address("url"), Platform: online.Text("platform"), Note: online.Text("note")}
		online.Done()
	}
	if dial := t.Table("dial_in"); dial != nil {
		g.DialIn = DialIn{Number: dial.Phone("number"), Code: dial.Text("code"), Note: dial.Text("note")}
		dial.Done()
	}
}

func readListing(g *Group, t *source.Table) {
	listing := t.Table("listing")
	if listing == nil {
		if !t.Has("listing") {
			t.Missing("listing", "add [listing] with a grade and a source: who says that the group exists?")
		}
		return
	}
	g.Listing = Listing{Evidence: medication.ReadEvidence(listing), Read: listing.Date("read"), Note: listing.Text("note")}
	if g.Status == "active" && g.Listing.Grade != "A" && g.Listing.Grade != "B" && listing.Has("grade") {
		t.Problem("status", `a group is "active" only when it was confirmed: its [listing] must be of grade A or B`, `write status = "uncertain", or confirm it and write the grade and the date`)
	}
	listing.Done()
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func checkSlug(t *source.Table, key, slug string) {
	switch {
	case len(slug) > 80:
		t.Problem(key, fmt.Sprintf("the last part of the address is too long: %d letters", len(slug)), "use 80 letters or fewer")
	case !slugPattern.MatchString(slug):
		t.Problem(key, fmt.Sprintf("%q cannot be the last part of an address", slug), fmt.Sprintf("use lower-case letters, digits and single hyphens, like %q", Slug(slug)))
	case strings.Trim(slug, "0123456789") == "":
		t.Problem(key, fmt.Sprintf("%q is only a number, and numbers are the pages of long lists", slug), "add a word")
	}
}
