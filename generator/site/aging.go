package site

import (
	"cmp"
	"slices"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// An Aging is something that counts only until a day: an answer, a listing, the record of an organization, the review of an article.
type Aging struct {
	Expires source.Date // the first day on which it does not count
	Kind    string      // "the listing", "the answers on medication", "the record", "the review"
	Name    string
	Check   string // where to look again: an address, or what it was when there is none
	Grade   string
	Checked source.Date
	At      source.Position
}

const (
	listing = "the listing"
	answers = "the answers on medication"
	record  = "the record"
	review  = "the review"
)

// Aging is what has run out by a day or will have, the oldest first. Evidence of grade F never counted, so it never runs out.
func (s *Site) Aging(until source.Date) []Aging {
	var all []Aging
	add := func(a Aging) {
		if !a.Expires.IsZero() && !a.Expires.After(until) {
			all = append(all, a)
		}
	}
	evidence := func(kind, name, website string, at source.Position, e *medication.Evidence) {
		add(Aging{Expires: e.Expires(), Kind: kind, Name: name, Check: cmp.Or(e.Source, website, e.Kind, e.Title), Grade: e.Grade, Checked: e.Checked, At: at})
	}
	for _, g := range s.Groups {
		evidence(listing, g.Name, g.Website, g.At, &g.Listing.Evidence)
		for _, e := range behind(g.Medication.Rights, g.Medication.Evidence, g.Medication.ExclusionPolicy != "" || g.Medication.Welcome != "") {
			evidence(answers, g.Name, g.Website, g.At, e)
		}
	}
	for _, o := range s.Organizations {
		p := o.Medication
		if !o.Checked.IsZero() {
			add(Aging{Expires: o.Checked.AddMonths(12), Kind: record, Name: o.Name, Check: o.Website, Checked: o.Checked, At: o.At})
		}
		for _, e := range behind(p.Rights, p.Evidence, p.ExclusionPolicy != "" || p.Stance != "unknown" || p.Reports != "unknown") {
			evidence(answers, o.Name, o.Website, o.At, e)
		}
	}
	for _, a := range s.Articles {
		add(Aging{Expires: a.NextReview, Kind: review, Name: a.Title, Check: strings.TrimSuffix(s.Settings.Address, "/") + "/articles/" + a.ID + "/", Checked: a.Reviewed, At: a.At})
	}
	for _, other := range s.Others {
		for _, a := range other.translation.Articles {
			add(Aging{Expires: a.NextReview, Kind: review, Name: a.Title, Check: strings.TrimSuffix(s.Settings.Address, "/") + "/" + other.Settings.Language + "/articles/" + a.ID + "/", Checked: a.Reviewed, At: a.At})
		}
	}
	slices.SortFunc(all, func(a, b Aging) int {
		return cmp.Or(a.Expires.Compare(b.Expires), strings.Compare(a.At.File, b.At.File), a.At.Line-b.At.Line, strings.Compare(a.Kind, b.Kind), strings.Compare(a.Check, b.Check))
	})
	return slices.Compact(all)
}

// behind is the evidence on which answers rest: that of the table, where something rests on it, and the answers' own.
func behind(rights medication.Rights, shared medication.Evidence, claims bool) []*medication.Evidence {
	var all []*medication.Evidence
	for _, right := range rightsOf(rights) {
		if right.Answer == medication.Unknown {
			continue
		}
		if right.Evidence != nil {
			all = append(all, right.Evidence)
		} else {
			claims = true
		}
	}
	if claims {
		all = append(all, &shared)
	}
	return all
}
