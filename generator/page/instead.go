package page

import (
	"slices"

	"manyroads/generator/medication"
	"manyroads/generator/site"
)

// onlineAddress is the list of groups that one can join from anywhere.
const onlineAddress = "/groups/online/"

// mostNearby is how many other groups a group's page names; the lists hold the rest.
const mostNearby = 3

// instead is "If this one doesn't fit": groups near it, groups online for the same need, and the lists.
func (r *renderer) instead(g *site.Group) (nearby, online, lists []linkView) {
	say, near := r.say.Instead, g.City
	if near == nil || len(r.inPlace[near]) < 2 {
		near = g.State
	}
	if near != nil && len(r.inPlace[near]) > 1 {
		nearby = r.others(r.inPlace[near], g)
		lists = append(lists, linkView{Title: r.say.count(len(r.inPlace[near]), say.AllIn, "place", near.Name), Address: near.Address})
	}
	families := slices.Contains(g.Audience, "families")
	need := r.tallies.onlineWelcoming
	if families {
		need = r.tallies.onlineFamilies
	}
	online = r.others(need, g)
	if families {
		lists = append(lists, linkView{Title: say.Families, Address: "/audience/families/"})
	} else if n := r.tallies.rating[medication.Welcomes]; n > 0 {
		lists = append(lists, linkView{Title: r.say.count(n, say.Welcome), Address: "/medication/welcomes/"})
	}
	if r.tallies.online > 0 {
		lists = append(lists, linkView{Title: r.say.count(r.tallies.online, say.Anywhere), Address: onlineAddress})
	}
	if g.Org != nil && len(r.of[g.Org]) > 1 {
		lists = append(lists, linkView{Title: r.say.count(len(r.of[g.Org]), say.AllOf, "name", shortName(g.Org)), Address: g.Org.Address + "groups/"})
	}
	for _, s := range r.site.Sections {
		if s.ID == "start-here" && len(s.Articles) > 0 {
			lists = append(lists, linkView{Title: say.HowTo, Address: s.Address})
		}
	}
	return nearby, online, lists
}

// others are the first few groups of a list that are not g itself, each with what is known of when.
func (r *renderer) others(groups []*site.Group, g *site.Group) []linkView {
	var links []linkView
	for _, other := range groups {
		if len(links) == mostNearby {
			break
		}
		if other != g {
			links = append(links, linkView{other.Name, other.Address, r.otherNote(other)})
		}
	}
	return links
}

func (r *renderer) otherNote(g *site.Group) string {
	if !g.Verified {
		return fill(r.say.Instead.Unverified, "seen", r.say.seen(g))
	}
	big, small := r.say.whenShort(g)
	if small == "" {
		return big
	}
	return small + ", " + big
}

// tallies are the counts and short lists that many pages need; they are made once.
type tallies struct {
	rating          map[medication.Rating]int
	online          int
	onlineWelcoming []*site.Group // the first few
	onlineFamilies  []*site.Group
}

func (r *renderer) tally() tallies {
	t := tallies{rating: map[medication.Rating]int{}}
	for _, g := range r.running {
		t.rating[g.Assessment.Rating]++
		if !fromAnywhere(g) {
			continue
		}
		t.online++
		if g.Assessment.Rating == medication.Welcomes && g.Verified && len(t.onlineWelcoming) <= mostNearby {
			t.onlineWelcoming = append(t.onlineWelcoming, g)
		}
		if slices.Contains(g.Audience, "families") && len(t.onlineFamilies) <= mostNearby {
			t.onlineFamilies = append(t.onlineFamilies, g)
		}
	}
	return t
}

// joinedOnline tells whether one can take part from anywhere.
func joinedOnline(g *site.Group) bool {
	return g.Attendance == "online" || g.Attendance == "hybrid" || g.Attendance == "phone"
}

// fromAnywhere tells whether a group stands in the list of those: one without a place does, too, since it stands in no other.
func fromAnywhere(g *site.Group) bool { return joinedOnline(g) || g.Country == nil }

type insteadWords struct {
	AllIn, AllOf, Welcome, Anywhere plural
	Families, HowTo, Unverified     string
}

func englishInstead() insteadWords {
	return insteadWords{
		AllIn:    plural{One: "The group in {place}", Other: "All {n} groups in {place}"},
		AllOf:    plural{One: "The group of {name}", Other: "All {n} groups of {name}"},
		Welcome:  plural{One: "1 group where medication is welcome", Other: "{n} groups where medication is welcome"},
		Anywhere: plural{One: "1 group to join from anywhere", Other: "{n} groups to join from anywhere"},
		Families: "Groups for families and friends", HowTo: "How to find a group that fits", Unverified: "unverified, {seen}",
	}
}
