package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

// Weekdays as RFC 5545 writes them; 0 is Sunday.
var dayCodes = [7]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// Calendar gives the group's meetings from a date on as an iCalendar file (RFC 5545), or nothing when the group
// is not verified or no meeting has a time: a time from an old page must not become a standing appointment.
//
// A calendar is often seen by others: a partner, an employer, whoever glances at a locked screen. So the title is
// "Meeting" and no more, the place is a street address without the name of the house (which may say "clinic"), the
// entry is marked private, no reminder is set, and the file and its entries bear no name of this site. The group's
// name, its page and how to join stand in the description, which has to be opened; medication is not spoken of
// anywhere. Save it under a neutral name as well, such as meeting.ics.
//
// The entries end when the listing expires: a calendar goes on for years, and nobody may be sent to a
// group that was last confirmed years ago. Whoever fetches the file again gets the newer end.
func Calendar(s Site, g Group, from source.Date) ([]byte, error) {
	entries := g.entries(from)
	if len(entries) == 0 {
		return nil, nil
	}
	cal := ics.NewCalendar()
	cal.SetProductId("-//Calendar//EN")
	cal.SetMethod(ics.MethodPublish)
	zones := map[string]*time.Location{}
	for _, e := range entries {
		if zones[e.Timezone] != nil {
			continue
		}
		zone, err := s.Zones.describe(e.Timezone, from) // no entry begins before
		if err != nil {
			return nil, fmt.Errorf("%s: time zone %q: %w", g.ID, e.Timezone, err)
		}
		zones[e.Timezone] = zone.location
		cal.AddVTimezone(zone.text)
	}
	for _, e := range entries {
		cal.AddVEvent(s.event(g, e, zones[e.Timezone]))
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows)), nil // CRLF on every system
}

// HasCalendar tells whether Calendar gives anything, so that no page links to a file that is not there.
func HasCalendar(g Group, from source.Date) bool { return len(g.entries(from)) > 0 }

// An entry is a meeting rule that takes place at least once, with its zone and its last day filled in.
type entry struct {
	group.Meeting
	// first is the first day at which the meeting takes place. It becomes the start of the rule, since every reader
	// takes the start as a meeting, whether the rule falls on it or not.
	first source.Date
	uid   string
}

// entries are the meetings that may stand in a calendar from a date on.
func (g Group) entries(from source.Date) []entry {
	if !g.Verified || g.Status != "active" {
		return nil
	}
	var entries []entry
	ids := map[string]int{}
	for _, m := range g.Meetings {
		m.Timezone = g.timezone(m)
		m.Until = g.lastDay(m)
		rule := m.RRule()
		ids[rule]++
		if !m.Start.Known() || m.Timezone == "" {
			continue
		}
		if days := m.DaysFrom(from, 1); len(days) > 0 {
			entries = append(entries, entry{m, days[0], uid(g.ID, rule, ids[rule])})
		}
	}
	return entries
}

// lastDay is the last day on which the meeting may stand in a calendar.
func (g Group) lastDay(m group.Meeting) source.Date {
	if g.Expires.IsZero() {
		return m.Until
	}
	last := source.DateOf(g.Expires.Time().AddDate(0, 0, -1))
	if !m.Until.IsZero() && last.After(m.Until) {
		return m.Until
	}
	return last
}

// event writes one rule. Times are local with their zone, so that they stay the same on the clock when the clocks change.
func (s Site) event(g Group, m entry, zone *time.Location) *ics.VEvent {
	e := ics.NewEvent(m.uid)
	e.SetDtStampTime(g.changed().Time())
	tzid := ics.WithTZID(m.Timezone)
	e.SetProperty(ics.ComponentPropertyDtStart, local(m.first, m.Start), tzid)
	if m.Minutes > 0 { // otherwise nobody knows when it ends, and an hour would be invented
		e.SetProperty(ics.ComponentProperty(ics.PropertyDuration), fmt.Sprintf("PT%dM", m.Minutes))
	}
	rule := m.RRule()
	if m.Every > 1 {
		rule += ";WKST=MO"
	}
	if !m.Until.IsZero() {
		end := time.Date(m.Until.Year, m.Until.Month, m.Until.Day, 23, 59, 59, 0, zone)
		rule += ";UNTIL=" + end.UTC().Format(utcTime)
	}
	e.AddRrule(rule)
	for _, day := range m.Cancelled {
		if day.After(m.first) {
			e.AddExdate(local(day, m.Start), tzid)
		}
	}
	e.SetSummary("Meeting")
	e.SetClass(ics.ClassificationPrivate)
	if where := g.whereabouts(g.attendance(m.Meeting)); where != "" {
		e.SetLocation(plain(where))
	}
	e.SetDescription(plain(s.description(g, m.Meeting)))
	e.SetURL(s.absolute(g.Address))
	return e
}

// local writes a local time as it stands on the clock, even one that spring leaves out: readers move it on by themselves.
func local(day source.Date, start group.Clock) string {
	return day.Time().Add(time.Duration(start) * time.Minute).Format(localTime)
}

// uid names a rule for good, so that a file fetched again mends the entry and does not double it. It is made from
// the group and the days, not from the time of day, and shows neither (RFC 7986 5.3).
func uid(id, rule string, nth int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%d", id, rule, nth))
	return hex.EncodeToString(sum[:16])
}

// whereabouts leaves out the name of the house.
func (g Group) whereabouts(attendance string) string {
	p := g.Place
	address := joined(", ", p.Address, p.City, joined(" ", p.State, p.PostalCode))
	switch attendance {
	case "online":
		return "Online"
	case "phone":
		return "By telephone"
	case "hybrid":
		return cmp.Or(address, "Online")
	}
	return address
}

// description begins with the caution; it must be read before anybody sets out.
func (s Site) description(g Group, m group.Meeting) string {
	confirmed := "These times were last confirmed on " + longDate(g.Listing.Checked) + "."
	if !m.Until.IsZero() {
		confirmed += " This entry ends on " + longDate(m.Until) + "; the page says how things stand now."
	}
	lines := []string{
		"Check before you go: groups move, pause and close. " + confirmed,
		joined(", ", g.Name, g.Organization),
		m.Note,
	}
	attendance := g.attendance(m)
	if attendance != "online" && attendance != "phone" {
		lines = append(lines, g.Place.Venue, g.Place.Directions)
	}
	if attendance != "in-person" {
		lines = append(lines, joined(" ", g.Online.URL, g.Online.Note), joined(" ", g.DialIn.Number, g.DialIn.Code, g.DialIn.Note))
	}
	return joined("\n", append(lines, s.absolute(g.Address))...)
}

func longDate(d source.Date) string { return d.Time().Format("2 January 2006") }

// plain takes out what RFC 5545 forbids in a text: control characters. The library escapes the rest.
func plain(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if (r < ' ' && r != '\n') || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}
