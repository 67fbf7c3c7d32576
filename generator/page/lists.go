package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A list is one way through the groups that needs no script: every filter of the search has one.
type list struct {
	facet   string // "Medication": the heading under which it is offered
	short   string // "Medication welcome": what it is called there
	address string
	title   string
	intro   string // what being on this list means, and what it doesn't mean
	crumbs  []crumb
	groups  []*site.Group // verified ones first
	closed  []*site.Group // where a reader may look for one that has closed
	within  []linkView    // places inside it, with their counts
	related []linkView
}

// perPage is how many groups one page of a list holds.
const perPage = 100

// listView is what list/list.html sees.
type listView struct {
	Crumbs               []crumb
	Title, Intro, Count  string
	Within               []linkView
	Verified, Unverified template.HTML
	Closed               template.HTML // on the last page
	Later                bool          // not the first page
	Empty                bool
	Page, Pages          string
	Previous, Next       string
	Related              []linkView
}

// addList names the pages of one list: /days/friday/, /days/friday/2/ and so on.
func (r *renderer) addList(l list) {
	pages := max(1, (len(l.groups)+perPage-1)/perPage)
	for n := 1; n <= pages; n++ {
		address := pageAddress(l.address, n)
		r.addPage(page{address, findAddress, func() headView {
			title := l.title
			if n > 1 {
				title = fill(r.say.List.PageTitle, "title", l.title, "n", r.say.number(n))
			}
			return r.head(title, l.intro, address, r.crumbData(append(slices.Clone(l.crumbs), crumb{l.title, l.address})))
		}, func() (sheet, any, error) {
			view, err := r.listView(l, n, pages)
			return r.layouts.sheet("list/list.html"), view, err
		}})
	}
}

// closed are the groups that have closed: they stand at the end of the lists of their place and of their organization.
func closed(groups []*site.Group) []*site.Group {
	var list []*site.Group
	for _, g := range groups {
		if g.Status == "closed" {
			list = append(list, g)
		}
	}
	return list
}

// running leaves out the groups that have closed: they keep their page, but no list offers them.
// What somebody confirmed comes before what nobody did; otherwise the order stays.
func running(groups []*site.Group) []*site.Group {
	list := make([]*site.Group, 0, len(groups))
	for _, verified := range []bool{true, false} {
		for _, g := range groups {
			if g.Status != "closed" && g.Verified == verified {
				list = append(list, g)
			}
		}
	}
	return list
}

func pageAddress(address string, n int) string {
	if n == 1 {
		return address
	}
	return fmt.Sprintf("%s%d/", address, n)
}

func (r *renderer) listView(l list, n, pages int) (*listView, error) {
	view := &listView{
		Crumbs: l.crumbs, Title: l.title, Intro: l.intro, Count: r.say.countText(l.groups), Later: n > 1, Empty: len(l.groups) == 0,
		Related: l.related,
	}
	if n == 1 {
		view.Within = l.within
	} else {
		view.Previous = pageAddress(l.address, n-1)
	}
	if n < pages {
		view.Next = pageAddress(l.address, n+1)
	}
	if pages > 1 {
		view.Page, view.Pages = r.say.number(n), r.say.number(pages)
	}
	shown := l.groups[(n-1)*perPage : min(n*perPage, len(l.groups))]
	split := slices.IndexFunc(shown, func(g *site.Group) bool { return !g.Verified })
	if split < 0 {
		split = len(shown)
	}
	var err error
	if view.Verified, err = r.cardList(shown[:split]); err != nil {
		return nil, err
	}
	if view.Unverified, err = r.cardList(shown[split:]); err != nil || n < pages {
		return view, err
	}
	view.Closed, err = r.cardList(l.closed)
	return view, err
}

// countText says how many groups there are, and how many of them nobody has confirmed.
func (say *sayings) countText(groups []*site.Group) string {
	unverified := 0
	for _, g := range groups {
		if !g.Verified {
			unverified++
		}
	}
	switch unverified {
	case 0:
		return say.count(len(groups), say.List.Groups)
	case len(groups):
		return fill(say.List.AllUnverified, "groups", say.count(len(groups), say.List.Groups))
	}
	return fill(say.List.SomeUnverified, "groups", say.count(len(groups), say.List.Groups), "n", say.number(unverified))
}

