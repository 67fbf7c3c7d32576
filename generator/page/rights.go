package page

import (
	"html/template"
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
		icon, word := ratingWord(key.rating)
		if key.policy {
			icon, word = policyWord(key.rating)
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
		add(badgeOf(g))
	}
	return problems
}

func badgeOf(g *site.Group) badgeKey {
	return badgeKey{rating: g.Assessment.Rating, what: restriction(g.Assessment)}
}

// restriction says in few words what a group restricts; it is never left out where the rating is "restricts".
func restriction(a medication.Assessment) string {
	if a.Rating != medication.Restricts {
		return ""
	}
	var words []string
	for _, word := range a.Restricted {
		words = append(words, lowerFirst(word))
	}
	if len(words) == 0 {
		return "see below"
	}
	return strings.Join(words, ", ")
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
func rightViews(a medication.Assessment, whole medication.Evidence) []rightView {
	views := make([]rightView, 0, len(a.Rights))
	for _, standing := range a.Rights {
		view := rightView{Label: standing.Question.Label, Asks: standing.Question.Asks, Note: standing.Note}
		view.Class, view.Icon, view.Word = answerWord(standing.Answer)
		if standing.Answer != medication.Unknown {
			view.Expires = standing.Expires.String()
		}
		if standing.Written != standing.Answer {
			_, _, word := answerWord(standing.Written)
			view.Was = wasSaid(word, standing)
		} else if standing.Answer != medication.Unknown && *standing.Evidence != whole {
			view.By = evidenceText(*standing.Evidence)
		}
		views = append(views, view)
	}
	return views
}

// wasSaid tells an answer that doesn't count today, and why it doesn't.
func wasSaid(word string, standing medication.Standing) string {
	switch {
	case standing.Expired:
		return "“" + word + "” on " + day(standing.Evidence.Checked) + "; too old to count."
	case standing.Evidence.Grade == "E":
		return "The fellowship’s document says “" + lowerFirst(word) + "”; this group has not said."
	default:
		return "A page said “" + lowerFirst(word) + "”; nobody has confirmed it."
	}
}

// evidenceText is who says so, and when that was checked.
func evidenceText(e medication.Evidence) string {
	text := gradeWords(e.Grade)
	if e.Checked.IsZero() {
		return text
	}
	verb := ", checked "
	if e.Grade == "F" {
		verb = ", read "
	}
	return text + verb + day(e.Checked)
}

// An evidenceView is who says something, with a source that the reader may open.
type evidenceView struct {
	Text, Title, Address, Published, By string
}

func evidenceOf(e medication.Evidence) *evidenceView {
	if e.Grade == "" {
		return nil
	}
	view := &evidenceView{Text: evidenceText(e), Title: e.Title, Address: e.Source, Published: e.Published, By: e.By}
	if view.Title == "" {
		view.Title = e.Kind
	}
	if view.Title == "" && view.Address != "" {
		view.Title = hostOf(view.Address)
	}
	return view
}

// medicationSentence is the one plain sentence under "If you take medication". It says no more than the assessment does.
func medicationSentence(g *site.Group) string {
	a := g.Assessment
	switch a.Rating {
	case medication.Welcomes:
		return welcomeSentence(g)
	case medication.Neutral:
		return "We found nothing here that limits people on medication, and nothing that specially welcomes them."
	case medication.Varies:
		return variesSentence(a)
	case medication.Restricts:
		return "This group limits what people on medication may do: " + restriction(a) + "."
	}
	switch {
	case a.Expired:
		return "What people told us is too old to count. Until somebody confirms it, we do not know. Ask before you go."
	case !g.Verified:
		return "Nobody has confirmed what a person on medication may do here. Not known does not mean yes. Ask before you go."
	}
	return "We do not know yet what a person on medication may do here. Not known does not mean yes. Ask before you go."
}

func welcomeSentence(g *site.Group) string {
	who := "People on medication"
	if names := g.Medication.Medications; len(names) > 0 && names[0] != "any" {
		who = "People on " + sentenceList(names)
	}
	for _, audience := range g.Audience {
		if audience == "people-on-medication" {
			return "This group is for people on medication."
		}
	}
	return who + " take part here like anyone else: they may come, speak and lead."
}

// variesSentence names what depends, and what else speaks for asking first.
func variesSentence(a medication.Assessment) string {
	var depends, others []string
	for _, standing := range a.Rights {
		if standing.Answer == medication.Depends {
			depends = append(depends, lowerFirst(standing.Question.Label))
		}
	}
	for _, reason := range a.Reasons {
		if !strings.HasSuffix(reason, " depends") {
			others = append(others, reason)
		}
	}
	text := "It depends here, so ask before you go."
	if len(depends) > 0 {
		text = "Here it depends whether you may: " + strings.Join(depends, ", ") + ". Ask before you go."
	}
	return strings.TrimSpace(text + " " + sentences(others))
}

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
