package exchange

// MeetingGuide gives the verified groups as a Meeting Guide list (code4recovery/spec).
func MeetingGuide(_ Site, _ []Group) ([]byte, error) { return nil, nil }
