package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
)

// expand lists all moments at which the entries of a calendar begin, for some years, in order. It knows nothing but the
// file: rules are walked day by day and zones are reckoned from VTIMEZONE, so that both are put to the test.
func expand(t testing.TB, text []byte, years int) []time.Time {
	t.Helper()
	checkLinesOf(t, text)
	cal, err := ics.ParseCalendar(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	zones := map[string][]change{}
	for _, z := range cal.Timezones() {
		zones[z.GetProperty(ics.ComponentPropertyTzid).Value] = changesOf(t, z)
	}
	var all []time.Time
	for _, e := range cal.Events() {
		start := e.GetProperty(ics.ComponentPropertyDtStart)
		zone := zones[start.ICalParameters["TZID"][0]]
		if zone == nil {
			t.Fatalf("no VTIMEZONE for %v", start.ICalParameters)
		}
		rule := parts(e.GetProperty(ics.ComponentPropertyRrule).Value)
		var cancelled []string
		for _, x := range e.GetProperties(ics.ComponentPropertyExdate) {
			cancelled = append(cancelled, x.Value)
		}
		first := wall(t, start.Value)
		if !falls(rule, first, first) {
			t.Fatalf("the start %s is no day of %v", start.Value, rule)
		}
		for day := first; day.Before(first.AddDate(years, 0, 0)); day = day.AddDate(0, 0, 1) {
			at := moment(zone, day)
			if until := rule["UNTIL"]; until != "" && at.After(stamp(t, until)) {
				break
			}
			if falls(rule, first, day) && !slices.Contains(cancelled, day.Format(localTime)) {
				all = append(all, at)
			}
		}
	}
	slices.SortFunc(all, time.Time.Compare)
	return all
}

func checkLinesOf(t testing.TB, text []byte) {
	t.Helper()
	if bytes.Count(text, []byte("\n")) != bytes.Count(text, []byte("\r\n")) {
		t.Fatal("a line without CRLF")
	}
}

func parts(rule string) map[string]string {
	all := map[string]string{}
	for _, part := range strings.Split(rule, ";") {
		key, value, _ := strings.Cut(part, "=")
		all[key] = value
	}
	return all
}

// falls tells whether a weekly or monthly rule gives that day.
func falls(rule map[string]string, first, day time.Time) bool {
	code := dayCodes[day.Weekday()]
	nth := strconv.Itoa((day.Day()-1)/7+1) + code
	last := "-1" + code
	isLast := day.AddDate(0, 0, 7).Month() != day.Month()
	monday := func(d time.Time) time.Time { return d.AddDate(0, 0, -(int(d.Weekday())+6)%7) }
	interval := 1
	if rule["INTERVAL"] != "" {
		interval, _ = strconv.Atoi(rule["INTERVAL"])
	}
	for _, by := range strings.Split(rule["BYDAY"], ",") {
		switch {
		case rule["FREQ"] == "WEEKLY" && by == code:
			return int(monday(day).Sub(monday(first)).Hours()/24/7+0.5)%interval == 0
		case rule["FREQ"] == "MONTHLY" && (by == nth || by == last && isLast):
			return true
		}
	}
	return false
}

// A change of a zone, as VTIMEZONE gives it.
type change struct {
	at       time.Time // the moment
	from, to time.Duration
}

// changesOf unrolls the rules of a VTIMEZONE for ten years.
func changesOf(t testing.TB, z *ics.VTimezone) []change {
	t.Helper()
	var all []change
	for _, c := range z.Components {
		var b ics.ComponentBase
		switch c := c.(type) {
		case *ics.Standard:
			b = c.ComponentBase
		case *ics.Daylight:
			b = c.ComponentBase
		}
		from := offsetOf(b.GetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom)).Value)
		to := offsetOf(b.GetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto)).Value)
		start := wall(t, b.GetProperty(ics.ComponentPropertyDtStart).Value)
		walls := []time.Time{start}
		for _, r := range b.GetProperties(ics.ComponentPropertyRdate) {
			walls = append(walls, wall(t, r.Value))
		}
		if r := b.GetProperty(ics.ComponentPropertyRrule); r != nil {
			rule := parts(r.Value)
			month, _ := strconv.Atoi(rule["BYMONTH"])
			rule["FREQ"] = "MONTHLY"
			for day := start.AddDate(0, 0, 1); day.Before(start.AddDate(10, 0, 0)); day = day.AddDate(0, 0, 1) {
				if int(day.Month()) == month && falls(rule, start, day) {
					walls = append(walls, day)
				}
			}
		}
		for _, w := range walls {
			all = append(all, change{w.Add(-from), from, to})
		}
	}
	slices.SortFunc(all, func(a, b change) int { return a.at.Compare(b.at) })
	return all
}

func offsetOf(text string) time.Duration {
	hours, _ := strconv.Atoi(text[1:3])
	minutes, _ := strconv.Atoi(text[3:5])
	d := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if text[0] == '-' {
		return -d
	}
	return d
}

// moment is when a clock in the zone shows that time: the first, where it does so twice; as the clock stood before,
// where it never does (RFC 5545 3.3.5).
func moment(zone []change, wall time.Time) time.Time {
	offsetAt := func(at time.Time) time.Duration {
		i, _ := slices.BinarySearchFunc(zone, at.Add(1), func(c change, at time.Time) int { return c.at.Compare(at) })
		if i == 0 {
			return zone[0].from
		}
		return zone[i-1].to
	}
	for _, offset := range []time.Duration{offsetAt(wall.AddDate(0, 0, -1)), offsetAt(wall.AddDate(0, 0, 1))} {
		if at := wall.Add(-offset); offsetAt(at) == offset {
			return at
		}
	}
	for _, c := range zone {
		if inGap := wall.Add(-c.from); !inGap.Before(c.at) && wall.Add(-c.to).Before(c.at) {
			return inGap
		}
	}
	panic(fmt.Sprint("no moment for ", wall))
}

func wall(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse(localTime, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func stamp(t testing.TB, text string) time.Time {
	t.Helper()
	at, err := time.Parse(utcTime, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
