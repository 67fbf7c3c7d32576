package source

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Date takes a day, written 2026-11-21 without quotes.
func (t *Table) Date(key string) Date {
	value, ok := t.take(key)
	if !ok {
		return Date{}
	}
	return t.date(key, value)
}

func (t *Table) date(key string, value any) Date {
	moment, ok := value.(time.Time)
	if !ok {
		t.wrongType(key, "a date like 2026-11-21, without quotes", value)
		return Date{}
	}
	if h, m, s := moment.Clock(); h != 0 || m != 0 || s != 0 || moment.Year() == 0 {
		t.Problem(key, fmt.Sprintf("%q must be a date without a time", lastKey(key)), "write it like 2026-11-21")
		return Date{}
	}
	if moment.Year() < 1900 || moment.Year() > 2200 {
		t.Problem(key, fmt.Sprintf("the year %d in %q cannot be right", moment.Year(), lastKey(key)), "check the date")
		return Date{}
	}
	return DateOf(moment)
}

// Dates takes a list of days.
func (t *Table) Dates(key string) []Date {
	var found []Date
	t.each(key, "dates like 2026-11-21", func(element string, value any) {
		if date := t.date(element, value); !date.IsZero() {
			found = append(found, date)
		}
	})
	return found
}

// Clock takes a time of day as text, "18:30", and gives minutes after midnight. TOML's own times, 18:30:00, will do too.
func (t *Table) Clock(key string) (minutes int, written bool) {
	value, ok := t.take(key)
	if !ok {
		return 0, false
	}
	if moment, isTime := value.(time.Time); isTime && moment.Year() == 0 {
		return moment.Hour()*60 + moment.Minute(), true
	}
	text, ok := value.(string)
	if !ok {
		mend := `write it like "18:30"`
		if number, isNumber := value.(float64); isNumber && number >= 0 && number < 24 {
			mend = fmt.Sprintf("write %s = %q", key, strings.ReplaceAll(fmt.Sprintf("%05.2f", number), ".", ":"))
		}
		t.Problem(key, fmt.Sprintf("%q must be a time in quotes, not %s", key, kindOf(value)), mend)
		return 0, false
	}
	moment, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		t.Problem(key, fmt.Sprintf("%q is not a time of day", cut(text, 40)), clockMend(key, text))
		return 0, false
	}
	return moment.Hour()*60 + moment.Minute(), true
}

// clockMend reads the other ways in which people write a time.
func clockMend(key, text string) string {
	tidy := strings.ReplaceAll(strings.ToLower(strings.ReplaceAll(text, " ", "")), ".", "")
	for _, layout := range []string{"3:04pm", "3pm", "15:4", "15:04:05", "1504", "15h04", "15h"} {
		if moment, err := time.Parse(layout, tidy); err == nil {
			return fmt.Sprintf("write %s = %q", key, moment.Format("15:04"))
		}
	}
	if hour, minute, found := strings.Cut(text, "."); found {
		if moment, err := time.Parse("15:04", hour+":"+minute); err == nil {
			return fmt.Sprintf("write %s = %q", key, moment.Format("15:04"))
		}
	}
	return `write hours and minutes, 24 hours a day, like "18:30"`
}

// Zone takes an IANA time zone.
func (t *Table) Zone(key string) string {
	text := t.Text(key)
	if text == "" {
		return ""
	}
	if mend, ok := zoneKnown(text); !ok {
		t.Problem(key, fmt.Sprintf("%q is not a time zone", cut(text, 40)), mend)
		return ""
	}
	return text
}

// shortZones are the abbreviations that people write, with the zone that they live in.
var shortZones = map[string]string{
	"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "EASTERN": "America/New_York", "US/EASTERN": "America/New_York",
	"CST": "America/Chicago", "CDT": "America/Chicago", "CT": "America/Chicago", "CENTRAL": "America/Chicago", "US/CENTRAL": "America/Chicago",
	"MST": "America/Denver", "MDT": "America/Denver", "MT": "America/Denver", "MOUNTAIN": "America/Denver", "US/MOUNTAIN": "America/Denver",
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles", "US/PACIFIC": "America/Los_Angeles",
}

// usualZones need no look-up and are the first that a misspelt zone is held against.
var usualZones = []string{"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
	"America/Detroit", "America/Indiana/Indianapolis", "America/Kentucky/Louisville", "America/Boise", "Pacific/Honolulu", "America/Puerto_Rico", "Europe/London"}

// zoneKnown accepts Region/City names only: abbreviations such as EST leave summer time out and put people at the door an hour late.
func zoneKnown(name string) (mend string, ok bool) {
	if zone, found := shortZones[strings.ToUpper(name)]; found {
		return fmt.Sprintf("write %q", zone), false
	}
	if slices.Contains(usualZones, name) {
		return "", true
	}
	if _, err := time.LoadLocation(name); err == nil && strings.Contains(name, "/") && !strings.HasPrefix(name, "Etc/") {
		return "", true
	}
	if near := Closest(name, usualZones); near != "" {
		return fmt.Sprintf("did you mean %q?", near), false
	}
	return `write Region/City, like "America/New_York"`, false
}
