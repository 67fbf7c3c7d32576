package exchange

import (
	"cmp"
	"encoding/xml"
	"net/url"
	"slices"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

const (
	feedEntries = 100 // a feed tells what is new; everything is in the site itself

	// tagYear is the year in every entry's name. It may never change, or every reader's program shows everything as new.
	tagYear = "2026"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr,omitempty"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// An item is what an entry of either feed is made from.
type item struct {
	address, title, summary string
	updated                 source.Date
}

// ArticleFeed gives the Atom feed (RFC 4287) at /feed.xml, newest review first.
func ArticleFeed(s Site, articles []Article) ([]byte, error) {
	var items []item
	for _, a := range articles {
		if !a.Draft {
			items = append(items, item{a.Address, a.Title, a.Answer, a.Reviewed})
		}
	}
	return s.feed("/feed.xml", "/articles/", s.Name+": articles", items)
}

// GroupFeed gives the Atom feed at /groups/feed.xml, last checked first.
// A group whose record bears no date at all is left out: nothing can be said of when it changed.
func GroupFeed(s Site, groups []Group) ([]byte, error) {
	var items []item
	for _, g := range groups {
		items = append(items, item{g.Address, g.Name, g.summary(), g.changed()})
	}
	return s.feed("/groups/feed.xml", "/groups/", s.Name+": changed groups", items)
}

// feed writes the newest items. Every date comes from a record, never from the clock, so that a build
// of unchanged content is unchanged.
func (s Site) feed(self, page, title string, items []item) ([]byte, error) {
	items = slices.DeleteFunc(items, func(i item) bool { return i.updated.IsZero() })
	slices.SortFunc(items, func(a, b item) int {
		return cmp.Or(b.updated.Compare(a.updated), cmp.Compare(a.address, b.address))
	})
	items = items[:min(len(items), feedEntries)]
	f := atomFeed{
		Language: s.Language,
		ID:       s.tag(self),
		Title:    title,
		Updated:  "1970-01-01T00:00:00Z", // an empty feed has never changed, but Atom wants a date
		Author:   s.Name,
		Links: []atomLink{
			{"self", "application/atom+xml", s.absolute(self)},
			{"alternate", "text/html", s.absolute(page)},
		},
	}
	for _, i := range items {
		f.Entries = append(f.Entries, atomEntry{
			ID:      s.tag(i.address),
			Title:   i.title,
			Updated: midnight(i.updated),
			Link:    atomLink{"alternate", "text/html", s.absolute(i.address)},
			Summary: i.summary,
		})
	}
	if len(items) > 0 {
		f.Updated = midnight(items[0].updated)
	}
	out, err := xml.MarshalIndent(f, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

// tag names a thing for good (RFC 4151), whatever its page says later.
func (s Site) tag(address string) string {
	host := "localhost"
	if u, err := url.Parse(s.Address); err == nil && u.Hostname() != "" {
		host = u.Hostname()
	}
	return "tag:" + host + "," + tagYear + ":" + address
}

func midnight(d source.Date) string { return d.String() + "T00:00:00Z" }

// summary says of a group what its page says first, and never more than is verified.
func (g Group) summary() string {
	checked := "Unverified: ask before you go."
	switch {
	case g.Status == "closed":
		checked = "Closed."
	case g.Status == "paused":
		checked = "Paused."
	case g.Verified:
		checked = "Last confirmed " + longDate(g.Listing.Checked) + "."
	}
	return joined(". ", joined(", ", g.Place.City, g.Place.State), attendanceWords(g.Group.Attendance), "Medication: "+ratingWords(g.Assessment.Rating), checked)
}

func attendanceWords(attendance string) string {
	switch attendance {
	case "in-person":
		return "In person"
	case "online":
		return "Online"
	case "hybrid":
		return "In person and online"
	case "phone":
		return "By telephone"
	}
	return ""
}

// ratingWords never lets a rating that is not known sound like a welcome.
func ratingWords(r medication.Rating) string {
	switch r {
	case medication.Welcomes:
		return "welcomes people on medication"
	case medication.Neutral:
		return "nothing found that limits people on medication"
	case medication.Varies:
		return "varies"
	case medication.Restricts:
		return "restricts people on medication"
	}
	return "not known"
}
