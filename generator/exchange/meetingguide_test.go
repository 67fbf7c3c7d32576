package exchange

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

func TestMeetingGuideGolden(t *testing.T) {
	list, err := MeetingGuide(example, read(t), today)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "meeting-guide.json", list)
}

// The rules of the format, and those of its readers, hold for every record.
func TestMeetingGuideRules(t *testing.T) {
	text, err := MeetingGuide(example, read(t), today)
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	slugs := map[any]bool{}
	slug, clock := regexp.MustCompile(`^[a-z0-9-]{1,64}$`), regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)
	phone := regexp.MustCompile(`^[+0-9,*#]+$`)
	for _, m := range list {
		name := m["slug"].(string)
		if !slug.MatchString(name) || slugs[name] {
			t.Errorf("%q is no slug or stands twice", name)
		}
		slugs[name] = true
		if m["name"] == "" || m["timezone"] == nil || m["formatted_address"] == "" {
			t.Errorf("%s: readers drop a record without a name, a zone or an address", name)
		}
		if day, ok := m["day"]; ok {
			if d, isNumber := day.(float64); !isNumber || d < 0 || d > 6 || !clock.MatchString(m["time"].(string)) {
				t.Errorf("%s: day %v, time %v", name, day, m["time"])
			}
		}
		if parts := strings.Split(m["formatted_address"].(string), ","); m["approximate"] == "no" && len(parts) < 4 {
			t.Errorf("%s: readers take %v for a region", name, m["formatted_address"])
		}
		if url, ok := m["conference_url"].(string); ok && !knownHost(url) {
			t.Errorf("%s: readers take %s for inactive", name, url)
		}
		if number, ok := m["conference_phone"].(string); ok && !phone.MatchString(number) {
			t.Errorf("%s: %q cannot be dialled", name, number)
		}
	}
}

// Only what is verified leaves; only what the format can say; nothing that readers would show as inactive.
func TestMeetingGuideLeavesOut(t *testing.T) {
	text, err := MeetingGuide(example, read(t), today)
	if err != nil {
		t.Fatal(err)
	}
	var list []guideMeeting
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, m := range list {
		counts[m.Name]++
		if m.Time == "02:30" || m.Time == "01:30" {
			t.Errorf("%s: %s is monthly or every second week", m.Name, m.Time)
		}
	}
	for name, n := range counts {
		if strings.Contains(name, "unverified") || strings.Contains(name, "paused") || strings.Contains(name, "online") {
			t.Errorf("%s has %d records", name, n)
		}
	}
	if len(list) != 5 {
		t.Errorf("%d records", len(list))
	}
	if empty, err := MeetingGuide(example, nil, today); err != nil || string(empty) != "[]\n" {
		t.Errorf("without groups: %q, %v", empty, err)
	}
}

// The format knows no first and last day, so a course that is over or has not begun would look like a meeting of this week.
func TestMeetingGuideOnlyWhatRuns(t *testing.T) {
	g := read(t)[0]
	m := g.Meetings[0]
	before, after := m, m
	before.Until = source.Date{Year: 2026, Month: 11, Day: 20}
	after.From = source.Date{Year: 2026, Month: 11, Day: 22}
	record := *g.Group
	record.Meetings = []group.Meeting{before, after, m, m}
	g.Group = &record
	text, err := MeetingGuide(example, []Group{g}, today)
	if err != nil {
		t.Fatal(err)
	}
	var list []guideMeeting
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Slug == list[1].Slug {
		t.Errorf("%s", text)
	}
}

// An answer that is too old must not leave as a welcome.
func TestMeetingGuideMedicationCodes(t *testing.T) {
	g := read(t)[0]
	if types := strings.Join(g.guideTypes(), " "); types != "ASL BE EN MAT-SHARE MAT-YES O POA S W X" {
		t.Error(types)
	}
	g.Assessment = g.Medication.On(today.AddMonths(24))
	if types := strings.Join(g.guideTypes(), " "); strings.Contains(types, "MAT") {
		t.Error(types)
	}
}

// Every code that we write is one of the format's own.
func TestMeetingGuideCodesAreKnown(t *testing.T) {
	text, err := os.ReadFile("testdata/meeting-guide-types.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"": true}
	for _, code := range strings.Fields(string(text)) {
		known[code] = true
	}
	for _, a := range []string{"women", "men", "lgbtq", "young-people", "seniors", "people-of-color", "native-american", "professionals", "newcomers", "families"} {
		if !known[audienceCode(a)] {
			t.Errorf("%s: %s", a, audienceCode(a))
		}
	}
	for _, a := range []string{"wheelchair", "wheelchair-bathroom", "asl", "captions", "childcare", "child-friendly", "fragrance-free"} {
		if !known[accessCode(a)] {
			t.Errorf("%s: %s", a, accessCode(a))
		}
	}
	for _, l := range strings.Fields("am ar de el en es fa fr he hi it ja ko ne pl pt pa ru tl uk vi zh es-MX") {
		if !known[languageCode(l)] {
			t.Errorf("%s: %s", l, languageCode(l))
		}
	}
	if languageCode("es-MX") != "S" {
		t.Error("a region does not change the language")
	}
}

func TestKnownHost(t *testing.T) {
	for address, want := range map[string]bool{
		"https://zoom.us/j/1": true, "https://us02web.zoom.us/j/1": true, "https://meet.jit.si/x": true,
		"https://example.org/": false, "https://notzoom.us/": false, "": false, "https://zoom.us.example.org/": false, ":": false,
	} {
		if knownHost(address) != want {
			t.Errorf("%q", address)
		}
	}
}
