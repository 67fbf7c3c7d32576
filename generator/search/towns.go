package search

import (
	"cmp"
	"slices"
)

// residentTowns is how many cities the lexicon itself knows: those in which most groups are, and so those that are asked for most.
// Each costs every reader about 12 bytes, and spares those who name it a file of cities (3,500) and a round trip.
const residentTowns = 100

// alike: of towns with one name, a client may offer one that is so many times smaller than the largest.
const alike = 8

// mostOf are the cities in which most groups are, as a file of cities has them. Whoever knows one town of a name
// must know every other that may be meant by it, or would take one for the other.
func (g *gazetteer) mostOf(groups []*placed) *nameFile {
	in := map[string]int{} // groups, by the name of their city, whatever its state
	for _, p := range groups {
		if p.middle != (spot{}) {
			in[townKey(p.City, "")]++
		}
	}
	names := sortedKeys(in)
	slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(in[y], in[x]) })
	called := map[string][]*town{}
	for _, name := range names[:min(len(names), residentTowns)] {
		called[name] = nil
	}
	for i := range g.towns {
		key := townKey(g.towns[i].name, "")
		if towns, is := called[key]; is {
			called[key] = append(towns, &g.towns[i])
		}
	}
	f := &nameFile{}
	for _, towns := range called {
		most := slices.MaxFunc(towns, func(x, y *town) int { return cmp.Compare(x.size, y.size) }).size
		for _, t := range towns {
			if t.size > 0 && t.size*alike >= most {
				f.add(t)
			}
		}
	}
	sortNames(f)
	return f
}
