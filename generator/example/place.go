package example

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed cities.txt
var cities string

// A place is a real city with its rough position and size.
type place struct {
	city, state, zone, zip string
	latitude, longitude    float64
	people, statePeople    int     // in thousands
	number                 int     // its place in the list
	weight                 int     // how often it is drawn
	spread                 float64 // degrees from its middle to the farthest group; 0: the plain tree's, see where
}

func readPlaces() ([]place, error) {
	var places []place
	state, zone, people := "", "", 0
	for line := range strings.Lines(cities) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			var err error
			if state, zone, people, err = readState(line); err != nil {
				return nil, err
			}
		default:
			p, err := readPlace(line)
			if err != nil {
				return nil, err
			}
			p.state, p.statePeople, p.number, p.weight = state, people, len(places), p.people
			if p.zone == "" {
				p.zone = zone
			}
			places = append(places, p)
		}
	}
	return places, nil
}

func readState(line string) (state, zone string, people int, err error) {
	parts := strings.Fields(line)
	if len(parts) != 4 {
		return "", "", 0, fmt.Errorf("cities.txt: %q has not four parts", line)
	}
	people, err = strconv.Atoi(parts[3])
	return parts[1], parts[2], people, err
}

func readPlace(line string) (place, error) {
	parts := strings.Split(line+";", ";")
	if len(parts) < 6 {
		return place{}, fmt.Errorf("cities.txt: %q has too few parts", line)
	}
	latitude, err1 := strconv.ParseFloat(parts[1], 64)
	longitude, err2 := strconv.ParseFloat(parts[2], 64)
	people, err3 := strconv.Atoi(parts[3])
	if err1 != nil || err2 != nil || err3 != nil {
		return place{}, fmt.Errorf("cities.txt: %q has a number that cannot be read", line)
	}
	return place{city: parts[0], latitude: latitude, longitude: longitude, people: people, zip: parts[4], zone: parts[5]}, nil
}

// densely weighs the cities as people live: a state has its part of all people, shared by its cities in the list as they
// have people, since each stands for the towns around it, too. A big city is wider than a small one.
func densely(places []place) []place {
	listed := map[string]int{}
	for _, p := range places {
		listed[p.state] += p.people
	}
	dense := slices.Clone(places)
	for i, p := range dense {
		dense[i].weight = p.statePeople * p.people * 1000 / listed[p.state]
		dense[i].spread = 0.0027 * math.Sqrt(float64(p.people)) // New York 0.25 degrees, Worcester 0.04
	}
	return dense
}

// somewhere draws a city by weight.
func (c chance) somewhere(places []place) place {
	total := 0
	for _, p := range places {
		total += p.weight
	}
	at := c.IntN(total)
	for _, p := range places {
		if at < p.weight {
			return p
		}
		at -= p.weight
	}
	return places[0]
}

// around is where in the city a group meets.
func (c chance) around(p place) (latitude, longitude float64) {
	if p.spread == 0 { // five kilometres or so around the middle; the plain tree's bytes hang on this very sum
		return p.latitude + c.Float64()/10 - 0.05, p.longitude + c.Float64()/10 - 0.05
	}
	off := func() float64 { return float64(p.spread * (c.Float64() + c.Float64() - 1)) } // more of them near the middle; converted, lest a machine fuse the sums
	return p.latitude + off(), p.longitude + off()
}
