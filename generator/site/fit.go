package site

import (
	"slices"
	"strings"
)

// notKnown is the value of a field that nobody knows. No answer may accept it.
const notKnown = "unknown"

// A roadField is what a question may ask for: the values that there are, and those that one organization has.
type roadField struct {
	name   string
	values []string
	of     func(*Organization) []string
}

// roadFields read the record and nothing else. Where the record does not say, the value is unknown, and fits no answer.
func roadFields() []roadField {
	return []roadField{
		{"serves", []string{"person", "family", "bereaved", "parallel", notKnown}, serves},
		{"medication", []string{"for-people-on-medication", "welcomes", "neutral", "varies", "restricts", "not-applicable", notKnown}, towardMedication},
		{"aim", []string{"own-goal", "stop", notKnown}, func(o *Organization) []string { return []string{o.Aim} }},
		{"secular", []string{"yes", "mixed", "no", notKnown}, func(o *Organization) []string { return []string{o.Secular} }},
		{"twelve_step", []string{"yes", "no"}, func(o *Organization) []string {
			if o.TwelveStep {
				return []string{"yes"}
			}
			return []string{"no"}
		}},
		{"attendance", []string{"in-person", "online", "phone", "text", notKnown}, func(o *Organization) []string { return o.Attendance }},
	}
}

// serves is whom it is there for. What is made for families is not there for those who use.
func serves(o *Organization) []string {
	var values []string
	switch {
	case o.Kind == "family-group", slices.Contains(o.Audience, "families"):
	case o.Kind == "parallel-support":
		values = append(values, "parallel")
	default:
		values = append(values, "person")
	}
	if o.Families {
		values = append(values, "family")
	}
	if slices.Contains(o.Audience, "bereaved") {
		values = append(values, "bereaved")
	}
	return values
}

// towardMedication is the rating, which already never rests on reports alone, and whether it is there for people on medication.
// The second says who comes, and nothing of how they are received.
func towardMedication(o *Organization) []string {
	values := []string{string(o.Ratings.Overall)}
	if o.Kind == "medication-group" || slices.Contains(o.Audience, "people-on-medication") {
		values = append([]string{"for-people-on-medication"}, values...)
	}
	return values
}

func roadFieldNames() []string {
	var names []string
	for _, field := range roadFields() {
		names = append(names, field.name)
	}
	return names
}

// roadValues are the values of a field; none for a name that is no field.
func roadValues(name string) []string {
	for _, field := range roadFields() {
		if field.name == name {
			return field.values
		}
	}
	return nil
}

// valuesOf are what an organization's record says, or that it is not known.
func valuesOf(o *Organization, name string) []string {
	for _, field := range roadFields() {
		if values := field.of(o); field.name == name && len(values) > 0 {
			return values
		}
	}
	return []string{notKnown}
}

// Fit tells whether an organization fits an answer, and why or why not, in the words of the question.
// It looks at the record alone: neither at other answers nor at the other organizations.
func (q RoadQuestion) Fit(o *Organization, answer int) (fits bool, why string) {
	var has, all []string
	for _, value := range valuesOf(o, q.Field) {
		if slices.Contains(q.Answers[answer].Accepts, value) && value != notKnown {
			has = append(has, q.Words[value])
		}
		all = append(all, q.Words[value])
	}
	if len(has) > 0 {
		return true, strings.Join(has, ", ")
	}
	return false, strings.Join(all, ", ") + "; " + q.Answers[answer].Asked
}
