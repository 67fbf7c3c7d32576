package organization

import (
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// Ratings derives the three words. Texts grow old too: after the months of their grade they are not known.
// Unknown practice never makes a welcome, and a welcome in the texts never hides mixed practice.
func (o *Organization) RatingsOn(on source.Date) Ratings {
	p := o.Medication
	if !p.Applies {
		none := medication.NotApplicable
		return Ratings{Overall: none, Texts: none, Practice: none}
	}
	r := Ratings{Texts: medication.NotKnown, Practice: medication.NotKnown}
	if p.Evidence.Fresh(on) {
		r.Texts, r.Practice = p.texts(), p.practice()
	} else if p.claims() {
		r.Reasons = append(r.Reasons, "What the texts say was last checked too long ago")
	}
	r.Overall = overall(r.Texts, r.Practice, p.leavesToGroups())
	return r
}

func (p Policy) texts() medication.Rating {
	if p.ExclusionPolicy == "formal" || p.Stance == "limits" {
		return medication.Restricts
	}
	for _, right := range p.Rights {
		if right.Answer == medication.No {
			return medication.Restricts
		}
	}
	return map[string]medication.Rating{"supports": medication.Welcomes, "neutral": medication.Neutral, "unknown": medication.NotKnown}[p.Stance]
}

func (p Policy) practice() medication.Rating {
	return map[string]medication.Rating{
		"supports": medication.Welcomes, "mixed": medication.Varies, "limits": medication.Restricts, "unknown": medication.NotKnown,
	}[p.Reports]
}

// leavesToGroups tells whether the texts leave a right to each group.
func (p Policy) leavesToGroups() bool {
	for _, question := range medication.Questions() {
		if question.Key != "sponsor" && p.Rights[question.Key].Answer == medication.Depends {
			return true
		}
	}
	return false
}

func overall(texts, practice medication.Rating, groupsDecide bool) medication.Rating {
	switch {
	case practice == medication.Varies, practice != medication.NotKnown && texts != medication.NotKnown && practice != texts:
		return medication.Varies
	case texts == medication.Restricts:
		return medication.Restricts
	case texts == medication.Neutral && groupsDecide:
		return medication.Varies
	case texts == medication.NotKnown && practice == medication.Welcomes:
		return medication.NotKnown // reports alone, with no text behind them, promise nothing
	case texts == medication.NotKnown:
		return practice
	}
	return texts
}
