package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

func calendar(t testing.TB, g Group, from source.Date) []byte {
	t.Helper()
	text, err := Calendar(example, g, from)
	if err != nil {
		t.Fatal(err)
	}
	if (text != nil) != HasCalendar(g, from) {
		t.Fatal("HasCalendar does not say what Calendar does")
	}
	return text
}

func TestCalendarGolden(t *testing.T) {
	for _, g := range read(t) {
		if text := calendar(t, g, today); text != nil {
			checkLines(t, text)
			golden(t, g.ID[strings.LastIndexByte(g.ID, '/')+1:]+".ics", text)
		}
	}
}

// A time that nobody verified must not become a standing appointment.
func TestOnlyVerifiedGroupsHaveACalendar(t *testing.T) {
	for _, g := range read(t) {
		if got := calendar(t, g, today) != nil; got != g.Verified {
			t.Errorf("%s: calendar %v, verified %v", g.ID, got, g.Verified)
		}
		g.Verified = false
		if calendar(t, g, today) != nil {
			t.Errorf("%s has a calendar without being verified", g.ID)
		}
	}
}

// What others may see of an entry says nothing of what kind of meeting it is.
func TestCalendarDoesNotExposeTheReader(t *testing.T) {
	for _, g := range read(t) {
		text := calendar(t, g, today)
		if text == nil {
			continue
		}
		cal, err := ics.ParseCalendar(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range cal.Events() {
			seen := e.GetProperty(ics.ComponentPropertySummary).Value + e.GetProperty(ics.ComponentPropertyLocation).Value
			if strings.Contains(seen, "Example Clinic") || strings.Contains(seen, g.Name) || !strings.HasPrefix(seen, "Meeting") {
				t.Errorf("%s: %q is seen by everybody", g.ID, seen)
			}
			if e.GetProperty(ics.ComponentPropertyClass).Value != "PRIVATE" || len(e.Alarms()) > 0 {
				t.Errorf("%s: not private, or with an alarm", g.ID)
			}
			if !strings.HasPrefix(e.GetProperty(ics.ComponentPropertyDescription).Value, "Check before you go") {
				t.Errorf("%s: the caution is not what is read first", g.ID)
			}
			if strings.Contains(e.Id(), "example") || strings.Contains(e.Id(), "worcester") {
				t.Errorf("%s: the name %s tells where it comes from", g.ID, e.Id())
			}
		}
		for _, word := range []string{"edication", "ecovery", "PRODID:-//Many"} {
			if bytes.Contains(text, []byte(word)) {
				t.Errorf("%s speaks of %q", g.ID, word)
			}
		}
	}
}

// The entries end when the listing does, and never later than the meetings.
func TestCalendarEndsWithTheListing(t *testing.T) {
	g := read(t)[0]
	g.Expires = source.Date{Year: 2027, Month: 3, Day: 1}
	for _, e := range expand(t, calendar(t, g, today), 2) {
		if e.After(time.Date(2027, 3, 1, 8, 0, 0, 0, time.UTC)) {
			t.Errorf("an entry on %s", e)
		}
	}
	if calendar(t, g, g.Expires) != nil {
		t.Error("an expired listing still gives a calendar")
	}
}

// A name is for good: neither another hour nor another meeting before it changes it, and no two are alike.
func TestUIDsAreStable(t *testing.T) {
	g := read(t)[0]
	uids := func(g Group) []string {
		var all []string
		for _, e := range g.entries(today) {
			all = append(all, e.uid)
		}
		return all
	}
	before := uids(g)
	record := *g.Group
	record.Meetings = append([]group.Meeting{{Days: []group.Weekday{3}, Start: 600, Timezone: "America/New_York"}}, g.Meetings...)
	record.Meetings[1].Start = 700
	after := uids(Group{Group: &record, Verified: true, Expires: g.Expires})
	if len(after) != len(before)+1 || strings.Join(after[1:], " ") != strings.Join(before, " ") {
		t.Errorf("%v became %v", before, after)
	}
	seen := map[string]bool{}
	for _, id := range after {
		if seen[id] {
			t.Errorf("%s stands twice", id)
		}
		seen[id] = true
	}
}

// The calendar, expanded with nothing but what stands in the file, gives the same moments as package group over two years.
func TestCalendarExpandsToTheSameMoments(t *testing.T) {
	rules := []string{
		`day = "sunday"`, `monthly = ["second sunday", "last sunday"]`, "day = [\"sunday\", \"tuesday\"]\nevery = 2\nfrom = 2026-01-06",
		`day = ["monday", "thursday", "saturday"]`, `monthly = "first sunday"`, `monthly = "fifth friday"`, "day = \"friday\"\nuntil = 2027-04-02",
		"day = \"sunday\"\ncancelled = [2027-03-14, 2027-03-28, 2027-10-31, 2027-11-07]",
	}
	for i, zone := range []string{"America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "America/Anchorage", "America/St_Johns",
		"Europe/London", "Europe/Dublin", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Santiago", "Africa/Casablanca",
		"Africa/Cairo", "Asia/Gaza", "Asia/Jerusalem"} {
		if i == 1 {
			rules = rules[:3] // the other rules do not know of zones
		}
		for _, when := range rules {
			for _, start := range []string{"00:15", "01:30", "02:30", "03:00", "23:45"} {
				text := fmt.Sprintf("[[group]]\nslug = \"a\"\nname = \"Example\"\nstatus = \"active\"\nattendance = \"online\"\ntimezone = %q\n"+
					"listing = { grade = \"A\", kind = \"example\", checked = 2026-11-01 }\n[[group.meeting]]\n%s\nstart = %q\nminutes = 60\n", zone, when, start)
				compare(t, zone+" "+when+" "+start, parse(t, text)[0])
			}
		}
	}
}

func compare(t *testing.T, name string, g Group) {
	t.Helper()
	g.Expires = source.Date{} // two years are longer than a listing counts
	zone, err := time.LoadLocation(g.Timezone)
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(today.Year, today.Month, today.Day, 0, 0, 0, 0, zone)
	var want []string
	for _, m := range g.Meetings {
		for _, at := range m.Next(from, 400) {
			if at.Before(from.AddDate(2, 0, 0)) {
				want = append(want, at.UTC().Format(utcTime))
			}
		}
	}
	var got []string
	for _, at := range expand(t, calendar(t, g, today), 3) {
		if at.Before(from.AddDate(2, 0, 0)) {
			got = append(got, at.Format(utcTime))
		}
	}
	if len(want) == 0 || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s:\n got %v\nwant %v", name, got, want)
	}
}

