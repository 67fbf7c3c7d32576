package group

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"manyroads/generator/source"
)

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// String is the day's English name, "Tuesday".
func (d Weekday) String() string { return time.Weekday(d).String() }

// Key is the day as records write it, "tuesday".
func (d Weekday) Key() string { return weekdays[d] }

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}

// String is the rule as people say it, "first Tuesday".
func (m MonthDay) String() string {
	for word, n := range ordinals {
		if n == m.N {
			return word + " " + m.Day.String()
		}
	}
	return m.Day.String()
}

// Known tells whether the time is known.
func (c Clock) Known() bool { return c >= 0 }

// String is the time on a 12-hour clock, "6:30 PM", or nothing.
func (c Clock) String() string {
	if !c.Known() {
		return ""
	}
	return time.Date(2000, 1, 1, int(c)/60, int(c)%60, 0, 0, time.UTC).Format("3:04 PM")
}

// Text is the time as records write it, "18:30", or nothing.
func (c Clock) Text() string {
	if !c.Known() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c/60, c%60)
}

// End is when the meeting is over, or NoClock; past midnight it begins anew at 0.
func (m Meeting) End() Clock {
	if !m.Start.Known() || m.Minutes == 0 {
		return NoClock
	}
	return (m.Start + Clock(m.Minutes)) % (24 * 60)
}

// WeekdaysOf are all days of the week on which the meeting can fall.
func (m Meeting) WeekdaysOf() []Weekday {
	days := slices.Clone(m.Days)
	for _, rule := range m.Monthly {
		if !slices.Contains(days, rule.Day) {
			days = append(days, rule.Day)
		}
	}
	slices.Sort(days)
	return days
}

func readMeetings(t *source.Table, zone string) []Meeting {
	var meetings []Meeting
	for _, table := range t.Tables("meeting") {
		m := readMeeting(table, zone)
		for _, other := range meetings {
			if m.Start.Known() && same(m, other) {
				table.Problem("", "this meeting stands twice in the record", "remove one of the two")
			}
		}
		meetings = append(meetings, m)
		table.Done()
	}
	return meetings
}

func same(a, b Meeting) bool {
	return a.Start == b.Start && slices.Equal(a.Days, b.Days) && slices.Equal(a.Monthly, b.Monthly) && a.Every == b.Every &&
		a.From == b.From && a.Until == b.Until && a.Attendance == b.Attendance
}

func readMeeting(t *source.Table, zone string) Meeting {
	m := Meeting{Start: NoClock, Every: 1, Timezone: zone}
	sound := len(t.Problems())
	for _, word := range t.Choices("day", weekdays...) {
		m.Days = append(m.Days, Weekday(slices.Index(weekdays, word)))
	}
	slices.Sort(m.Days)
	for i, rule := range t.Texts("monthly") {
		if day, ok := readMonthDay(t, i, rule); ok {
			m.Monthly = append(m.Monthly, day)
		}
	}
	if every, ok := t.Int("every", 1, 8); ok {
		m.Every = every
	}
	if minutes, ok := t.Clock("start"); ok {
		m.Start = Clock(minutes)
	}
	if own := t.Zone("timezone"); own != "" {
		m.Timezone = own
	}
	m.From, m.Until, m.Cancelled = t.Date("from"), t.Date("until"), t.Dates("cancelled")
	m.ByAppointment, _ = t.Bool("by_appointment")
	m.Attendance = t.Choice("attendance", attendances...)
	m.Note = t.Text("note")
	m.Minutes = readLength(t, m.Start)
	checkMeeting(t, m)
	if len(t.Problems()) == sound {
		checkCancelled(t, m)
	}
	return m
}

