package page

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/language"
	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// sayings are all words and sentences that the pages' own code says, and those that come up to it from lower rooms. They are written
// in English, in english(); for another language each is replaced by what the language's table says, under the name of the field as its
// section. So no language can lack one: what is not in the table is a problem before any page is made.
//
// What stands in braces is filled in by fill. Lists of names are one text each, with commas between, because they are translated as a whole.
type sayings struct {
	Dates        dateWords
	Values       valueWords
	Frame        frameWords
	Group        groupWords
	Card         cardWords
	List         listWords
	Place        placeWords
	Instead      insteadWords
	Medication   medicationWords
	Organization organizationWords
	Compare      compareWords
	Find         findWords
	Home         homeWords
	Families     familiesWords
	Article      articleWords
	Glossary     glossaryWords
	Missing      missingWords

	table  *language.Table // nil: English
	names  calendarNames
	lower  map[string]string // what lower rooms give in English
	labels map[string]string // article.Labels
}

// calendarNames are the lists of names, cut apart.
type calendarNames struct{ months, shortMonths, days, daysMany, shortDays, ordinals []string }

// sayingsIn is what the pages say in a language; nil is English.
func sayingsIn(table *language.Table) (*sayings, source.Problems) {
	say := english()
	say.table = table
	if table != nil {
		whole := reflect.ValueOf(say).Elem()
		for i := range whole.NumField() {
			if field := whole.Type().Field(i); field.IsExported() {
				translate(table, strings.ToLower(field.Name), whole.Field(i))
			}
		}
	}
	problems := say.cut(table)
	say.lower = map[string]string{}
	for i, reason := range reasonsInEnglish() {
		say.lower[reason] = say.Values.Reasons[i]
	}
	say.labels = map[string]string{}
	for i, label := range article.Labels() {
		say.labels[label] = say.Article.Labels[i]
	}
	for _, question := range medication.Questions() {
		say.lower[question.Label] = say.Values.Questions[question.Key]
	}
	return say, problems
}

// translate replaces every text below a value.
func translate(table *language.Table, section string, value reflect.Value) {
	at := source.Position{File: "generator/page (" + section + ")"}
	switch kept := value.Interface().(type) {
	case string:
		value.SetString(table.Text(section, kept, at))
		return
	case language.Plural:
		value.Set(reflect.ValueOf(table.Plural(section, kept.One, kept.Other, at)))
		return
	case map[string]string:
		words := make(map[string]string, len(kept))
		for _, key := range slices.Sorted(maps.Keys(kept)) {
			words[key] = ""
			if kept[key] != "" {
				words[key] = table.Text(section, kept[key], at)
			}
		}
		value.Set(reflect.ValueOf(words))
		return
	case []string:
		words := make([]string, len(kept))
		for i, text := range kept {
			words[i] = table.Text(section, text, at)
		}
		value.Set(reflect.ValueOf(words))
		return
	}
	for i := range value.NumField() {
		translate(table, section, value.Field(i))
	}
}

// cut cuts the lists of names apart.
func (say *sayings) cut(table *language.Table) source.Problems {
	var problems source.Problems
	for _, list := range []struct {
		text  string
		names *[]string
		want  int
	}{
		{say.Dates.Months, &say.names.months, 12}, {say.Dates.ShortMonths, &say.names.shortMonths, 12}, {say.Dates.Days, &say.names.days, 7},
		{say.Dates.DaysMany, &say.names.daysMany, 7}, {say.Dates.ShortDays, &say.names.shortDays, 7}, {say.Dates.Ordinals, &say.names.ordinals, 6},
	} {
		*list.names = strings.Split(list.text, ", ")
		if len(*list.names) != list.want {
			*list.names = slices.Repeat([]string{""}, list.want)
			problems = append(problems, source.Problem{Position: source.Position{File: "layouts/languages/" + table.Code + ".toml"},
				What: fmt.Sprintf("the list %q does not have %d names", list.text, list.want), Mend: "write them in the order of the English, with a comma and a space between"})
		}
	}
	return problems
}

// fill puts values into the braces of a text: fill("{count} in {place}", "count", "12 groups", "place", "Worcester").
func fill(text string, pairs ...string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		name, rest, closed := strings.Cut(text[open+1:], "}")
		if !closed {
			break
		}
		b.WriteString(text[:open])
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				b.WriteString(pairs[i+1])
			}
		}
		text = rest
	}
	if b.Len() == 0 {
		return text
	}
	b.WriteString(text)
	return b.String()
}
