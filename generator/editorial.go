package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// soon is how far check --stale looks ahead, in days.
const soon = 60

// rules are all editorial rules, by code.
func rules() []source.Rule {
	all := slices.Concat(article.Rules(), site.Rules())
	slices.SortFunc(all, func(a, b source.Rule) int { return strings.Compare(a.Code, b.Code) })
	return all
}

// explain says what a code stands for, or lists all codes.
func (c *call) explain() int {
	all := rules()
	if c.code == "" {
		for _, r := range all {
			fmt.Fprintf(c.stdout, "%-10s %-8s %s\n", r.Code, weight(r), r.What)
		}
		return well
	}
	i := slices.IndexFunc(all, func(r source.Rule) bool { return r.Code == c.code })
	if i < 0 {
		var codes []string
		for _, r := range all {
			codes = append(codes, r.Code)
		}
		fmt.Fprintf(c.stderr, "there is no code %q%s\nRun \"generator check --explain\" to see all codes.\n", c.code, guess(c.code, "", codes))
		return misuse
	}
	r := all[i]
	fmt.Fprintf(c.stdout, "%s (%s): %s\n\nWhy:  %s\nMend: %s\n\nNot so (%s):\n%s\n\nBut so:\n%s\n",
		r.Code, weight(r), r.What, r.Why, r.Mend, places()[r.Bad.In], indent(r.Bad.Text), indent(r.Good.Text))
	return well
}

func weight(r source.Rule) string {
	if r.Advice {
		return "advice"
	}
	return "problem"
}

// places says where the text of an example stands.
func places() map[string]string {
	return map[string]string{"article": "in an article", "front": "in the front matter of an article", "group": "in the record of a group",
		"organization": "in the record of an organization", "translation": "in the front matter of a translated article"}
}

func indent(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") }

// advise prints what the editorial rules would mend, and how hard the articles are to read. It never changes the exit status.
func (c *call) advise(whole *site.Site) {
	advice := whole.Advice()
	files := map[string]bool{}
	for _, p := range advice {
		files[p.File] = true
		p.File = seenFromHere(p.File).label
		fmt.Fprintln(c.stdout, p)
	}
	fmt.Fprintf(c.stdout, "%s in %s; advice stops nothing\n", count(len(advice), "piece")+" of advice", count(len(files), "file"))
	if grades := whole.Grades(); len(grades) > 0 {
		hardest := grades[0]
		fmt.Fprintf(c.stdout, "reading grade of %s: median %.1f (aim: 8 or less), highest %.1f (%s)\n", count(len(grades), "article"),
			median(grades), hardest.Grade, seenFromHere(hardest.Article).label)
	}
}

func median(sorted []site.Grade) float64 {
	n := len(sorted)
	return (sorted[n/2].Grade + sorted[(n-1)/2].Grade) / 2
}

// stale lists what has run out and what will within 60 days.
func (c *call) stale(whole *site.Site) int {
	until := source.DateOf(whole.Date.Time().AddDate(0, 0, soon))
	aging := whole.Aging(until)
	if c.csv {
		return c.staleTable(whole.Date, aging)
	}
	for _, a := range aging {
		grade := ""
		if a.Grade != "" {
			grade = " (grade " + a.Grade + ")"
		}
		fmt.Fprintf(c.stdout, "%s  %s: %s of %s%s, checked %s\n            %s\n            %s\n", a.Expires, state(a.Expires, whole.Date), a.Kind, a.Name, grade, a.Checked,
			cmp.Or(a.Check, "no address is known"), seenFromHere(a.At.File).label)
	}
	fmt.Fprintf(c.stdout, "%s ran out or will by %s\n", count(len(aging), "thing"), until)
	return well
}

// state says how a day lies to today.
func state(day, today source.Date) string {
	days := int(day.Time().Sub(today.Time()).Hours() / 24)
	if days <= 0 {
		return "expired"
	}
	return "in " + count(days, "day")
}

// staleTable writes the list for a spreadsheet.
func (c *call) staleTable(today source.Date, aging []site.Aging) int {
	w := csv.NewWriter(c.stdout)
	rows := [][]string{{"expires", "state", "what", "name", "grade", "checked", "check_at", "file"}}
	for _, a := range aging {
		rows = append(rows, []string{a.Expires.String(), state(a.Expires, today), a.Kind, a.Name, a.Grade, a.Checked.String(), a.Check, seenFromHere(a.At.File).label})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(row[i])
		}
		_ = w.Write(row) // Flush keeps the error
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return c.fail(err, "")
	}
	return well
}

// harmless keeps a spreadsheet from taking a cell for a formula: a name that begins with = could fetch a page or run a program there.
func harmless(cell string) string {
	if trimmed := strings.TrimLeft(cell, " "); trimmed != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(trimmed[0])) {
		return "'" + cell
	}
	return cell
}
