package example

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed cities.txt
var cities string

// A place is a real city with its rough position and size.
type place struct {
	city, state, zone, zip string
	latitude, longitude    float64
	people                 int // in thousands
	number                 int // its place in the list
}

func readPlaces() ([]place, error) {
	var places []place
	state, zone := "", ""
	for line := range strings.Lines(cities) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			state, zone, _ = strings.Cut(line[2:], " ")
		default:
			p, err := readPlace(line)
			if err != nil {
				return nil, err
			}
			p.state, p.number = state, len(places)
			if p.zone == "" {
				p.zone = zone
			}
			places = append(places, p)
		}
	}
	return places, nil
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

// somewhere draws a city, a big one as often as it has people.
func (c chance) somewhere(places []place) place {
	total := 0
	for _, p := range places {
		total += p.people
	}
	at := c.IntN(total)
	for _, p := range places {
		if at < p.people {
			return p
		}
		at -= p.people
	}
	return places[0]
}
