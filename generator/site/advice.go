package site

import (
	"cmp"
	"fmt"
	"slices"

	"manyroads/generator/source"
)

// Advice is what the editorial rules would mend and no reader is harmed by: it stops nothing.
func (s *Site) Advice() source.Problems {
	c := &checker{Site: s}
	for _, a := range s.Articles {
		c.problems = append(c.problems, a.Advice(c.textOf(a.At.File))...)
	}
	c.checkWords(true)
	c.advisePeople()
	c.adviseUnseen()
	c.adviseTranslations()
	for _, a := range s.Aging(s.Date) {
		code := "fresh-01"
		if a.Kind == review {
			code = "fresh-02"
		}
		c.find(code, a.At, fmt.Sprintf("%s of %q ran out on %s", a.Kind, a.Name, a.Expires), "check it again ("+cmp.Or(a.Check, "no address is known")+"), and write the new date")
	}
	c.problems.Sort()
	return c.problems
}

// adviseUnseen lists the facts of organizations that nobody read at their source.
func (c *checker) adviseUnseen() {
	for _, o := range c.Organizations {
		for _, f := range o.Facts {
			if f.Confidence == "known" || f.Confidence == "founding" {
				c.find("trust-04", c.placeOf(f.Text, 0, o.At), fmt.Sprintf("this fact is marked %q, so nobody has seen its source", f.Confidence), "find the source, read it and write confidence = \"source\", or take the fact out")
			}
		}
	}
}

// A Grade is how hard one article is to read.
type Grade struct {
	Article string
	Grade   float64
}

// Grades are those of all articles, the hardest first.
func (s *Site) Grades() []Grade {
	var grades []Grade
	for _, a := range s.Articles {
		grades = append(grades, Grade{a.At.File, a.Grade()})
	}
	slices.SortFunc(grades, func(a, b Grade) int {
		switch {
		case a.Grade > b.Grade:
			return -1
		case a.Grade < b.Grade:
			return 1
		}
		return 0
	})
	return grades
}
