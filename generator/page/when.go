package page

import (
	"strconv"
	"strings"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

// A whenView is one meeting as the page shows it. The fields below the line are the record's own values, for the script that
// adds "where you are" and the next meeting; they are only filled for a verified group, so that no script can promise more than the page.
type whenView struct {
	Days       string // "Fridays", "First Tuesday of the month"
	Times      string // "10:00 – 11:00 AM"
	Zone       string // "Eastern"
	Note       string
	Attendance string
	Limits     string // "from 5 January 2026", "not on 25 December 2026"

	Live                                                                  bool
	Day, Monthly, Every, Start, Minutes, Timezone, From, Until, Cancelled string
}

func (say *sayings) whenViews(g *group.Group, verified bool) []whenView {
	views := make([]whenView, 0, len(g.Meetings))
	for _, m := range g.Meetings {
		view := whenView{Days: say.daysText(m), Times: say.timesText(m), Note: m.Note, Limits: say.limitsText(m)}
		zone := m.Timezone
		if zone == "" {
			zone = g.Timezone
		}
		if view.Times != "" {
			view.Zone = say.zoneName(zone)
		}
		if m.Attendance != "" && m.Attendance != g.Attendance {
			view.Attendance = label(say.Values.Attendance, m.Attendance)
		}
		if verified && m.Start.Known() && m.Recurs() {
			view.live(m, zone)
		}
		views = append(views, view)
	}
	return views
}

// live hands the rule to the script in the words of docs/records.md.
func (v *whenView) live(m group.Meeting, zone string) {
	v.Live = true
	for i, d := range m.Days {
		v.Day += separator(i) + d.Key()
	}
	for i, d := range m.Monthly {
		v.Monthly += separator(i) + strings.ToLower(d.String())
	}
	for i, d := range m.Cancelled {
		v.Cancelled += separator(i) + d.String()
	}
	if m.Every > 1 {
		v.Every = strconv.Itoa(m.Every)
	}
	if m.Minutes > 0 {
		v.Minutes = strconv.Itoa(m.Minutes)
	}
	v.Start = m.Start.Text()
	v.Timezone, v.From, v.Until = zone, m.From.String(), m.Until.String()
}

func separator(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// daysText is "Fridays", "Mondays and Thursdays", "Every second Tuesday", "First Tuesday of the month", or "By appointment".
func (say *sayings) daysText(m group.Meeting) string {
	if m.ByAppointment {
		return say.Dates.ByAppointment
	}
	if len(m.Monthly) > 0 {
		return upperFirst(fill(say.Dates.OfTheMonth, "days", say.monthDays(m.Monthly)))
	}
	if len(m.Days) == 7 && m.Every <= 1 {
		return say.Dates.EveryDay
	}
	names := say.names.daysMany
	if m.Every > 1 {
		names = say.names.days
	}
	text := say.sentenceList(namesOf(m.Days, names))
	switch {
	case text == "" || m.Every <= 1:
		return upperFirst(text)
	case m.Every == 2:
		return fill(say.Dates.EverySecond, "days", text)
	}
	return fill(say.Dates.EveryWeeks, "n", strconv.Itoa(m.Every), "days", text)
}

func namesOf(days []group.Weekday, names []string) []string {
	words := make([]string, 0, len(days))
	for _, d := range days {
		words = append(words, names[d])
	}
	return words
}

// monthDays is "second and fourth Thursday", or "first Monday and last Friday" where the days differ.
func (say *sayings) monthDays(rules []group.MonthDay) string {
	var whole, ordinals []string
	same := true
	for _, rule := range rules {
		nth := say.ordinal(rule.N)
		ordinals = append(ordinals, nth)
		whole = append(whole, fill(say.Dates.NthDay, "nth", nth, "day", say.names.days[rule.Day]))
		same = same && rule.Day == rules[0].Day
	}
	if !same {
		return say.sentenceList(whole)
	}
	return fill(say.Dates.NthDay, "nth", say.sentenceList(ordinals), "day", say.names.days[rules[0].Day])
}

// ordinal is "second", or "last" for -1.
func (say *sayings) ordinal(n int) string {
	if n < 1 || n > 5 {
		return say.names.ordinals[5]
	}
	return say.names.ordinals[n-1]
}

// timesText is "10:00 – 11:00 AM", "11:30 AM – 12:30 PM", "10:00 AM", or nothing when the source gives no hour.
func (say *sayings) timesText(m group.Meeting) string {
	if !m.End().Known() {
		return say.clock(m.Start, false)
	}
	sameHalf := (m.Start >= 12*60) == (m.End() >= 12*60)
	return fill(say.Dates.Span, "start", say.clock(m.Start, sameHalf), "end", say.clock(m.End(), false))
}

// zoneName is what a reader calls a zone.
func (say *sayings) zoneName(zone string) string {
	if name, known := say.Values.Zones[zone]; known {
		return name
	}
	_, city, found := strings.Cut(zone, "/")
	if !found {
		return zone
	}
	city = city[strings.LastIndexByte(city, '/')+1:]
	return fill(say.Values.ZoneOf, "city", strings.ReplaceAll(city, "_", " "))
}

// limitsText says when a meeting begins, ends or pauses.
func (say *sayings) limitsText(m group.Meeting) string {
	var parts []string
	if !m.From.IsZero() {
		parts = append(parts, fill(say.Dates.From, "date", say.day(m.From)))
	}
	if !m.Until.IsZero() {
		parts = append(parts, fill(say.Dates.Until, "date", say.day(m.Until)))
	}
	if len(m.Cancelled) > 0 {
		parts = append(parts, fill(say.Dates.NotOn, "dates", say.days(m.Cancelled)))
	}
	return upperFirst(say.list(parts))
}

func (say *sayings) days(dates []source.Date) string {
	var words []string
	for _, date := range dates {
		words = append(words, say.day(date))
	}
	return say.sentenceList(words)
}
