package search

import (
	"math"
	"strconv"
)

// A placed group is one with where it is, as far as that can be told without the others of its city.
type placed struct {
	*Group
	middle  spot // of its city, as the table has it
	at      spot
	located int
	key     spot // by which it is sorted into a cell
	number  int  // in an index that is cut
}

// How well it is known where a group is.
const (
	notLocated = iota
	locatedItself
	locatedRoughly // by the middle of its ZIP code or of its city
)

// place finds out where a group is.
func (g *gazetteer) place(group *Group) placed {
	p := placed{Group: group}
	american := !isForeign(group)
	if american && group.City != "" {
		p.middle = g.city(group.City, group.StateCode)
	}
	byZip, known := spot{}, false
	if american {
		byZip, known = g.byZip[zipNumber(group.Place.PostalCode)]
	}
	switch {
	case group.Place.Located:
		p.at, p.located = spot{int(math.Round(group.Place.Latitude * 1000)), int(math.Round(group.Place.Longitude * 1000))}, locatedItself
	case known:
		p.at, p.located = byZip, locatedRoughly
	case p.middle != (spot{}):
		p.at, p.located = p.middle, locatedRoughly
	}
	p.key = p.at
	if p.isNowhere() {
		p.key = anySpot(group.Address)
	}
	return p
}

// isNowhere tells whether a group belongs to no place at all.
func (p *placed) isNowhere() bool {
	return p.State == "" && !p.Place.Located && p.City == "" && (p.Attendance == "online" || p.Attendance == "phone")
}

// zipNumber is a ZIP code without what follows its five digits, or -1.
func zipNumber(code string) int {
	if n, err := strconv.Atoi(code[:min(5, len(code))]); err == nil && len(code) >= 5 {
		return n
	}
	return -1
}
