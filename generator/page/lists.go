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
				title += fmt.Sprintf(", page %d", n)
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
		Crumbs: l.crumbs, Title: l.title, Intro: l.intro, Count: countText(l.groups), Later: n > 1, Empty: len(l.groups) == 0,
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
		view.Page, view.Pages = number(n), number(pages)
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
func countText(groups []*site.Group) string {
	unverified := 0
	for _, g := range groups {
		if !g.Verified {
			unverified++
		}
	}
	switch unverified {
	case 0:
		return count(len(groups), "group", "groups")
	case len(groups):
		return count(len(groups), "group", "groups") + ", unverified"
	}
	return fmt.Sprintf("%s, %s of them unverified", count(len(groups), "group", "groups"), number(unverified))
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
		l.crumbs = []crumb{{"Groups", "/groups/"}}
		lists = append(lists, l)
	}
	for _, l := range ratingLists() {
		rating := ratingOfList(l)
		add(l, func(g *site.Group) bool { return g.Assessment.Rating == rating })
	}
	for i, name := range weekdays() {
		add(dayList(name), func(g *site.Group) bool { return meetsOn(g, group.Weekday(i)) })
	}
	for _, way := range []string{"in-person", "online", "hybrid", "phone"} {
		add(attendanceList(way), func(g *site.Group) bool { return g.Attendance == way })
	}
	for _, audience := range audienceOrder() {
		add(audienceList(audience), func(g *site.Group) bool { return slices.Contains(g.Audience, audience) })
	}
	for _, tag := range r.languages() {
		add(languageList(tag), func(g *site.Group) bool { return slices.Contains(g.Languages, tag) })
	}
	add(list{
		facet: "More", short: "Proof of attendance", address: "/proof-of-attendance/", title: "Groups that sign proof of attendance",
		intro: "These groups say that they sign papers for courts and programs. Ask before the meeting begins, and bring the form.",
	}, func(g *site.Group) bool { return g.Proof == medication.Yes })
	return lists
}

// ratingLists say what each rating means, in the words of docs/records.md.
func ratingLists() []list {
	return []list{
		{facet: "Medication", short: "Medication welcome", address: "/medication/welcomes/", title: "Groups where medication is welcome",
			intro: "At these groups people on medication may attend, speak and lead, or the group is there for them. Somebody who knows the group said so, and not too long ago."},
		{facet: "Medication", short: "No limits found", address: "/medication/neutral/", title: "Groups where we found no limits",
			intro: "Nothing that we know of these groups limits people on medication, and nothing says that they are specially welcome."},
		{facet: "Medication", short: "Varies: ask first", address: "/medication/varies/", title: "Groups where it varies",
			intro: "At these groups it depends: on the meeting, on the people, or on what you would like to do. Ask before you go."},
		{facet: "Medication", short: "Restricts", address: "/medication/restricts/", title: "Groups that restrict people on medication",
			intro: "These groups limit what people on medication may do. Each says what: some only ask them not to lead."},
		{facet: "Medication", short: "Not known yet", address: "/medication/unknown/", title: "Groups about which we do not know yet",
			intro: "Nobody has told us yet what people on medication may do at these groups, or it was too long ago. Not known does not mean yes: ask before you go."},
	}
}

// ratingOfList is the rating of "/medication/<rating>/".
func ratingOfList(l list) medication.Rating {
	return medication.Rating(strings.Trim(strings.TrimPrefix(l.address, "/medication/"), "/"))
}

func dayList(name string) list {
	return list{
		facet: "Day", short: name, address: "/days/" + strings.ToLower(name) + "/", title: "Groups that meet on " + name + "s",
		intro: "Groups that meet on a " + name + ", every week or on some weeks of the month. Times are in the group’s own time zone.",
	}
}

func attendanceList(way string) list {
	l := list{facet: "How you take part", short: label(attendanceWords(), way), address: "/attendance/" + way + "/"}
	switch way {
	case "in-person":
		l.title, l.intro = "Groups that meet in person", "You go there. The lists by place are quicker when you know the town."
	case "online":
		l.title, l.intro = "Groups that meet online", "You can join these from anywhere, on a computer or a phone."
	case "hybrid":
		l.title, l.intro = "Groups that meet in person and online", "You may go there or join from home."
	case "phone":
		l.title, l.intro = "Groups that meet by telephone", "You call in. Any telephone will do."
	}
	return l
}

func audienceList(audience string) list {
	word := label(audienceWords(), audience)
	l := list{
		facet: "For whom", short: word, address: "/audience/" + audience + "/", title: "Groups for " + lowerWord(word),
		intro: "Groups that say they are for " + lowerWord(word) + ".",
	}
	if audience == "patients" {
		l.title, l.intro = "Groups for patients of one program", "Only people in the host’s program may come to these."
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

func languageList(tag string) list {
	name := group.LanguageName(tag)
	return list{
		facet: "Language", short: name, address: "/language/" + strings.ToLower(tag) + "/", title: "Groups in " + name,
		intro: "Groups where " + name + " is spoken.",
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
	slices.SortFunc(tags[1:], func(a, b string) int { return strings.Compare(group.LanguageName(a), group.LanguageName(b)) })
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
		last.Links = append(last.Links, linkView{l.short, l.address, number(len(l.groups))})
	}
	return facets
}
