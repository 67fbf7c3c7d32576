package search

import (
	"cmp"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// restsOn is the weakest evidence that the rating rests on, of equally weak the oldest, so that what is shown is never stronger than
// what is known. Where there is no rating, it is that of the answers that count without making one; nil where none counts.
func restsOn(g *Group) *medication.Evidence {
	counting := func(e *medication.Evidence) bool { return e.Grade != "" && strings.Contains("ABC", e.Grade) }
	rated := g.Assessment.Rating != medication.NotKnown && g.Assessment.Rating != ""
	var weakest *medication.Evidence
	consider := func(e *medication.Evidence) {
		if rated && !counting(e) {
			return
		}
		if weakest == nil || cmp.Or(strings.Compare(e.Grade, weakest.Grade), weakest.Checked.Compare(e.Checked)) > 0 {
			weakest = e
		}
	}
	for _, right := range g.Assessment.Rights {
		if right.Answer != medication.Unknown {
			consider(right.Evidence)
		}
	}
	own := &g.Medication.Evidence
	if rated && (g.Medication.ExclusionPolicy != "" || g.Medication.Welcome != "") && !g.Assessment.Expires.After(own.Expires()) {
		consider(own)
	}
	return weakest
}

// monthsOf is how many months before its end evidence of a grade, 1 for A, was checked; docs/search-index.md says so to clients.
func monthsOf(by int) int { return [...]int{0, 12, 12, 9, 6, 24, 0}[by] }

// whoSays gives a grade as a number, 1 for A to 6 for F, and the month of the check, 1 for January 2000; 0 where it follows from the
// end that is written beside it, or where there is no such month. An old page (F) has none: that it was read says nothing of when it was true.
func whoSays(e *medication.Evidence, end source.Date) (by, in int) {
	if e == nil {
		return 0, 0
	}
	by = strings.Index("ABCDEF", cmp.Or(e.Grade, "-")) + 1
	if by == 0 || e.Grade == "F" || e.Checked.IsZero() {
		return by, 0
	}
	if in = monthNumber(e.Checked); !end.IsZero() && in == monthNumber(end)-monthsOf(by) {
		return by, 0
	}
	return by, max(0, in)
}

func monthNumber(d source.Date) int { return (d.Year-2000)*12 + int(d.Month) }
