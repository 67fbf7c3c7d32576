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
	near := g.City
	if near == nil || len(near.Groups) < 2 {
		near = g.State
	}
	if near != nil {
		nearby = r.others(near.Groups, g)
		lists = append(lists, linkView{
			Title: "All " + count(len(near.Groups), "group", "groups") + " in " + near.Name, Address: near.Address,
		})
	}
	families := slices.Contains(g.Audience, "families")
	need := r.tallies.onlineWelcoming
	if families {
		need = r.tallies.onlineFamilies
	}
	online = r.others(need, g)
	if families {
		lists = append(lists, linkView{Title: "Groups for families and friends", Address: "/audience/families/"})
	} else if n := r.tallies.rating[medication.Welcomes]; n > 0 {
		lists = append(lists, linkView{
			Title: count(n, "group", "groups") + " where medication is welcome", Address: "/medication/welcomes/",
		})
	}
	if r.tallies.online > 0 {
		lists = append(lists, linkView{Title: "All " + count(r.tallies.online, "online group", "online groups"), Address: onlineAddress})
	}
	if g.Org != nil && len(g.Org.Groups) > 1 {
		lists = append(lists, linkView{
			Title: "All " + count(len(g.Org.Groups), "group", "groups") + " of " + shortName(g.Org), Address: g.Org.Address + "groups/",
		})
	}
	return nearby, online, lists
}

// others are the first few groups of a list that are not g itself, verified ones first, each with what is known of when.
func (r *renderer) others(groups []*site.Group, g *site.Group) []linkView {
	var links []linkView
	for _, wanted := range []bool{true, false} {
		for _, other := range groups {
			if len(links) == mostNearby {
				return links
			}
			if other == g || other.Verified != wanted || other.Status == "closed" {
				continue
			}
			links = append(links, linkView{other.Name, other.Address, otherNote(other)})
		}
	}
	return links
}

func otherNote(g *site.Group) string {
	if !g.Verified {
		return "unverified, " + seen(g)
	}
	big, small := whenShort(g)
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
	for _, g := range r.site.Groups {
		t.rating[g.Assessment.Rating]++
		if !joinedOnline(g) {
			continue
		}
		t.online++
		if g.Status == "closed" {
			continue
		}
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
