package site

import (
	"fmt"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// checkDates finds what somebody says to have looked at on a day that has not come. It counts for nothing until that day, and from then on
// for a year that nobody confirmed it. Where it is tomorrow already is no mistake: the date of the site is that of Greenwich.
func (c *checker) checkDates() {
	day := c.Date
	if c.input.Today.After(day) {
		day = c.input.Today
	}
	latest := source.DateOf(day.Time().AddDate(0, 0, 1))
	last := source.Position{} // where a date was looked for: one that stands twice in a file is said once
	look := func(key string, date source.Date, at source.Position) {
		if !date.After(latest) {
			return
		}
		if at = c.placeOf(date.String(), 0, at); at != last {
			last = at
			c.say(at, fmt.Sprintf("%q is a day that has not come", key), "write the day on which somebody looked")
		}
	}
	evidence := func(e *medication.Evidence, rights medication.Rights, at source.Position) {
		look("checked", e.Checked, at)
		for _, question := range medication.Questions() {
			if own := rights[question.Key].Evidence; own != nil {
				look("checked", own.Checked, at)
			}
		}
	}
	for _, g := range c.Groups {
		look("checked", g.Listing.Checked, g.At)
		look("read", g.Listing.Read, g.At)
		evidence(&g.Medication.Evidence, g.Medication.Rights, g.At)
	}
	for _, o := range c.Organizations {
		look("checked", o.Checked, o.At)
		evidence(&o.Medication.Evidence, o.Medication.Rights, o.At)
	}
	for _, a := range c.Articles {
		look("reviewed", a.Reviewed, a.At)
	}
	for _, other := range c.Others {
		for _, a := range other.translation.Articles {
			look("reviewed", a.Reviewed, a.At)
		}
	}
}