// groupLists are the lists by medication, day, way to take part, audience, language and proof of attendance.
func (r *renderer) groupLists() []list {
	var lists []list
	add := func(l list, on func(*site.Group) bool) {
		for _, g := range r.running {
			if on(g) {
				l.groups = append(l.groups, g)
			}
		}
		l.crumbs = []crumb{{r.say.Place.Groups, "/groups/"}}
		lists = append(lists, l)
	}
	for _, l := range r.say.ratingLists() {
		rating := ratingOfList(l)
		add(l, func(g *site.Group) bool { return g.Assessment.Rating == rating })
	}
	for i := range group.Weekday(7) {
		add(r.say.dayList(i), func(g *site.Group) bool { return meetsOn(g, i) })
	}
	for _, way := range []string{"in-person", "online", "hybrid", "phone"} {
		add(r.say.attendanceList(way), func(g *site.Group) bool { return g.Attendance == way })
	}
	for _, audience := range audienceOrder() {
		add(r.say.audienceList(audience), func(g *site.Group) bool { return slices.Contains(g.Audience, audience) })
	}
	for _, tag := range r.languages() {
		add(r.say.languageList(tag), func(g *site.Group) bool { return slices.Contains(g.Languages, tag) })
	}
	add(list{
		facet: r.say.List.More, short: r.say.List.Proof, address: "/proof-of-attendance/", title: r.say.List.ProofTitle, intro: r.say.List.ProofIntro,
	}, func(g *site.Group) bool { return g.Proof == medication.Yes })
	return lists
}

// ratingLists say what each rating means, in the words of docs/records.md.
func (say *sayings) ratingLists() []list {
	var lists []list
	for _, rating := range []medication.Rating{medication.Welcomes, medication.Neutral, medication.Varies, medication.Restricts, medication.NotKnown} {
		_, word := say.ratingWord(rating)
		lists = append(lists, list{facet: say.List.Medication, short: word, address: ratingAddress + string(rating) + "/",
			title: say.List.RatingTitles[string(rating)], intro: say.List.RatingIntros[string(rating)]})
	}
	return lists
}

// ratingAddress begins the addresses of the lists by rating.
const ratingAddress = "/medication/"

// ratingOfList is the rating of "/medication/<rating>/".
func ratingOfList(l list) medication.Rating {
	return medication.Rating(strings.Trim(strings.TrimPrefix(l.address, ratingAddress), "/"))
}

func (say *sayings) dayList(day group.Weekday) list {
	name, many := say.names.days[day], say.names.daysMany[day]
	return list{
		facet: say.List.Day, short: upperFirst(name), address: "/days/" + day.Key() + "/", title: fill(say.List.DayTitle, "days", many),
		intro: fill(say.List.DayIntro, "day", name),
	}
}

func (say *sayings) attendanceList(way string) list {
	return list{
		facet: say.List.Attendance, short: label(say.Values.Attendance, way), address: "/attendance/" + way + "/",
		title: say.List.AttendanceTitles[way], intro: say.List.AttendanceIntros[way],
	}
}

func (say *sayings) audienceList(audience string) list {
	word := label(say.Values.Audience, audience)
	l := list{
		facet: say.List.Audience, short: word, address: "/audience/" + audience + "/", title: fill(say.List.AudienceTitle, "people", lowerWord(word)),
		intro: fill(say.List.AudienceIntro, "people", lowerWord(word)),
	}
	if audience == "patients" {
		l.title, l.intro = say.List.PatientsTitle, say.List.PatientsIntro
	}
	return l
}

// lowerWord begins a phrase in the middle of a sentence, but leaves "LGBTQ+" and names alone.
func lowerWord(word string) string {
	if len(word) > 1 && word[1] >= 'A' && word[1] <= 'Z' || strings.HasPrefix(word, "Native") {
		return word
	}
	return lowerFirst(word)
}

func (say *sayings) languageList(tag string) list {
	name := say.languageName(tag)
	return list{
		facet: say.List.Language, short: upperFirst(name), address: "/language/" + strings.ToLower(tag) + "/", title: fill(say.List.LanguageTitle, "language", name),
		intro: fill(say.List.LanguageIntro, "language", name),
	}
}

// languages are those that a group speaks, English first, then by name.
func (r *renderer) languages() []string {
	tags := []string{"en"}
	for _, g := range r.site.Groups {
		for _, tag := range g.Languages {
			if !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	slices.SortFunc(tags[1:], func(a, b string) int { return strings.Compare(r.say.languageName(a), r.say.languageName(b)) })
	return tags
}

// meetsOn tells whether a group meets on a day of the week, in some week.
func meetsOn(g *site.Group, day group.Weekday) bool {
	for _, m := range g.Meetings {
		if slices.Contains(m.Days, day) {
			return true
		}
		for _, monthly := range m.Monthly {
			if monthly.Day == day {
				return true
			}
		}
	}
	return false
}

func (r *renderer) addLists() source.Problems {
	for _, l := range r.lists {
		r.addList(l)
	}
	return nil
}

// A facetView is a heading with the lists under it: list/index.html shows them.
type facetView struct {
	Title string
	Links []linkView
}

// facets offer the lists with their counts. Those with nothing on them are offered only where all are.
func (r *renderer) facets(all bool) []facetView {
	var facets []facetView
	for _, l := range r.lists {
		if len(l.groups) == 0 && !all {
			continue
		}
		if len(facets) == 0 || facets[len(facets)-1].Title != l.facet {
			facets = append(facets, facetView{Title: l.facet})
		}
		last := &facets[len(facets)-1]
		last.Links = append(last.Links, linkView{l.short, l.address, r.say.number(len(l.groups))})
	}
	return facets
}
