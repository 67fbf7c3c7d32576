package exchange

import (
	"fmt"
	"sync"
	"time"

	ics "github.com/arran4/golang-ical"

	"manyroads/generator/source"
)

const (
	localTime = "20060102T150405"
	utcTime   = "20060102T150405Z"

	yearsAhead = 10 // how far a zone's rule must hold before it is written as a rule
)

// An onset is one change of a zone's clocks.
type onset struct {
	wall     time.Time // the local time at which it happens, as the clocks stood before, kept in UTC
	from, to int       // offsets in seconds east of UTC
	name     string
	daylight bool
}

// Zones remembers how time zones are described. Working one out takes longer than the rest of a calendar,
// and thousands of calendars need the same few. It may be used from many goroutines.
type Zones struct{ known sync.Map }

// A described zone, and the day from which it is described.
type described struct {
	location *time.Location
	from     source.Date
	text     *ics.VTimezone
}

// describe gives a zone by its IANA name, described for entries that begin on or after a date. Nobody changes what it gives.
func (z *Zones) describe(name string, from source.Date) (described, error) {
	if z != nil {
		if d, ok := z.known.Load(name); ok && d.(described).from == from {
			return d.(described), nil
		}
	}
	location, err := time.LoadLocation(name)
	if err != nil {
		return described{}, err
	}
	d := described{location, from, vtimezone(location, from.Time())}
	if z != nil {
		z.known.Store(name, d)
	}
	return d, nil
}

// vtimezone describes a zone from the year before start on, as far as Go's zone data know it.
// A reader's program may not know the zone's name, so RFC 5545 wants it with every file.
func vtimezone(zone *time.Location, start time.Time) *ics.VTimezone {
	tz := ics.NewTimezone(zone.String())
	first := time.Date(start.Year()-1, 1, 1, 0, 0, 0, 0, time.UTC)
	onsets := onsetsOf(zone, first, first.AddDate(yearsAhead+1, 0, 0))
	if len(onsets) == 0 || onsets[0].wall.Year() > first.Year() {
		// Nothing has changed by then: the offset of the start holds from long before.
		name, offset := first.In(zone).Zone()
		base := onset{wall: time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), from: offset, to: offset, name: name, daylight: first.In(zone).IsDST()}
		tz.Components = append(tz.Components, observance([]onset{base}, ""))
	}
	for _, same := range byKind(onsets) {
		tz.Components = append(tz.Components, observance(same, yearlyRule(same)))
	}
	return tz
}

// onsetsOf lists the changes between two moments, in order.
func onsetsOf(zone *time.Location, from, to time.Time) []onset {
	var all []onset
	for t := from.In(zone); ; {
		_, before := t.Zone()
		_, next := t.ZoneBounds()
		if next.IsZero() || !next.Before(to) {
			return all
		}
		name, after := next.Zone()
		wall := next.UTC().Add(time.Duration(before) * time.Second)
		all = append(all, onset{wall, before, after, name, next.IsDST()})
		t = next
	}
}

// byKind puts the changes that do the same thing together: all "forward to EDT", all "back to EST".
func byKind(onsets []onset) [][]onset {
	var kinds [][]onset
next:
	for _, o := range onsets {
		for i, k := range kinds {
			if k[0].from == o.from && k[0].to == o.to && k[0].name == o.name && k[0].daylight == o.daylight {
				kinds[i] = append(k, o)
				continue next
			}
		}
		kinds = append(kinds, []onset{o})
	}
	return kinds
}

// yearlyRule finds the rule that all the changes follow, such as the second Sunday of March at two o'clock.
// It gives nothing when there is none (Morocco's changes follow Ramadan): then each change is written down.
func yearlyRule(same []onset) string {
	if len(same) < yearsAhead {
		return ""
	}
	first := same[0].wall
	counted, last := true, true
	for i, o := range same {
		w := o.wall
		if w.Year() != first.Year()+i || w.Month() != first.Month() || w.Weekday() != first.Weekday() || w.Format("150405") != first.Format("150405") {
			return ""
		}
		counted = counted && (w.Day()-1)/7 == (first.Day()-1)/7
		last = last && w.AddDate(0, 0, 7).Month() != w.Month()
	}
	n := (first.Day()-1)/7 + 1
	switch {
	case last:
		n = -1
	case !counted:
		return ""
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", first.Month(), n, dayCodes[first.Weekday()])
}

// observance writes one kind of change: by its rule, or date by date when it has none.
func observance(same []onset, rule string) ics.Component {
	var c ics.ComponentBase
	o := same[0]
	c.SetProperty(ics.ComponentPropertyDtStart, o.wall.Format(localTime))
	c.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), offset(o.from))
	c.SetProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), offset(o.to))
	c.SetProperty(ics.ComponentProperty(ics.PropertyTzname), o.name)
	if rule != "" {
		c.AddRrule(rule)
	} else {
		for _, later := range same[1:] {
			c.AddRdate(later.wall.Format(localTime))
		}
	}
	if o.daylight {
		return &ics.Daylight{ComponentBase: c}
	}
	return &ics.Standard{ComponentBase: c}
}

// offset writes seconds east of UTC as RFC 5545 does: -0500, and +001730 where seconds count.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