// The table of schedule cases was worked out by hand, with neither this nor any other program.
func TestScheduleTable(t *testing.T) {
	text, err := os.ReadFile("../group/testdata/schedule.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name    string
		Meeting map[string]any
		After   time.Time
		Expect  []time.Time
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			head := "[[group]]\nslug = \"a\"\nname = \"Example\"\nstatus = \"active\"\nattendance = \"online\"\n" +
				"listing = { grade = \"A\", kind = \"example\", checked = 2026-11-01 }\n[[group.meeting]]\nnote = \"Example.\"\n"
			for key, value := range c.Meeting {
				head += key + " = " + tomlOf(key, value) + "\n"
			}
			g := parse(t, head)[0]
			g.Verified, g.Expires = true, source.Date{}
			zone, err := time.LoadLocation(g.Meetings[0].Timezone)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			if file := calendar(t, g, source.DateOf(c.After.In(zone))); file != nil {
				for _, at := range expand(t, file, 3) {
					if !at.Before(c.After) && len(got) < 3 {
						got = append(got, at.Format(utcTime))
					}
				}
			}
			want := []string{}
			for _, at := range c.Expect {
				want = append(want, at.UTC().Format(utcTime))
			}
			if strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("got %v, not %v", got, want)
			}
		})
	}
}

// tomlOf writes a JSON value as TOML; dates lose their quotes.
func tomlOf(key string, value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	if key == "from" || key == "until" || key == "cancelled" {
		return strings.ReplaceAll(string(text), `"`, "")
	}
	return string(text)
}

// Whatever stands in a record, the file is sound, and its texts come out as they went in.
func FuzzCalendarText(f *testing.F) {
	f.Add("Example; group, \\n with \\ and \n lines", strings.Repeat("long ", 60))
	f.Add("\r\nBEGIN:VEVENT\r\nSUMMARY:other", "ünï "+strings.Repeat("日本語", 40))
	f.Add("\x00\x07\x7f\xff", "\u2028 <a> "+strings.Repeat(">", 200))
	f.Fuzz(func(t *testing.T, name, note string) {
		record := group.Group{ID: "us/ma/worcester/a", Name: name, Status: "active", Attendance: "in-person", Timezone: "America/New_York",
			Place:    group.Place{Address: name, City: "Worcester", State: "MA"},
			Meetings: []group.Meeting{{Days: []group.Weekday{2}, Every: 1, Start: 600, Note: note}}}
		g := Group{Group: &record, Address: "/groups/us/ma/worcester/a/", Verified: true}
		text := calendar(t, g, today)
		checkLines(t, text)
		cal, err := ics.ParseCalendar(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(cal.Events()) != 1 || len(cal.Timezones()) != 1 {
			t.Fatalf("a text made parts of its own:\n%s", text)
		}
		m := record.Meetings[0]
		if got, want := cal.Events()[0].GetProperty(ics.ComponentPropertyDescription).Value, plain(example.description(g, m)); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		if got, want := cal.Events()[0].GetProperty(ics.ComponentPropertyLocation).Value, plain(g.whereabouts("in-person")); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

// checkLines holds the file against RFC 5545 3.1: CRLF, at most 75 octets a line, no control characters.
func checkLines(t *testing.T, text []byte) {
	t.Helper()
	lines := strings.Split(string(text), "\r\n")
	if lines[len(lines)-1] != "" {
		t.Fatal("the last line has no end")
	}
	for _, line := range lines {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			t.Fatalf("%q is no line of a calendar", line)
		}
	}
}
