package group

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"manyroads/generator/source"
)

// The table is shared with the client (layouts/find/schedule.test.ts), so that both reckon alike.
func TestScheduleTable(t *testing.T) {
	text, err := os.ReadFile("testdata/schedule.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name    string
		Meeting struct {
			Day, Monthly, Cancelled      []string
			Every, Minutes               int
			Start, Timezone, From, Until string
			ByAppointment                bool `json:"by_appointment"`
		}
		After  string
		Expect []string
	}
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 40 {
		t.Fatalf("only %d cases", len(cases))
	}
	date := func(s string) source.Date {
		if s == "" {
			return source.Date{}
		}
		d, err := source.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			m := Meeting{Every: max(c.Meeting.Every, 1), Start: NoClock, Minutes: c.Meeting.Minutes, Timezone: c.Meeting.Timezone,
				From: date(c.Meeting.From), Until: date(c.Meeting.Until), ByAppointment: c.Meeting.ByAppointment}
			for _, day := range c.Meeting.Day {
				m.Days = append(m.Days, Weekday(slices.Index(weekdays, day)))
			}
			for _, rule := range c.Meeting.Monthly {
				for word, n := range ordinals {
					for i, day := range weekdays {
						if rule == word+" "+day {
							m.Monthly = append(m.Monthly, MonthDay{n, Weekday(i)})
						}
					}
				}
			}
			for _, day := range c.Meeting.Cancelled {
				m.Cancelled = append(m.Cancelled, date(day))
			}
			if c.Meeting.Start != "" {
				start, err := time.Parse("15:04", c.Meeting.Start)
				if err != nil {
					t.Fatal(err)
				}
				m.Start = Clock(start.Hour()*60 + start.Minute())
			}
			after, err := time.Parse(time.RFC3339, c.After)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, start := range m.Next(after, 3) {
				got = append(got, start.Format("2006-01-02T15:04:05-07:00"))
			}
			if !slices.Equal(got, c.Expect) {
				t.Errorf("got  %v\nwant %v", got, c.Expect)
			}
		})
	}
}
