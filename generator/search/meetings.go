package search

import (
	"encoding/json"

	"manyroads/generator/group"
	"manyroads/generator/source"
)

// A rule is what a meeting has beyond days, start and length. Most meetings have none of it.
type rule struct {
	Monthly    [][2]int `json:"monthly,omitempty"` // [n, weekday]; n is 1 to 5, or -1 for the last
	Every      int      `json:"every,omitempty"`
	Zone       string   `json:"zone,omitempty"`
	From       string   `json:"from,omitempty"`
	Until      string   `json:"until,omitempty"`
	Cancelled  []string `json:"cancelled,omitempty"`
	Attendance string   `json:"attendance,omitempty"`
}

// addMeeting notes all of a meeting.
func (b *builder) addMeeting(m group.Meeting, zone string) {
	c := &b.out.Meetings
	c.Days = append(c.Days, days(m))
	c.Start = append(c.Start, int(m.Start))
	c.Minutes = append(c.Minutes, m.Minutes)
	number := 0
	if r := ruleOf(m, zone); !r.isUsual() {
		number = b.rules.add(marshal(r))
	}
	c.Rule = append(c.Rule, number)
}

// addMeetingTime notes of a meeting what a query asks of it: of its rule, its clock and the day after which it is over are left.
func (b *builder) addMeetingTime(m group.Meeting, zone string) {
	c := &b.out.Meetings
	c.Days = append(c.Days, days(m))
	c.Start = append(c.Start, int(m.Start))
	number := 0
	full := ruleOf(m, zone)
	if r := (rule{Zone: full.Zone, Until: full.Until}); !r.isUsual() {
		number = b.rules.add(marshal(r))
	}
	c.Rule = append(c.Rule, number)
}

// isUsual tells whether a rule says nothing.
func (r *rule) isUsual() bool {
	return len(r.Monthly) == 0 && r.Every == 0 && r.Zone == "" && r.From == "" && r.Until == "" && len(r.Cancelled) == 0 && r.Attendance == ""
}

// days are the weekdays on which a meeting can fall, as bits; Sunday is 1. By appointment is on no day.
func days(m group.Meeting) int {
	bits := 0
	if m.ByAppointment {
		return 0
	}
	for _, day := range m.Days {
		bits |= 1 << day
	}
	for _, day := range m.Monthly {
		bits |= 1 << day.Day
	}
	return bits
}

// ruleOf leaves out what is usual: every week, the group's own zone, no end.
func ruleOf(m group.Meeting, zone string) rule {
	r := rule{From: m.From.String(), Until: m.Until.String(), Attendance: m.Attendance, Cancelled: texts(m.Cancelled)}
	for _, day := range m.Monthly {
		r.Monthly = append(r.Monthly, [2]int{day.N, int(day.Day)})
	}
	if m.Every > 1 {
		r.Every = m.Every
	}
	if m.Timezone != zone {
		r.Zone = m.Timezone
	}
	return r
}

func texts(dates []source.Date) []string {
	var all []string
	for _, date := range dates {
		all = append(all, date.String())
	}
	return all
}

// marshal writes a value that holds only numbers, texts and lists, which can't fail.
func marshal(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}
