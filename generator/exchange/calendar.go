package exchange

import "manyroads/generator/source"

// Calendar gives the group's meetings from a date on as an iCalendar file (RFC 5545).
// It gives nothing when the group is not verified or no meeting has a time.
func Calendar(_ Site, _ Group, _ source.Date) ([]byte, error) { return nil, nil }
