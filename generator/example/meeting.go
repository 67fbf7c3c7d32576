package example

import (
	"fmt"
	"slices"
	"time"
)

// meetings writes when the group meets, in every way that a record can say it.
func (g group) meetings(s *sheet) {
	switch g.weighted(42, 13, 13, 7, 6, 6, 4, 4, 2, 3) {
	case 0:
		g.weekly(s, g.start(), g.day())
	case 1:
		first := g.IntN(3)
		g.weekly(s, g.start(), days()[first:first+2+g.IntN(3)]...)
	case 2:
		g.weekly(s, "10:30", g.day())
		g.weekly(s, g.start(), g.day())
	case 3:
		g.monthly(s, `"`+g.of("first", "second", "third", "fourth", "fifth", "last")+" "+g.day()+`"`)
	case 4:
		day := g.day()
		g.monthly(s, quoteAll([]string{"first " + day, "third " + day}))
	case 5:
		s.element("meeting")
		s.say("day", g.day())
		s.key("every", "2")
		s.say("start", g.start())
		s.key("minutes", "90")
		s.key("from", g.daysBefore(30, 300))
	case 6:
		s.element("meeting")
		s.key("by_appointment", "true")
		s.say("note", "Example: call or write to find a time.")
	case 7: // ends after midnight
		s.element("meeting")
		s.say("day", g.of("friday", "saturday"))
		s.say("start", "23:30")
		s.say("end", "00:45")
	case 8:
		s.element("meeting")
		s.say("note", "Example: the page gives no hour.")
	case 9: // a course with a first and a last day
		s.element("meeting")
		s.say("day", g.day())
		s.say("start", g.start())
		s.key("minutes", "60")
		s.key("from", g.daysBefore(5, 60))
		s.key("until", reference().AddDate(0, 3, g.IntN(200)).Format(time.DateOnly))
	}
}

// weekly writes a meeting on one day or several; some are called off on the last such day of the year.
func (g group) weekly(s *sheet, start string, on ...string) {
	s.element("meeting")
	if len(on) == 1 {
		s.say("day", on[0])
	} else {
		s.all("day", on)
	}
	s.say("start", start)
	if g.in(90) {
		s.key("minutes", g.of("60", "60", "90"))
	}
	if g.in(15) {
		s.key("cancelled", "["+lastOfYear(on[0])+"]")
	}
	if g.attendance == "hybrid" && g.in(20) {
		s.say("attendance", "online")
		s.say("note", "Example: this one is on the screen only.")
	}
}

func (g group) monthly(s *sheet, rule string) {
	s.element("meeting")
	s.key("monthly", rule)
	s.say("start", g.start())
	s.key("minutes", "60")
}

func (c chance) day() string { return c.of(days()...) }

func days() []string {
	return []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
}

func (c chance) start() string {
	return fmt.Sprintf("%02d:%s", []int{7, 9, 12, 17, 18, 18, 19, 19, 20}[c.IntN(9)], c.of("00", "00", "15", "30", "30"))
}

// lastOfYear is the last such day of the reference year.
func lastOfYear(day string) string {
	last := time.Date(reference().Year(), time.December, 31, 0, 0, 0, 0, time.UTC)
	want := time.Weekday((slices.Index(days(), day) + 1) % 7)
	back := (int(last.Weekday()) - int(want) + 7) % 7
	return last.AddDate(0, 0, -back).Format(time.DateOnly)
}
