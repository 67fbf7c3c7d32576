package group

import "testing"

func TestRRule(t *testing.T) {
	for _, c := range []struct {
		m    Meeting
		want string
	}{
		{Meeting{Days: []Weekday{2}, Every: 1}, "FREQ=WEEKLY;BYDAY=TU"},
		{Meeting{Days: []Weekday{1, 4}, Every: 2}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"},
		{Meeting{Monthly: []MonthDay{{1, 2}, {-1, 5}}}, "FREQ=MONTHLY;BYDAY=1TU,-1FR"},
		{Meeting{ByAppointment: true, Days: []Weekday{2}}, ""},
	} {
		if got := c.m.RRule(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.m, got, c.want)
		}
	}
}
