package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

const roadsAddress = "/roads/"

// roadsView is what roads/roads.html sees: every step of the tree of questions, and all organizations twice, once where they fit
// and once where they fit less. The style sheet shows one step, and by its class the organizations; so a reader's answers are
// nothing but the part of the address behind its #, which no browser ever sends.
type roadsView struct {
	Title, Intro, Private string
	Untranslated          bool           // the page is in another language than what editors wrote
	Steps                 []roadStepView // the first one stands last, so that its style can tell whether another one is shown
	Fits, Less            []roadView
	All                   int
	Beside                []kindView // those that one cannot go to: they stand here whatever is answered
}

// A roadStepView is one question, or the end. Class holds one word for each answer that was given.
type roadStepView struct {
	ID, Class string
	First     bool
	Number    int // of the question, counted by how many were asked; 0 at the end
	Ask, Help string
	Said      []string
	Answers   []roadAnswerView
	Skip      string
	SkipTo    string
	Back      string
	Fits, Of  string
}

// A roadAnswerView is one answer. To is empty where nothing would be left.
type roadAnswerView struct{ Text, To string }

// A roadView is one organization in one of the two lists. Class holds one word for each answer that it does not fit.
type roadView struct {
	Name, Short, Address, For string
	Class                     string
	Overall, Texts, Practice  template.HTML
	Uncertain, Warning        string
	Behind                    *evidenceView // what the signs rest on
	Why                       []roadWhy
}

// A roadWhy is the reason that belongs to one answer.
type roadWhy struct{ Class, Text string }

// roads is the address of the page, or nothing where there are no questions.
func (r *renderer) roads() string {
	if r.site.Roads == nil {
		return ""
	}
	return roadsAddress
}

func (r *renderer) addRoads() source.Problems {
	if r.site.Roads == nil {
		return nil
	}
	r.addPage(page{roadsAddress, compareAddress, func() headView {
		title := r.site.Roads.Title
		head := r.head(title, r.site.Roads.Description, roadsAddress, r.crumbData([]crumb{{title, roadsAddress}}))
		head.Style = r.layouts.styles["roads"]
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("roads/roads.html"), r.roadsView(), nil
	}})
	return nil
}

func (r *renderer) roadsView() *roadsView {
	roads := r.site.Roads
	walked, beside := r.site.Walked()
	view := &roadsView{Title: roads.Title, Intro: roads.Intro, Private: roads.Private, Untranslated: r.isTranslation(), All: len(walked)}
	for _, step := range roads.Steps(walked) {
		view.Steps = append(view.Steps, r.roadStep(step, len(walked)))
	}
	view.Steps = append(view.Steps[1:], view.Steps[0])
	for _, o := range walked {
		fits, less := r.roadViews(o)
		view.Fits, view.Less = append(view.Fits, fits), append(view.Less, less)
	}
	for _, kind := range r.kinds() {
		entries := kindView{ID: kind.id, Title: kind.title}
		for _, o := range kind.organizations {
			if slices.Contains(beside, o) {
				entries.Organizations = append(entries.Organizations, r.organizationEntry(o))
			}
		}
		if len(entries.Organizations) > 0 {
			view.Beside = append(view.Beside, entries)
		}
	}
	return view
}

func (r *renderer) roadStep(step site.RoadStep, all int) roadStepView {
	roads := r.site.Roads
	view := roadStepView{ID: step.ID, First: step.Before == "", Back: step.Before, Fits: r.say.number(len(step.Fits)), Of: r.say.number(all)}
	var classes []string
	for _, choice := range step.Chosen {
		if choice.Answer == site.Skipped {
			continue
		}
		classes = append(classes, answerClass(choice.Question, choice.Answer))
		view.Said = append(view.Said, roads.Questions[choice.Question].Answers[choice.Answer].Text)
	}
	view.Class = strings.Join(classes, " ")
	if step.Question < 0 {
		return view
	}
	question := roads.Questions[step.Question]
	view.Number, view.Ask, view.Help = len(step.Chosen)+1, question.Ask, question.Help
	view.Skip, view.SkipTo = question.Skip, step.Skip
	for i, answer := range question.Answers {
		view.Answers = append(view.Answers, roadAnswerView{answer.Text, step.Next[i]})
	}
	return view
}

// roadViews are an organization's two places on the page: where it fits, with why, and where it fits less, with why not.
func (r *renderer) roadViews(o *site.Organization) (fits, less roadView) {
	view := roadView{
		Name: o.Name, Short: o.Short, Address: o.Address, For: o.WhoFor, Uncertain: r.say.statusWord(o), Warning: o.Warning, Behind: r.say.policyEvidence(o.Medication.Evidence),
		Overall: r.policyBadge(o.Ratings.Overall), Texts: r.policyBadge(o.Ratings.Texts), Practice: r.policyBadge(o.Ratings.Practice),
	}
	if view.Short == view.Name {
		view.Short = ""
	}
	var not []string
	fits, less = view, view
	for i, question := range r.site.Roads.Questions {
		for answer := range question.Answers {
			class := answerClass(i, answer)
			yes, why := question.Fit(o, answer)
			if yes {
				fits.Why = append(fits.Why, roadWhy{class, upperFirst(why)})
				continue
			}
			less.Why = append(less.Why, roadWhy{class, upperFirst(why)})
			not = append(not, "not-"+class)
		}
	}
	fits.Class = strings.Join(not, " ")
	less.Class = fits.Class
	return fits, less
}

// answerClass is the word by which the style sheet knows an answer: "q2b" is the second answer to the second question.
func answerClass(question, answer int) string {
	return fmt.Sprintf("q%d%c", question+1, 'a'+rune(answer))
}
