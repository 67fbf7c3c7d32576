package search

import (
	"strings"

	"manyroads/generator/medication"
)

// count counts every group under each value of each facet, so that filters have numbers before anything is asked.
func (s *sharder) count() {
	counts := map[string]map[string]int{}
	add := func(facet string, values ...string) {
		if counts[facet] == nil {
			counts[facet] = map[string]int{}
		}
		for _, value := range values {
			if value != "" {
				counts[facet][value]++
			}
		}
	}
	for _, g := range s.groups {
		add("medication", string(ratings()[place(ratings(), g.Assessment.Rating, len(ratings())-1)]))
		add("attendance", attendances()[place(attendances(), g.Attendance, len(attendances())-1)])
		if g.Attendance == "hybrid" {
			add("attendance", "in-person", "online")
		}
		add("organization", g.Organization)
		add("place", stateKey(g.Group))
		add("audience", setOf(g.Audience)...)
		add("language", setOf(g.Languages)...)
		if proof := string(g.Proof); proof != string(medication.Unknown) {
			add("proof", proof)
		}
		for _, day := range daysOf(g.Group) {
			add("day", strings.Trim(string(rune('0'+day)), "7"))
		}
	}
	s.base.out.Counts = counts
}
