package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A badgeKey names one badge: there are only as many as there are ratings and combinations of restrictions.
type badgeKey struct {
	rating medication.Rating
	what   string // what a group restricts
	policy bool   // of an organization's texts or practice
}

// badgeView is what group/badge.html sees. Detail is what is restricted.
type badgeView struct{ Class, Icon, Word, Detail string }

// makeBadges writes every badge that the site shows, once.
func (r *renderer) makeBadges() source.Problems {
	r.badges = map[badgeKey]template.HTML{}
	var problems source.Problems
	add := func(key badgeKey) {
		if _, made := r.badges[key]; made {
			return
		}
		icon, word := r.say.ratingWord(key.rating)
		if key.policy {
			icon, word = r.say.policyWord(key.rating)
		}
		text, err := r.layouts.sheet("group/badge.html").text(badgeView{string(key.rating), icon, word, key.what})
		if err != nil {
			problems = asProblems(err)
		}
		r.badges[key] = text
	}
	for _, rating := range []medication.Rating{medication.Welcomes, medication.Neutral, medication.Varies, medication.Restricts, medication.NotKnown, medication.NotApplicable} {
		add(badgeKey{rating: rating})
		add(badgeKey{rating: rating, policy: true})
	}
	for _, g := range r.site.Groups {
		add(r.say.badgeOf(g))
	}
	return problems
}

func (say *sayings) badgeOf(g *site.Group) badgeKey {
	return badgeKey{rating: g.Assessment.Rating, what: say.restriction(g.Assessment)}
}

// restriction says in few words what a group restricts; it is never left out where the rating is "restricts".
func (say *sayings) restriction(a medication.Assessment) string {
	if a.Rating != medication.Restricts {
		return ""
	}
	var words []string
	for _, word := range a.Restricted {
		words = append(words, lowerFirst(say.fromBelow(word)))
	}
	if len(words) == 0 {
		return say.Medication.SeeBelow
	}
	return say.list(words)
}

// badge is the badge of a group's rating without more words.
func (r *renderer) badge(rating medication.Rating) template.HTML {
	return r.badges[badgeKey{rating: rating}]
}

// policyBadge is the badge of what an organization's texts say, or of what is reported of its practice.
func (r *renderer) policyBadge(rating medication.Rating) template.HTML {
	if badge, ok := r.badges[badgeKey{rating: rating, policy: true}]; ok {
		return badge
	}
	return r.badges[badgeKey{rating: medication.NotKnown, policy: true}]
}

// A rightView is one of the seven answers as the page shows it.
type rightView struct {
	Class, Icon, Word string
	Label, Asks, Note string
	Was               string // what was said before the answer grew too old
	By                string // who says so, where that differs from the whole table
	Expires           string // YYYY-MM-DD, or ""
}

// rightViews are the seven answers in their order. Each names its own evidence only where it has its own.
func (say *sayings) rightViews(a medication.Assessment, whole medication.Evidence) []rightView {
	views := make([]rightView, 0, len(a.Rights))
	for _, standing := range a.Rights {
		view := rightView{Label: say.fromBelow(standing.Question.Label), Asks: say.Values.Asks[standing.Question.Key], Note: standing.Note}
		view.Class, view.Icon, view.Word = say.answerWord(standing.Answer)
		if standing.Answer != medication.Unknown {
			view.Expires = standing.Expires.String()
		}
		if standing.Written != standing.Answer {
			_, _, word := say.answerWord(standing.Written)
			view.Was = say.wasSaid(word, standing)
		} else if standing.Answer != medication.Unknown && *standing.Evidence != whole {
			view.By = say.evidenceText(*standing.Evidence)
		}
		views = append(views, view)
	}
	return views
}

// wasSaid tells an answer that doesn't count today, and why it doesn't.
func (say *sayings) wasSaid(word string, standing medication.Standing) string {
	switch {
	case standing.Expired:
		return fill(say.Medication.TooOld, "answer", word, "date", say.day(standing.Evidence.Checked))
	case standing.Evidence.Grade == "E":
		return fill(say.Medication.OfFellowship, "answer", lowerFirst(word))
	default:
		return fill(say.Medication.OfPage, "answer", lowerFirst(word))
	}
}

// evidenceText is who says so, and when that was checked.
func (say *sayings) evidenceText(e medication.Evidence) string {
	text := say.Values.Grades[e.Grade]
	switch {
	case e.Checked.IsZero():
		return text
	case e.Grade == "F":
		return fill(say.Medication.Read, "who", text, "date", say.day(e.Checked))
	}
	return fill(say.Medication.Checked, "who", text, "date", say.day(e.Checked))
}

