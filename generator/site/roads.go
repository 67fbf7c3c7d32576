package site

import (
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/source"
)

// Roads are content/roads.toml: the questions of "Which roads fit me?", with all that the page says of each answer.
type Roads struct {
	Title, Description, Intro, Private string
	Questions                          []RoadQuestion
	At                                 source.Position
}

// A RoadQuestion asks for one field of the organizations' records. Words say each value of that field as a reason;
// Skip is the answer that asks for nothing, which every question has.
type RoadQuestion struct {
	Field, Ask, Help, Skip string
	Words                  map[string]string
	Answers                []RoadAnswer
}

// A RoadAnswer is fit by an organization that has one of the values. Asked ends the reason of one that has none: "you asked for …".
type RoadAnswer struct {
	Text, Asked string
	Accepts     []string
}

// As many questions and answers as the style sheet of the page can tell apart (layouts/roads/roads.css).
const (
	MostRoadQuestions = 6
	MostRoadAnswers   = 5
)

// ParseRoads reads content/roads.toml.
func ParseRoads(f source.File, limits source.Limits) (*Roads, source.Problems) {
	t := source.ReadTable(f, limits)
	roads := &Roads{
		Title:       t.Required("title", "Which roads fit me?"),
		Description: t.Required("description", "What search engines say of the page, in one sentence."),
		Intro:       t.Required("intro", "What the page is for, in one or two sentences."),
		Private:     t.Required("private", "Your answers stay on your device."),
		At:          t.At(),
	}
	tables := t.Tables("question")
	for i, table := range tables {
		if i == MostRoadQuestions {
			table.Problem("", fmt.Sprintf("there are more than %d questions", MostRoadQuestions), "leave one out: nobody in need answers more")
		}
		roads.Questions = append(roads.Questions, readRoadQuestion(table, roads.Questions))
		table.Done()
	}
	if len(tables) == 0 {
		t.Missing("question", "add [[question]] with field, ask, skip, words and [[question.answer]]")
	}
	t.Done()
	return roads, t.Problems()
}

func readRoadQuestion(t *source.Table, before []RoadQuestion) RoadQuestion {
	q := RoadQuestion{
		Field: t.Choice("field", roadFieldNames()...), Ask: t.Required("ask", "What brings you here?"), Help: t.Text("help"),
		Skip: t.Required("skip", "I do not know"), Words: map[string]string{},
	}
	if !t.Has("field") {
		t.Missing("field", "write one of "+strings.Join(roadFieldNames(), ", "))
	}
	if slices.ContainsFunc(before, func(other RoadQuestion) bool { return other.Field == q.Field && q.Field != "" }) {
		t.Problem("field", fmt.Sprintf("two questions ask for %q", q.Field), "put the two together")
	}
	values := roadValues(q.Field)
	if words := t.Table("words"); words != nil {
		for _, value := range values {
			q.Words[value] = words.Required(value, "how a reason says it")
		}
		if q.Field != "" {
			words.Done()
		}
	} else {
		t.Missing("words", "add [question.words] that says each of "+strings.Join(values, ", ")+" as a reason")
	}
	answers := t.Tables("answer")
	for i, table := range answers {
		if i == MostRoadAnswers {
			table.Problem("", fmt.Sprintf("a question has more than %d answers", MostRoadAnswers), "put two of them together")
		}
		q.Answers = append(q.Answers, readRoadAnswer(table, values))
		table.Done()
	}
	if len(answers) == 0 {
		t.Missing("answer", "add [[question.answer]] with text, accepts and asked")
	}
	return q
}

// readRoadAnswer takes one answer. What nobody knows is never what a reader asked for.
func readRoadAnswer(t *source.Table, values []string) RoadAnswer {
	a := RoadAnswer{Text: t.Required("text", "For me"), Asked: t.Required("asked", "you asked for yourself")}
	known := slices.DeleteFunc(slices.Clone(values), func(value string) bool { return value == notKnown })
	if len(values) == 0 {
		t.Ignore("accepts") // the field is wrong, which was said
		return a
	}
	a.Accepts = t.Choices("accepts", values...)
	if slices.Contains(a.Accepts, notKnown) {
		t.Problem("accepts", "what is not known cannot be what a reader asked for", `take "unknown" out: those stand below, with the reason`)
	}
	if !t.Has("accepts") {
		t.Missing("accepts", "write which values fit: "+strings.Join(known, ", "))
	}
	return a
}

// roadTexts are what the page says of its own.
func (r *Roads) texts() []string {
	texts := []string{r.Title, r.Description, r.Intro, r.Private}
	for _, q := range r.Questions {
		texts = append(texts, q.Ask, q.Help, q.Skip)
		for _, value := range roadValues(q.Field) {
			texts = append(texts, q.Words[value])
		}
		for _, a := range q.Answers {
			texts = append(texts, a.Text, a.Asked)
		}
	}
	return texts
}
