package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/medication"
)

// Skipped is the answer to a question that the reader passes over.
const Skipped = -1

// few is how many organizations need no more questions: a reader reads them all.
const few = 3

// mostRoadSteps is how many steps one page may hold and still be quick to load on an old phone.
const mostRoadSteps = 500

// A RoadStep is where a reader stands after some answers: the next question, or the end.
// Fits are the organizations that fit all answers so far; all others stand below them, each with the reason.
type RoadStep struct {
	ID       string       // made of the answers: two letters or none for each; it tells a reader's phone, and nobody else, where one stands
	Before   string       // the ID of the step before; "" at the first, whose own ID is "r"
	Chosen   []RoadChoice // in the order of the questions that were asked
	Question int          // the index of the question asked here, or -1 at the end
	Next     []string     // the ID of the step behind each answer; "" where nothing would fit
	Skip     string       // the ID of the step behind "skip this question"
	Fits     []*Organization
}

// A RoadChoice is one answer that was given. Answer is Skipped where the reader passed the question over.
type RoadChoice struct{ Question, Answer int }

// Walked are the organizations that somebody may walk with, in the order in which they are shown: those that surely exist first,
// then by what their texts and practice say of medication, those that anybody may attend before a clinic's own, then by name.
// Beside are the others: helplines, clinics, advocates, what has closed.
func (s *Site) Walked() (walked, beside []*Organization) {
	for _, o := range s.Organizations {
		service := slices.Contains([]string{"clinic", "helpline", "advocacy", "harm-reduction"}, o.Kind) && !o.Medication.Applies
		if !service && o.Status != "closed" && o.Status != "historical" {
			walked = append(walked, o)
		} else {
			beside = append(beside, o)
		}
	}
	slices.SortStableFunc(walked, func(a, b *Organization) int {
		return cmp.Or(strings.Compare(a.Status, b.Status), // "active" before "uncertain"
			rank(a.Ratings.Overall)-rank(b.Ratings.Overall), attends(a)-attends(b), rank(a.Ratings.Practice)-rank(b.Ratings.Practice))
	})
	return walked, beside
}

func rank(rating medication.Rating) int {
	order := []medication.Rating{medication.Welcomes, medication.Neutral, medication.NotApplicable, medication.Varies, medication.NotKnown, medication.Restricts}
	return slices.Index(order, rating)
}

// attends is 0 where everybody on medication may come, by the texts, and 1 where not, as in a clinic's own group.
func attends(o *Organization) int {
	if o.Medication.Rights["attend"].Answer == medication.Yes {
		return 0
	}
	return 1
}

// Steps are the whole tree of questions, each step after all that lead to it. Nothing is asked that changes nothing: a question
// that no answer of which would narrow what still fits is passed over, and with few left the questions end.
func (r *Roads) Steps(walked []*Organization) []RoadStep {
	w := walker{roads: r}
	w.step(RoadStep{ID: "r", Fits: walked}, 0)
	return w.steps
}

type walker struct {
	roads *Roads
	steps []RoadStep
}

// step adds a step and all that follow from it. From is the first question that may be asked.
func (w *walker) step(s RoadStep, from int) {
	s.Question = -1
	at := len(w.steps)
	w.steps = append(w.steps, s)
	if len(s.Fits) <= few || len(w.steps) > mostRoadSteps {
		return
	}
	for i := from; i < len(w.roads.Questions); i++ {
		left, narrows := w.left(s.Fits, i)
		if !narrows {
			continue
		}
		w.steps[at].Question = i
		for answer, fits := range left {
			next := ""
			if len(fits) > 0 {
				next = w.follow(s, RoadChoice{i, answer}, fits)
			}
			w.steps[at].Next = append(w.steps[at].Next, next)
		}
		w.steps[at].Skip = w.follow(s, RoadChoice{i, Skipped}, s.Fits)
		return
	}
}

// left is what each answer of a question would leave of some organizations, and whether any answer would leave fewer, but some.
func (w *walker) left(of []*Organization, question int) (left [][]*Organization, narrows bool) {
	q := w.roads.Questions[question]
	for answer := range q.Answers {
		var fits []*Organization
		for _, o := range of {
			if yes, _ := q.Fit(o, answer); yes {
				fits = append(fits, o)
			}
		}
		left = append(left, fits)
		narrows = narrows || len(fits) > 0 && len(fits) < len(of)
	}
	return left, narrows
}

// follow adds the step behind an answer and gives its ID.
func (w *walker) follow(s RoadStep, choice RoadChoice, fits []*Organization) string {
	letter := "0"
	if choice.Answer != Skipped {
		letter = string(rune('a' + choice.Answer))
	}
	next := RoadStep{ID: s.ID + letter, Before: s.ID, Chosen: append(slices.Clone(s.Chosen), choice), Fits: fits}
	w.step(next, choice.Question+1)
	return next.ID
}

// checkRoads holds that the questions still make one page, and its words are good ones.
func (c *checker) checkRoads() {
	if c.Roads == nil {
		return
	}
	walked, _ := c.Walked()
	if steps := len(c.Roads.Steps(walked)); steps > mostRoadSteps {
		c.say(c.Roads.At, fmt.Sprintf("the questions branch into more than %d steps, which is too much for one page", mostRoadSteps), "leave out a question, or put two answers together")
	}
}
