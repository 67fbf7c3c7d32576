package page

import (
	"slices"
	"strings"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

// groupsView is what place/groups.html sees: the door to all lists.
type groupsView struct {
	Count     string
	Online    linkView
	Countries []facetView // with their states
	Facets    []facetView
}

// addPlaces names /groups/, the online groups, and a list for every country, state and city.
func (r *renderer) addPlaces() source.Problems {
	r.addPage(page{"/groups/", findAddress, func() headView {
		return r.head("Groups by place and kind", "Every group in the directory: by state and city, online, by day, and by what it says of medication.", "/groups/",
			r.crumbData([]crumb{{"Groups", "/groups/"}}))
	}, func() (sheet, any, error) {
		return r.layouts.sheet("place/groups.html"), r.groupsView(), nil
	}})
	r.addList(list{
		address: onlineAddress, title: "Groups you can join from anywhere", crumbs: []crumb{{"Groups", "/groups/"}},
		intro:  "Online groups, groups that meet in a room and online at once, and groups by telephone.",
		groups: slices.DeleteFunc(slices.Clone(r.running), func(g *site.Group) bool { return !fromAnywhere(g) }),
		closed: slices.DeleteFunc(closed(r.site.Groups), func(g *site.Group) bool { return g.Country != nil }),
	})
	for _, country := range r.site.Countries {
		r.addCountry(country)
		for _, state := range country.Within {
			r.addPlace(state, []crumb{{"Groups", "/groups/"}, {country.Name, country.Address}})
			for _, city := range state.Within {
				r.addPlace(city, []crumb{{"Groups", "/groups/"}, {country.Name, country.Address}, {state.Name, state.Address}})
			}
		}
	}
	return nil
}

// sortGroups makes the lists of running groups that many pages look into.
func (r *renderer) sortGroups() {
	r.running = running(r.site.Groups)
	r.inPlace, r.of = map[*site.Place][]*site.Group{}, map[*site.Organization][]*site.Group{}
	var walk func(places []*site.Place)
	walk = func(places []*site.Place) {
		for _, p := range places {
			r.inPlace[p] = running(p.Groups)
			walk(p.Within)
		}
	}
	walk(r.site.Countries)
	for _, o := range r.site.Organizations {
		r.of[o] = running(o.Groups)
	}
}

func (r *renderer) groupsView() *groupsView {
	view := &groupsView{
		Count:  countText(r.running),
		Online: linkView{"Online and by telephone", onlineAddress, number(r.tallies.online)},
		Facets: r.facets(true),
	}
	for _, country := range r.site.Countries {
		view.Countries = append(view.Countries, facetView{country.Name, r.placeLinks(country.Within)})
	}
	return view
}

func (r *renderer) placeLinks(places []*site.Place) []linkView {
	links := make([]linkView, 0, len(places))
	for _, p := range places {
		links = append(links, linkView{p.Name, p.Address, number(len(r.inPlace[p]))})
	}
	return links
}

// addCountry lists a country's states, and only those of its groups whose state is not known: the others stand in the states' lists.
func (r *renderer) addCountry(country *site.Place) {
	within := r.placeLinks(country.Within)
	if r.tallies.online > 0 {
		within = append(within, linkView{"Online and by telephone", onlineAddress, number(r.tallies.online)})
	}
	r.addList(list{
		address: country.Address, title: "Groups in " + theName(country.Name), crumbs: []crumb{{"Groups", "/groups/"}},
		intro:  "Choose a state. The number beside each is how many groups we list there, unverified ones included.",
		within: within,
		groups: slices.DeleteFunc(slices.Clone(r.inPlace[country]), func(g *site.Group) bool { return g.State != nil }),
		closed: slices.DeleteFunc(closed(country.Groups), func(g *site.Group) bool { return g.State != nil }),
	})
}

// addPlace lists a state's or city's groups.
func (r *renderer) addPlace(p *site.Place, crumbs []crumb) {
	l := list{
		address: p.Address, title: "Groups in " + placeTitle(p), crumbs: crumbs, within: r.placeLinks(p.Within), groups: r.inPlace[p], closed: closed(p.Groups),
		intro: "What each group says of people on medication, who says so, and how old that is.",
	}
	if r.tallies.online > 0 {
		l.related = append(l.related, linkView{"Groups you can join from anywhere", onlineAddress, number(r.tallies.online)})
	}
	if p.Parent != nil {
		l.related = append(l.related, linkView{"All of " + theName(p.Parent.Name), p.Parent.Address, number(len(r.inPlace[p.Parent]))})
	}
	r.addList(l)
}

// placeTitle is "Worcester, Massachusetts", or "Massachusetts".
func placeTitle(p *site.Place) string {
	if p.Parent != nil && p.Parent.Parent != nil {
		return p.Name + ", " + p.Parent.Name
	}
	return theName(p.Name)
}

// theName puts "the" before the names that need it.
func theName(name string) string {
	if strings.HasPrefix(name, "United ") || strings.HasPrefix(name, "District ") || strings.HasSuffix(name, " Islands") {
		return "the " + name
	}
	return name
}