// An evidenceView is who says something, with a source that the reader may open.
type evidenceView struct {
	Text, Title, Address, Published, By string
	Kind, After                         string // an editor's words for what it was, behind Text, and the end of the sentence
}

func (say *sayings) evidenceOf(e medication.Evidence) *evidenceView {
	if e.Grade == "" {
		return nil
	}
	view := &evidenceView{Text: say.evidenceText(e), Title: e.Title, Address: e.Source, Published: e.Published, By: e.By}
	if view.Title == "" {
		view.Title = e.Kind
	}
	if view.Title == "" && view.Address != "" {
		view.Title = hostOf(view.Address)
	}
	return view
}

// medicationSentence is the one plain sentence under "If you take medication". It says no more than the assessment does.
func (say *sayings) medicationSentence(g *site.Group) string {
	a := g.Assessment
	switch a.Rating {
	case medication.Welcomes:
		return say.welcomeSentence(g)
	case medication.Neutral:
		return say.Medication.Neutral
	case medication.Varies:
		return say.variesSentence(a)
	case medication.Restricts:
		return fill(say.Medication.Limits, "what", say.restriction(a))
	}
	switch {
	case a.Expired:
		return say.Medication.Expired
	case slices.ContainsFunc(a.Rights, func(s medication.Standing) bool { return s.Answer != medication.Unknown }):
		return say.Medication.OneReport // no rating rests on grade D
	case !g.Verified:
		return say.Medication.Unconfirmed
	}
	return say.Medication.NotKnown
}

func (say *sayings) welcomeSentence(g *site.Group) string {
	for _, audience := range g.Audience {
		if audience == "people-on-medication" {
			return say.Medication.ForThem
		}
	}
	if names := g.Medication.Medications; len(names) > 0 && names[0] != "any" {
		return fill(say.Medication.WelcomeOn, "medicines", say.medicines(names))
	}
	return say.Medication.Welcome
}

// variesSentence names what depends, and what else speaks for asking first.
func (say *sayings) variesSentence(a medication.Assessment) string {
	var depends, others []string
	for _, standing := range a.Rights {
		if standing.Answer == medication.Depends {
			depends = append(depends, lowerFirst(say.fromBelow(standing.Question.Label)))
		}
	}
	for _, reason := range a.Reasons {
		if !strings.HasSuffix(reason, " depends") {
			others = append(others, say.fromBelow(reason))
		}
	}
	text := say.Medication.Depends
	if len(depends) > 0 {
		text = fill(say.Medication.DependsOn, "what", say.list(depends))
	}
	return strings.TrimSpace(text + " " + sentences(others))
}

// fromBelow is a text that a lower room gave in English.
func (say *sayings) fromBelow(text string) string { return cmp.Or(say.lower[text], text) }

func sentences(reasons []string) string {
	var b strings.Builder
	for i, reason := range reasons {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(upperFirst(reason))
		if !strings.HasSuffix(reason, ".") {
			b.WriteByte('.')
		}
	}
	return b.String()
}

type medicationWords struct {
	SeeBelow, TooOld, OfFellowship, OfPage, Read, Checked string
	Neutral, Limits, Expired, OneReport                   string
	Unconfirmed, NotKnown                                 string
	ForThem, Welcome, WelcomeOn, Depends, DependsOn       string
}

func englishMedication() medicationWords {
	return medicationWords{
		SeeBelow: "see below", TooOld: "“{answer}” on {date}; too old to count.",
		OfFellowship: "The fellowship’s document says “{answer}”; this group has not said.",
		OfPage:       "A page said “{answer}”; nobody has confirmed it.",
		Read:         "{who}, read {date}", Checked: "{who}, checked {date}",
		Neutral:     "We found nothing here that limits people on medication, and nothing that specially welcomes them.",
		Limits:      "This group limits what people on medication may do: {what}.",
		Expired:     "What people told us is too old to count. Until somebody confirms it, we do not know. Ask before you go.",
		OneReport:   "What stands below rests on too little to speak for the group, such as one person’s visit. Ask before you go.",
		Unconfirmed: "Nobody has confirmed what a person on medication may do here. Not known does not mean yes. Ask before you go.",
		NotKnown:    "We do not know yet what a person on medication may do here. Not known does not mean yes. Ask before you go.",
		ForThem:     "This group is for people on medication.",
		Welcome:     "People on medication take part here like anyone else: they may come, speak and lead.",
		WelcomeOn:   "People on {medicines} take part here like anyone else: they may come, speak and lead.",
		Depends:     "It depends here, so ask before you go.",
		DependsOn:   "Here it depends whether you may: {what}. Ask before you go.",
	}
}
