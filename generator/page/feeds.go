package page

import (
	"io"

	"manyroads/generator/exchange"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// The addresses of what other programs read.
const (
	articleFeed  = "feed.xml"
	groupFeed    = "groups/feed.xml"
	calendarName = "calendar.ics"
)

// addFeeds names the feeds of articles and of groups.
func (r *renderer) addFeeds() source.Problems {
	r.addMade(articleFeed, func() ([]byte, error) {
		var articles []exchange.Article
		for _, a := range r.site.Articles {
			articles = append(articles, exchange.Article{Article: a, Address: articleAddress(a)})
		}
		return exchange.ArticleFeed(r.exchangeSite(), articles)
	})
	r.addMade(groupFeed, func() ([]byte, error) {
		groups := make([]exchange.Group, 0, len(r.site.Groups))
		for _, g := range r.site.Groups {
			groups = append(groups, exchangeGroup(g))
		}
		return exchange.GroupFeed(r.exchangeSite(), groups)
	})
	return nil
}

// addMade names a file that another package makes whole.
func (r *renderer) addMade(path string, content func() ([]byte, error)) {
	r.files = append(r.files, File{path, func(w io.Writer) error {
		text, err := content()
		if err != nil {
			return err
		}
		_, err = w.Write(text)
		return err
	}})
}

// hasCalendar tells whether a group's times may go into somebody's calendar: only confirmed ones may.
func hasCalendar(g *site.Group) bool {
	if !g.Verified {
		return false
	}
	for _, m := range g.Meetings {
		if m.Start.Known() && m.Recurs() {
			return true
		}
	}
	return false
}

// addCalendars names the calendars of verified groups.
func (r *renderer) addCalendars() source.Problems {
	for _, g := range r.site.Groups {
		r.addCalendar(g)
	}
	return nil
}

// addCalendar names a verified group's calendar.
func (r *renderer) addCalendar(g *site.Group) {
	if !hasCalendar(g) {
		return
	}
	r.addMade(g.Address[1:]+calendarName, func() ([]byte, error) {
		return exchange.Calendar(r.exchangeSite(), exchangeGroup(g), r.site.Date)
	})
}

func (r *renderer) exchangeSite() exchange.Site {
	s := r.site.Settings
	return exchange.Site{Name: s.Name, Address: s.Address, Language: s.Language, Zones: &r.zones}
}

func exchangeGroup(g *site.Group) exchange.Group {
	made := exchange.Group{
		Group: g.Group, Address: g.Address, Assessment: g.Assessment, Verified: g.Verified, Expires: g.VerifiedUntil,
	}
	if g.Org != nil {
		made.Organization = g.Org.Name
	}
	return made
}
