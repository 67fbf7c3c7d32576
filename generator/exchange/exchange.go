// Package exchange turns records into the formats that other programs read: iCalendar for one group's meetings,
// Atom feeds of articles and of changed groups, and a Meeting Guide list of verified groups.
//
// Every function is pure: the same records and the same date give the same bytes, and the clock is never asked.
// What must never leave this house: a time that nobody verified as a standing appointment, a calendar entry whose
// title tells a passer-by what kind of meeting it is, anything of a record's [private] table.
package exchange

import (
	"cmp"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// A Site is what every format says of the site as a whole.
type Site struct {
	Name     string
	Address  string // "https://example.org", with or without a "/" at the end
	Language string // BCP 47
	Zones    *Zones // remembers time zones from one calendar to the next; nil remembers nothing
}

// A Group is a group with what the site says of it on the date of the build.
type Group struct {
	*group.Group
	Address      string // of its page, within the site: "/groups/us/ma/worcester/clinic-group/"
	Organization string // the organization's name; empty when the group stands alone
	Assessment   medication.Assessment
	Verified     bool        // an active listing of grade A or B that has not expired
	Expires      source.Date // first day on which the listing no longer counts; zero: not known
}

// An Article is an article with the address of its page within the site.
type Article struct {
	*article.Article
	Address string
}

// absolute makes an address within the site into one that works from anywhere.
func (s Site) absolute(address string) string {
	return strings.TrimSuffix(s.Address, "/") + address
}

// changed is the latest day on which anybody looked at the record, as the record itself says it.
func (g Group) changed() source.Date {
	latest := g.Listing.Checked
	note := func(d source.Date) {
		if d.After(latest) {
			latest = d
		}
	}
	note(g.Listing.Read)
	note(g.Medication.Evidence.Checked)
	for _, right := range g.Medication.Rights {
		if right.Evidence != nil {
			note(right.Evidence.Checked)
		}
	}
	for _, h := range g.History {
		note(h.Date)
	}
	return latest
}

// attendance is how one takes part in one meeting: as it says itself, or as the group does.
func (g Group) attendance(m group.Meeting) string { return cmp.Or(m.Attendance, g.Group.Attendance) }

// timezone is the zone of one meeting.
func (g Group) timezone(m group.Meeting) string { return cmp.Or(m.Timezone, g.Timezone) }

// joined puts the parts that are known into one line.
func joined(separator string, parts ...string) string {
	var known []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, separator)
}
