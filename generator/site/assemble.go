package site

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
)

// Assemble puts together what was read. The input's records are kept, not copied, and must not change any more.
func Assemble(in Input) *Site {
	s := &Site{Settings: in.Settings, Date: in.Date, Terms: slices.Clone(in.Terms), Pairs: in.Pairs, Roads: in.Roads, input: in}
	s.faulty, s.copied = setOf(in.Faulty), setOf(in.Copied)
	s.addOrganizations()
	s.addGroups()
	s.addPlaces()
	s.addArticles()
	s.sortTerms()
	s.addTranslations()
	return s
}

func setOf(names []string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

func (s *Site) addOrganizations() {
	s.organizations = make(map[string]*Organization, len(s.input.Organizations))
	for _, o := range s.input.Organizations {
		organization := &Organization{Organization: o, Address: "/organizations/" + o.ID + "/", Ratings: o.RatingsOn(s.Date)}
		s.Organizations = append(s.Organizations, organization)
		s.organizations[o.ID] = organization
	}
	slices.SortFunc(s.Organizations, func(a, b *Organization) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
}

func (s *Site) addGroups() {
	s.groups = make(map[string]*Group, len(s.input.Groups))
	s.Groups = make([]*Group, 0, len(s.input.Groups))
	for _, g := range s.input.Groups {
		verified := g.Status == "active" && g.Listing.Confirmed(s.Date)
		made := &Group{
			Group: g, Address: "/groups/" + g.ID + "/", Org: s.organizations[g.Organization],
			Assessment: g.Medication.On(s.Date), Verified: verified, Seen: Seen(g.Listing.Evidence),
		}
		if verified {
			made.VerifiedUntil = g.Listing.Expires()
		}
		s.Groups = append(s.Groups, made)
	}
	slices.SortFunc(s.Groups, func(a, b *Group) int { return strings.Compare(a.ID, b.ID) })
	for _, g := range s.Groups {
		s.groups[g.ID] = g
		if g.Org != nil {
			g.Org.Groups = append(g.Org.Groups, g)
		}
	}
}

var yearPattern = regexp.MustCompile(`\b(19|20)\d\d\b`)

// Seen is the year of a source as readers are told it, for "seen in 2018", or "an undated page" when its date is not known.
// It is the year that the source itself gives, never the year in which somebody read it: reading an old page makes it no younger.
func Seen(e medication.Evidence) string {
	if years := yearPattern.FindAllString(e.Published, -1); len(years) > 0 && !strings.HasPrefix(e.Published, "undated") {
		return years[len(years)-1]
	}
	if e.Published == "" && !e.Checked.IsZero() && e.Grade != "F" {
		return e.Checked.Time().Format("2006")
	}
	return "an undated page"
}

// addPlaces makes the tree of places out of the groups' own [place] tables, in the order of their names.
func (s *Site) addPlaces() {
	places := map[string]*Place{}
	at := func(parent *Place, code, name, slug string) *Place {
		address := "/groups/" + slug + "/"
		if parent != nil {
			address = parent.Address + slug + "/"
		}
		if place, ok := places[address]; ok {
			return place
		}
		place := &Place{Name: name, Code: code, Address: address, Parent: parent}
		places[address] = place
		if parent == nil {
			s.Countries = append(s.Countries, place)
		} else {
			parent.Within = append(parent.Within, place)
		}
		return place
	}
	for _, g := range s.Groups {
		country, state, city := g.Place.Country, g.Place.State, g.Place.City
		if country == "" && strings.HasPrefix(g.ID, "us/") {
			country = "US"
		}
		if country == "" {
			continue
		}
		g.Country = at(nil, country, countryName(country), strings.ToLower(country))
		g.Country.Groups = append(g.Country.Groups, g)
		if state == "" {
			continue
		}
		g.State = at(g.Country, state, cmp.Or(group.StateName(state), state), strings.ToLower(state))
		g.State.Groups = append(g.State.Groups, g)
		if city == "" {
			continue
		}
		g.City = at(g.State, group.Slug(city), city, group.Slug(city))
		g.City.Groups = append(g.City.Groups, g)
	}
	sortPlaces(s.Countries)
}

func sortPlaces(places []*Place) {
	slices.SortFunc(places, func(a, b *Place) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Address, b.Address))
	})
	for _, place := range places {
		sortPlaces(place.Within)
	}
}

func countryName(code string) string {
	names := map[string]string{"US": "United States", "CA": "Canada", "GB": "United Kingdom", "IE": "Ireland", "AU": "Australia", "NZ": "New Zealand", "MX": "Mexico"}
	return cmp.Or(names[code], code)
}

func (s *Site) addArticles() {
	s.sections = make(map[string]*Section, len(s.input.Sections))
	for _, read := range s.input.Sections {
		section := &Section{Section: read, Address: "/articles/" + read.ID + "/"}
		s.Sections = append(s.Sections, section)
		s.sections[read.ID] = section
	}
	slices.SortFunc(s.Sections, func(a, b *Section) int { return cmp.Or(a.Order-b.Order, strings.Compare(a.ID, b.ID)) })
	s.articles = make(map[string]*article.Article, len(s.input.Articles))
	for _, a := range s.input.Articles {
		if a.Draft {
			continue
		}
		s.articles[a.ID] = a
		s.Articles = append(s.Articles, a)
	}
	order := map[string]int{}
	for i, section := range s.Sections {
		order[section.ID] = i
	}
	slices.SortFunc(s.Articles, func(a, b *article.Article) int {
		return cmp.Or(order[a.Section]-order[b.Section], strings.Compare(b.Language, a.Language), strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID))
	})
	for _, a := range s.Articles {
		if section := s.sections[a.Section]; section != nil {
			section.Articles = append(section.Articles, a)
		}
	}
}
