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

func whenViews(g *group.Group, verified bool) []whenView {
	views := make([]whenView, 0, len(g.Meetings))
	for _, m := range g.Meetings {
		view := whenView{Days: daysText(m), Times: timesText(m), Note: m.Note, Limits: limitsText(m)}
		zone := m.Timezone
		if zone == "" {
			zone = g.Timezone
		}
		if view.Times != "" {
			view.Zone = zoneName(zone)
		}
		if m.Attendance != "" && m.Attendance != g.Attendance {
			view.Attendance = label(attendanceWords(), m.Attendance)
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
func daysText(m group.Meeting) string {
	if m.ByAppointment {
		return "By appointment"
	}
	var words []string
	for _, d := range m.Monthly {
		words = append(words, d.String())
	}
	if len(words) > 0 {
		return upperFirst(monthDays(words, m.Monthly)) + " of the month"
	}
	if len(m.Days) == 7 && m.Every <= 1 {
		return "Every day"
	}
	for _, d := range m.Days {
		if m.Every > 1 {
			words = append(words, d.String())
		} else {
			words = append(words, d.String()+"s")
		}
	}
	text := sentenceList(words)
	switch {
	case text == "" || m.Every <= 1:
		return text
	case m.Every == 2:
		return "Every second " + text
	}
	return "Every " + strconv.Itoa(m.Every) + " weeks on " + text
}

// monthDays is "second and fourth Thursday", or "first Monday and last Friday" where the days differ.
func monthDays(words []string, rules []group.MonthDay) string {
	day := " " + rules[0].Day.String()
	for _, rule := range rules {
		if rule.Day != rules[0].Day {
			return sentenceList(words)
		}
	}
	for i := range words {
		words[i] = strings.TrimSuffix(words[i], day)
	}
	return sentenceList(words) + day
}

// timesText is "10:00 – 11:00 AM", "11:30 AM – 12:30 PM", "10:00 AM", or nothing when the source gives no hour.
func timesText(m group.Meeting) string {
	start := m.Start.String()
	if !m.End().Known() {
		return start
	}
	end := m.End().String()
	if start[len(start)-2:] == end[len(end)-2:] {
		start = start[:len(start)-3]
	}
	return start + " – " + end
}

// zoneName is what a reader calls a zone. It has no "Standard" or "Daylight": the name is right all year.
func zoneName(zone string) string {
	switch zone {
	case "America/New_York", "America/Detroit", "US/Eastern":
		return "Eastern"
	case "America/Chicago", "US/Central":
		return "Central"
	case "America/Denver", "America/Boise", "US/Mountain":
		return "Mountain"
	case "America/Phoenix":
		return "Arizona"
	case "America/Los_Angeles", "US/Pacific":
		return "Pacific"
	case "America/Anchorage":
		return "Alaska"
	case "Pacific/Honolulu":
		return "Hawaii"
	case "America/Puerto_Rico":
		return "Atlantic"
	case "UTC", "Etc/UTC":
		return "UTC"
	}
	_, city, found := strings.Cut(zone, "/")
	if !found {
		return zone
	}
	city = city[strings.LastIndexByte(city, '/')+1:]
	return strings.ReplaceAll(city, "_", " ") + " time"
}

// limitsText says when a meeting begins, ends or pauses.
func limitsText(m group.Meeting) string {
	var parts []string
	if !m.From.IsZero() {
		parts = append(parts, "from "+day(m.From))
	}
	if !m.Until.IsZero() {
		parts = append(parts, "until "+day(m.Until))
	}
	if len(m.Cancelled) > 0 {
		parts = append(parts, "not on "+days(m.Cancelled))
	}
	return upperFirst(strings.Join(parts, ", "))
}

func days(dates []source.Date) string {
	var words []string
	for _, date := range dates {
		words = append(words, day(date))
	}
	return sentenceList(words)
}
