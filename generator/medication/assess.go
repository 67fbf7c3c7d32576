package medication

import (
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/source"
)

// monthsOf is how long an answer of a grade counts; grades that are not here never count.
var monthsOf = map[string]int{"A": 12, "B": 12, "C": 9, "D": 6, "E": 24}

// Expires is the first day on which evidence no longer counts, or the zero Date where it never did (grade F, no date).
func (e Evidence) Expires() source.Date {
	months, counts := monthsOf[e.Grade]
	if !counts || e.Checked.IsZero() {
		return source.Date{}
	}
	return e.Checked.AddMonths(months)
}

// Fresh tells whether the evidence still counts on a day.
func (e Evidence) Fresh(on source.Date) bool {
	expires := e.Expires()
	return !expires.IsZero() && expires.After(on) && !e.Checked.After(on)
}

// Confirmed tells whether the group itself or its contact said so (grade A or B) and that is still fresh.
func (e Evidence) Confirmed(on source.Date) bool {
	return (e.Grade == "A" || e.Grade == "B") && e.Fresh(on)
}

// strong tells whether a rating may rest on it: grade A, B or C, and fresh.
func (e Evidence) strong(on source.Date) bool {
	return e.Fresh(on) && strings.Contains("ABC", e.Grade)
}

// On assesses the record as it stands on one day. It is the only place where a rating comes into being.
func (r *Record) On(on source.Date) Assessment {
	a := Assessment{Rating: NotKnown, Unverified: true, Rights: make([]Standing, 0, len(questions))}
	answered, fresh := 0, 0
	counting := map[string]Standing{} // answers that a rating may rest on
	for i := range questions {
		question := &questions[i]
		standing := r.standing(question, on)
		a.Rights = append(a.Rights, standing)
		if standing.Written == Unknown {
			continue
		}
		answered++
		if standing.Answer == Unknown {
			continue
		}
		fresh++
		a.Unverified = false
		if standing.Evidence.strong(on) {
			counting[question.Key] = standing
		}
	}
	a.Expired = answered > 0 && fresh == 0 && slices.ContainsFunc(a.Rights, func(s Standing) bool { return s.Expired })
	r.rate(&a, counting, on)
	return a
}

// standing is one answer on one day: what the record says, and whether that still counts.
// Grade E speaks of the whole fellowship and grade F of an old page: neither says what this group does now.
func (r *Record) standing(question *Question, on source.Date) Standing {
	right := r.Rights[question.Key]
	evidence := &r.Evidence
	if right.Evidence != nil {
		evidence = right.Evidence
	}
	s := Standing{Question: question, Written: right.Answer, Note: right.Note, Evidence: evidence}
	if right.Answer == Unknown {
		return s
	}
	usable := strings.Contains("ABCD", evidence.Grade) && evidence.Grade != ""
	s.Expires = evidence.Expires()
	s.Expired = usable && !s.Expires.IsZero() && !s.Expires.After(on)
	if usable && evidence.Fresh(on) {
		s.Answer = right.Answer
	}
	return s
}

// limiting are the rights whose refusal makes a group one that restricts. Sponsoring is each member's own choice,
// and naming the medicine may be left out for reasons that have nothing to do with it, so neither does.
var limiting = []string{"attend", "share", "chair", "serve", "time_recognised"}

// notWarm are the welcomes that a reader must be warned of.
var notWarm = []string{"mixed", "cool", "hostile"}

// rate applies the rules of docs/records.md, the most limiting first, so that nothing limiting hides behind a welcome.
func (r *Record) rate(a *Assessment, counting map[string]Standing, on source.Date) {
	is := func(key string, answer Answer) bool { s, ok := counting[key]; return ok && s.Answer == answer }
	strong := r.Evidence.strong(on)
	var mixed []string
	for _, question := range Questions() {
		switch {
		case slices.Contains(limiting, question.Key) && is(question.Key, No):
			a.Restricted = append(a.Restricted, question.Label)
			a.Reasons = append(a.Reasons, fmt.Sprintf("No to %q", question.Label))
		case is(question.Key, Depends), is(question.Key, No):
			mixed = append(mixed, fmt.Sprintf("%q depends", question.Label))
		}
	}
	if strong && r.ExclusionPolicy == "formal" {
		a.Restricted = append(a.Restricted, "Formal rule")
		a.Reasons = append(a.Reasons, "A formal rule against people on medication")
	}
	if strong && r.ExclusionPolicy == "unwritten" {
		mixed = append(mixed, "An unwritten rule against people on medication is reported")
	}
	if strong && slices.Contains(notWarm, r.Welcome) {
		mixed = append(mixed, "The welcome is reported as "+r.Welcome)
	}
	policyKnown := strong && r.ExclusionPolicy != ""
	switch {
	case len(a.Restricted) > 0:
		a.Rating = Restricts
	case len(mixed) > 0 && !r.limitExpired(a.Rights, on, refuses):
		a.Rating, a.Reasons = Varies, mixed
	case r.limitExpired(a.Rights, on, limits):
		a.Reasons = []string{"An older report of a limit is out of date and nobody has confirmed that it is gone"}
	case is("attend", Yes) && r.ForMedication:
		a.Rating, a.Reasons = Welcomes, []string{"It exists for people on medication"}
	case is("attend", Yes) && is("share", Yes) && is("chair", Yes):
		a.Rating, a.Reasons = Welcomes, []string{"People on medication may attend, speak and lead"}
	case len(counting) > 0 || policyKnown:
		a.Rating, a.Reasons = Neutral, []string{"Nothing was found that limits people on medication, and nothing that specially welcomes them"}
	}
	if a.Rating != NotKnown {
		a.Expires = r.firstChange(counting, strong)
	}
}

// refuses tells whether an answer makes a group one that restricts, limits whether it limits at all.
func refuses(key string, answer Answer) bool { return answer == No && slices.Contains(limiting, key) }
func limits(_ string, answer Answer) bool    { return answer == No || answer == Depends }

// limitExpired tells whether a limit was reported that is now too old to count. Time alone must never turn a limit into a welcome,
// so such a record is not known until somebody asks again. counts says which answers are meant.
func (r *Record) limitExpired(rights []Standing, on source.Date, counts func(key string, answer Answer) bool) bool {
	tooOld := func(e *Evidence) bool {
		return e.Grade != "" && strings.Contains("ABC", e.Grade) && !e.Checked.IsZero() && !e.Expires().After(on)
	}
	for _, s := range rights {
		if counts(s.Question.Key, s.Written) && tooOld(s.Evidence) {
			return true
		}
	}
	policy := r.ExclusionPolicy == "formal" && counts("attend", No)
	softer := (r.ExclusionPolicy == "unwritten" || slices.Contains(notWarm, r.Welcome)) && counts("attend", Depends)
	return (policy || softer) && tooOld(&r.Evidence)
}

// firstChange is the first day on which something that the rating rests on no longer counts.
func (r *Record) firstChange(counting map[string]Standing, strong bool) source.Date {
	var first source.Date
	consider := func(e *Evidence) {
		if day := e.Expires(); first.IsZero() || first.After(day) {
			first = day
		}
	}
	for _, standing := range counting {
		consider(standing.Evidence)
	}
	if strong && (r.ExclusionPolicy != "" || r.Welcome != "") {
		consider(&r.Evidence)
	}
	return first
}
