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
		return r.head(r.say.Place.Title, r.say.Place.About, "/groups/",
			r.crumbData([]crumb{{r.say.Place.Groups, "/groups/"}}))
	}, func() (sheet, any, error) {
		return r.layouts.sheet("place/groups.html"), r.groupsView(), nil
	}})
	r.addList(list{
		address: onlineAddress, title: r.say.Place.Anywhere, crumbs: []crumb{{r.say.Place.Groups, "/groups/"}},
		intro:  r.say.Place.AnywhereIntro,
		groups: slices.DeleteFunc(slices.Clone(r.running), func(g *site.Group) bool { return !fromAnywhere(g) }),
		closed: slices.DeleteFunc(closed(r.site.Groups), func(g *site.Group) bool { return g.Country != nil }),
	})
	for _, country := range r.site.Countries {
		r.addCountry(country)
		for _, state := range country.Within {
			r.addPlace(state, []crumb{{r.say.Place.Groups, "/groups/"}, {r.say.placeName(country), country.Address}})
			for _, city := range state.Within {
				r.addPlace(city, []crumb{{r.say.Place.Groups, "/groups/"}, {r.say.placeName(country), country.Address}, {state.Name, state.Address}})
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
		Count:  r.say.countText(r.running),
		Online: r.onlineLink(r.say.Place.Online),
		Facets: r.facets(true),
	}
	for _, country := range r.site.Countries {
		view.Countries = append(view.Countries, facetView{r.say.placeName(country), r.placeLinks(country.Within)})
	}
	return view
}

func (r *renderer) placeLinks(places []*site.Place) []linkView {
	links := make([]linkView, 0, len(places))
	for _, p := range places {
		links = append(links, linkView{p.Name, p.Address, r.say.number(len(r.inPlace[p]))})
	}
	return links
}

// addCountry lists a country's states, and only those of its groups whose state is not known: the others stand in the states' lists.
func (r *renderer) addCountry(country *site.Place) {
	within := r.placeLinks(country.Within)
	if r.tallies.online > 0 {
		within = append(within, r.onlineLink(r.say.Place.Online))
	}
	r.addList(list{
		address: country.Address, title: fill(r.say.Place.GroupsIn, "place", r.say.theName(country)), crumbs: []crumb{{r.say.Place.Groups, "/groups/"}},
		intro:  r.say.Place.ChooseState,
		within: within,
		groups: slices.DeleteFunc(slices.Clone(r.inPlace[country]), func(g *site.Group) bool { return g.State != nil }),
		closed: slices.DeleteFunc(closed(country.Groups), func(g *site.Group) bool { return g.State != nil }),
	})
}

// addPlace lists a state's or city's groups.
func (r *renderer) addPlace(p *site.Place, crumbs []crumb) {
	l := list{
		address: p.Address, title: fill(r.say.Place.GroupsIn, "place", r.say.placeTitle(p)), crumbs: crumbs, within: r.placeLinks(p.Within), groups: r.inPlace[p], closed: closed(p.Groups),
		intro: r.say.Place.Intro,
	}
	if r.tallies.online > 0 {
		l.related = append(l.related, r.onlineLink(r.say.Place.Anywhere))
	}
	if p.Parent != nil {
		l.related = append(l.related, linkView{fill(r.say.Place.AllOf, "place", r.say.theName(p.Parent)), p.Parent.Address, r.say.number(len(r.inPlace[p.Parent]))})
	}
	r.addList(l)
}

// placeTitle is "Worcester, Massachusetts", or "Massachusetts".
func (say *sayings) placeTitle(p *site.Place) string {
	if p.Parent != nil && p.Parent.Parent != nil {
		return p.Name + ", " + p.Parent.Name
	}
	return say.theName(p)
}

// theName puts "the" before the English names that need it.
func (say *sayings) theName(p *site.Place) string {
	name := say.placeName(p)
	if say.table != nil {
		return name
	}
	if strings.HasPrefix(name, "United ") || strings.HasPrefix(name, "District ") || strings.HasSuffix(name, " Islands") {
		return "the " + name
	}
	return name
}

// onlineLink leads to the groups that one can join from anywhere, with their number.
func (r *renderer) onlineLink(title string) linkView {
	return linkView{title, onlineAddress, r.say.number(r.tallies.online)}
}

type placeWords struct {
	Groups, Title, About, Anywhere, AnywhereIntro, Online, GroupsIn, ChooseState, Intro, AllOf string
}

func englishPlace() placeWords {
	return placeWords{
		Groups: "Groups", Title: "Groups by place and kind",
		About:    "Every group in the directory: by state and city, online, by day, and by what it says of medication.",
		Anywhere: "Groups you can join from anywhere", AnywhereIntro: "Online groups, groups that meet in a room and online at once, and groups by telephone.",
		Online: "Online and by telephone", GroupsIn: "Groups in {place}", AllOf: "All of {place}",
		ChooseState: "Choose a state. The number beside each is how many groups we list there, unverified ones included.",
		Intro:       "What each group says of people on medication, who says so, and how old that is.",
	}
}
