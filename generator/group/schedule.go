package group

import (
	"strings"
	"time"
	_ "time/tzdata" // zones must not depend on the machine that builds

	"github.com/teambition/rrule-go"

	"manyroads/generator/source"
)

// Recurs tells whether the meeting has a rule from which days can be reckoned.
func (m Meeting) Recurs() bool { return !m.ByAppointment && (len(m.Days) > 0 || len(m.Monthly) > 0) }

// option is the rule of RFC 5545 in days, without a time: which days it meets, counted from a first day.
// Times come after, in the meeting's own zone, so that summer time shifts no meeting.
func (m Meeting) option(first source.Date) rrule.ROption {
	o := rrule.ROption{Freq: rrule.WEEKLY, Interval: max(m.Every, 1), Wkst: rrule.MO, Dtstart: first.Time()}
	for _, day := range m.Days {
		o.Byweekday = append(o.Byweekday, ruleDays[day])
	}
	if len(m.Monthly) > 0 {
		o.Freq, o.Interval = rrule.MONTHLY, 1
		for _, rule := range m.Monthly {
			day := ruleDays[rule.Day]
			o.Byweekday = append(o.Byweekday, day.Nth(rule.N))
		}
	}
	if !m.Until.IsZero() {
		o.Until = m.Until.Time()
	}
	return o
}

var ruleDays = [7]rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}

// RRule is the rule in the words of RFC 5545 without its end, "FREQ=WEEKLY;BYDAY=TU"; empty where there is none.
func (m Meeting) RRule() string {
	if !m.Recurs() {
		return ""
	}
	o := m.option(source.Date{Year: 2000, Month: 1, Day: 1})
	o.Until, o.Dtstart, o.Wkst = time.Time{}, time.Time{}, rrule.MO
	if o.Interval == 1 {
		o.Interval = 0
	}
	text := o.RRuleString()
	return strings.ReplaceAll(text, "+", "")
}

// Days gives the days on which it meets, from a day on, at most n; cancelled days are left out.
func (m Meeting) DaysFrom(from source.Date, n int) []source.Date {
	if !m.Recurs() {
		return nil
	}
	anchor := m.From
	if anchor.IsZero() {
		anchor = from
	}
	rule, err := rrule.NewRRule(m.option(anchor))
	if err != nil {
		return nil // a rule that checkMeeting has reported
	}
	var days []source.Date
	next := rule.Iterator()
	if anchor.Compare(from) < 0 {
		next = between(rule, from)
	}
	for len(days) < n {
		moment, more := next()
		if !more {
			break
		}
		if day := source.DateOf(moment); !m.isCancelled(day) {
			days = append(days, day)
		}
	}
	return days
}

// between steps through a rule from a day on, without counting through all the years since it began.
func between(rule *rrule.RRule, from source.Date) rrule.Next {
	last := from.Time().Add(-time.Second)
	return func() (time.Time, bool) {
		moment := rule.After(last, false)
		last = moment
		return moment, !moment.IsZero()
	}
}

func (m Meeting) isCancelled(day source.Date) bool {
	for _, cancelled := range m.Cancelled {
		if cancelled == day {
			return true
		}
	}
	return false
}

// FallsOn tells whether the rule gives that day, cancelled or not.
func (m Meeting) FallsOn(day source.Date) bool {
	m.Cancelled = nil
	if !m.From.IsZero() && m.From.After(day) {
		return false
	}
	days := m.DaysFrom(day, 1)
	return len(days) == 1 && days[0] == day
}

// Next gives the next n starts at or after a moment, each in the meeting's zone. A meeting without a start, a zone or a rule has none.
func (m Meeting) Next(after time.Time, n int) []time.Time {
	if !m.Start.Known() || m.Timezone == "" || !m.Recurs() {
		return nil
	}
	zone, err := time.LoadLocation(m.Timezone)
	if err != nil {
		return nil
	}
	var starts []time.Time
	from := source.DateOf(after.In(zone))
	for len(starts) < n {
		days := m.DaysFrom(from, n-len(starts)+1)
		if len(days) == 0 {
			break
		}
		for _, day := range days {
			if start := at(day, m.Start, zone); !start.Before(after) && len(starts) < n {
				starts = append(starts, start)
			}
		}
		from = source.DateOf(days[len(days)-1].Time().AddDate(0, 0, 1))
	}
	return starts
}

// at is the moment of a local time. In the hour that spring leaves out, the clock has moved on, and so does the meeting;
// of the hour that autumn has twice, it is the first (RFC 5545 3.3.5).
func at(day source.Date, clock Clock, zone *time.Location) time.Time {
	wall := day.Time().Add(time.Duration(clock) * time.Minute)
	var first time.Time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		moment := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if moment.Hour()*60+moment.Minute() == int(clock) && moment.Day() == day.Day && (first.IsZero() || moment.Before(first)) {
			first = moment
		}
	}
	if !first.IsZero() {
		return first
	}
	_, offset := wall.Add(-24 * time.Hour).In(zone).Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(zone)
}