// readMonthDay reads "first tuesday"; shorter ways of writing it are understood well enough to be mended.
func readMonthDay(t *source.Table, i int, rule string) (MonthDay, bool) {
	key := fmt.Sprintf("monthly[%d]", i)
	word, day, _ := strings.Cut(rule, " ")
	n, known := ordinals[word]
	weekday := slices.Index(weekdays, day)
	if known && weekday >= 0 {
		return MonthDay{n, Weekday(weekday)}, true
	}
	short := map[string]string{"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "final": "last"}
	word = strings.ToLower(word)
	if full, ok := short[word]; ok {
		word = full
	}
	day = strings.ToLower(strings.TrimSpace(day))
	near, nearDay := source.Closest(word, []string{"first", "second", "third", "fourth", "fifth", "last"}), source.Closest(day, weekdays)
	mend := `write it like "first tuesday" or "last friday"`
	if near != "" && nearDay != "" {
		mend = fmt.Sprintf("write %q", near+" "+nearDay)
	}
	t.Problem(key, fmt.Sprintf("%q is not a day of the month", rule), mend)
	return MonthDay{}, false
}

// readLength takes end or minutes. An end before the start is on the next day.
func readLength(t *source.Table, start Clock) int {
	minutes, _ := t.Int("minutes", 5, 24*60)
	end, written := t.Clock("end")
	switch {
	case !written:
		return minutes
	case t.Has("minutes"):
		t.Problem("end", `both "end" and "minutes" are written`, "keep one of the two")
		return minutes
	case !t.Has("start"):
		t.Problem("end", `"end" is written without "start"`, "add the start, or remove the end")
		return 0
	case !start.Known():
		return 0
	case Clock(end) == start:
		t.Problem("end", "the meeting ends when it starts", "check both times")
		return 0
	}
	return (end - int(start) + 24*60) % (24 * 60)
}

// checkMeeting is the checklist of a [[meeting]].
func checkMeeting(t *source.Table, m Meeting) {
	regular := t.Has("day") || t.Has("monthly")
	switch {
	case t.Has("day") && t.Has("monthly"):
		t.Problem("monthly", `both "day" and "monthly" are written`, "make two [[meeting]] tables of it")
	case m.ByAppointment && regular:
		t.Problem("by_appointment", "a meeting by appointment has no day", "keep one of the two")
	case !regular && !m.ByAppointment && m.Note == "" && !t.Damaged():
		t.Problem("", "the meeting does not say when it is", `add day = "tuesday", monthly = "first tuesday" or by_appointment = true; if the source gives no day, say so in a note`)
	case !regular && m.Start.Known() && m.Note == "":
		t.Problem("start", "there is a time and no day", `add day = "tuesday" or monthly = "first tuesday"`)
	}
	if m.Every > 1 && m.From.IsZero() && !t.Has("from") {
		t.Problem("every", fmt.Sprintf("every %d weeks counts from a date that is not there", m.Every), `add from = 2026-01-05, a day on which it meets`)
	}
	if m.Every > 1 && t.Has("monthly") {
		t.Problem("every", `"every" counts weeks and cannot go with "monthly"`, "remove it")
	}
	if !m.From.IsZero() && !m.Until.IsZero() && m.From.After(m.Until) {
		t.Problem("until", "the meeting ends before it begins", `check "from" and "until"`)
	}
}

// checkCancelled looks for dates on which there would be no meeting anyway. It needs a rule that is sound.
func checkCancelled(t *source.Table, m Meeting) {
	for i, day := range m.Cancelled {
		if !m.FallsOn(day) {
			t.Problem(fmt.Sprintf("cancelled[%d]", i), fmt.Sprintf("there is no meeting on %s, a %s", day, day.Time().Weekday()), "check the date, or remove it")
		}
	}
}

// checkZones asks for a zone once, however many meetings lack it.
func checkZones(t *source.Table, g *Group) {
	for _, m := range g.Meetings {
		if m.Start.Known() && m.Timezone == "" && !t.Has("timezone") && !t.Damaged() {
			t.Missing("timezone", `its meetings have times: add a line timezone = "America/New_York"`)
			return
		}
	}
}
