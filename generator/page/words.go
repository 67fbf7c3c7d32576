package page

import (
	"cmp"

	"manyroads/generator/medication"
)

// The words that a reader sees for the values of the records.

func englishValues() valueWords {
	return valueWords{
		Attendance: map[string]string{
			"in-person": "In person", "online": "Online", "hybrid": "In person and online", "phone": "By telephone",
			"text": "By text message", "unknown": "",
		},
		Audience: map[string]string{
			"families": "Families and friends", "parents": "Parents", "bereaved": "People in grief", "women": "Women", "men": "Men",
			"lgbtq": "LGBTQ+ people", "young-people": "Young people", "teens": "Teenagers", "seniors": "Older people",
			"people-on-medication": "People on medication", "people-of-color": "People of color",
			"native-american": "Native American people", "veterans": "Veterans", "professionals": "Professionals",
			"newcomers": "Newcomers", "patients": "Patients of the host’s program only",
		},
		Access: map[string]string{
			"wheelchair": "Wheelchair access", "wheelchair-bathroom": "Wheelchair-accessible bathroom", "asl": "American Sign Language",
			"captions": "Captions", "childcare": "Childcare", "child-friendly": "Children welcome", "fragrance-free": "Fragrance free",
		},
		Kinds: map[string]string{
			"mutual-aid": "Mutual aid", "medication-group": "Groups for people on medication", "family-group": "For families and friends",
			"professional-group": "Led by professionals", "peer-service": "Peer services", "online-community": "Online communities",
			"parallel-support": "Parallel support", "harm-reduction": "Harm reduction", "clinic": "Clinics", "helpline": "Helplines",
			"advocacy": "Advocacy and information",
		},
		Phases: map[string]string{
			"professional-led": "Led by professionals", "alumni-led": "Led by people who finished the program",
			"member-run": "Run by its members",
		},
		Stability: map[string]string{
			"new": "New, under 6 months", "settled": "Settled, 6 to 24 months", "long-running": "Long-running, over 2 years", "paused": "Paused",
		},
		Grades: map[string]string{ // who stands behind an answer
			"A": "Published by the group itself or its service body", "B": "Confirmed by the group’s contact",
			"C": "Reported first-hand by two or more people", "D": "Reported first-hand by one person",
			"E": "From a document of the whole fellowship, not of this group",
			"F": "From an old page, a directory or a news story; nobody has confirmed it",
		},
		Ratings: map[string]string{
			"welcomes": "Medication welcome", "neutral": "No limits found", "varies": "Varies: ask first", "restricts": "Restricts",
			"not-applicable": "Does not apply", "unknown": "Not known yet",
		},
		// What is said of an organization's texts or of its practice. The words differ from a group's on purpose:
		// a text that is in favor of medication is no group's welcome.
		Policies: map[string]string{
			"welcomes": "In favor of medication", "neutral": "No limits found", "varies": "Varies", "restricts": "Limits people on medication",
			"not-applicable": "Does not apply", "unknown": "Not known yet",
		},
		Answers:   map[string]string{"yes": "Yes", "no": "No", "depends": "Depends", "": "Not known"},
		Questions: questionsBy(func(q medication.Question) string { return q.Label }),
		Asks:      questionsBy(func(q medication.Question) string { return q.Asks }),
		Open:      map[string]string{"open": "Open: anyone may come", "closed": "Closed: only those it is for"},
		Camera:    map[string]string{"optional": "You need not turn it on", "required": "Must be on"},
		Cost:      map[string]string{"free": "free"},
		Status:    map[string]string{"uncertain": "May no longer exist", "closed": "Closed", "historical": "Of the past"},
		Secular:   map[string]string{"yes": "Secular", "no": "Spiritual or religious", "mixed": "Both: it depends on the group"},
		Exclusion: map[string]string{
			"none": "No rule against people on medication.", "formal": "A formal rule against people on medication.",
			"unwritten": "An unwritten rule against people on medication is reported.",
		},
		Welcome: map[string]string{
			"warm": "People report that the welcome is warm.", "polite": "People report that the welcome is polite.",
			"mixed": "People report that the welcome is mixed.", "cool": "People report that the welcome is cool.",
			"hostile": "People report that the welcome is hostile.",
		},
		Medicines: map[string]string{"buprenorphine": "buprenorphine", "methadone": "methadone", "naltrexone": "naltrexone"},
		// What a reader calls a zone. It has no "Standard" or "Daylight": the name is right all year.
		Zones: map[string]string{
			"America/New_York": "Eastern", "America/Detroit": "Eastern", "US/Eastern": "Eastern", "America/Chicago": "Central", "US/Central": "Central",
			"America/Denver": "Mountain", "America/Boise": "Mountain", "US/Mountain": "Mountain", "America/Phoenix": "Arizona",
			"America/Los_Angeles": "Pacific", "US/Pacific": "Pacific", "America/Anchorage": "Alaska", "Pacific/Honolulu": "Hawaii",
			"America/Puerto_Rico": "Atlantic", "UTC": "UTC", "Etc/UTC": "UTC",
		},
		ZoneOf:  "{city} time",
		Reasons: reasonsInEnglish(),
	}
}

func questionsBy(part func(medication.Question) string) map[string]string {
	words := map[string]string{}
	for _, q := range medication.Questions() {
		words[q.Key] = part(q)
	}
	return words
}

// reasonsInEnglish are the reasons that lower rooms give for a rating, where a page repeats them. A test holds that they are all of them.
func reasonsInEnglish() []string {
	return []string{
		"An unwritten rule against people on medication is reported", "The welcome is reported as mixed", "The welcome is reported as cool",
		"The welcome is reported as hostile", "What the texts say was last checked too long ago", "Formal rule",
	}
}

// audienceOrder is the order in which the audiences are offered.
func audienceOrder() []string {
	return []string{
		"people-on-medication", "families", "parents", "bereaved", "newcomers", "women", "men", "lgbtq", "young-people", "teens",
		"seniors", "people-of-color", "native-american", "veterans", "professionals", "patients",
	}
}

// kindOrder is the order of the kinds in lists and in the comparison.
func kindOrder() []string {
	return []string{
		"medication-group", "mutual-aid", "family-group", "parallel-support", "professional-group", "peer-service",
		"online-community", "harm-reduction", "clinic", "helpline", "advocacy",
	}
}

// ratingWord is what a badge says. A group that restricts always says what.
func (say *sayings) ratingWord(rating medication.Rating) (icon, word string) {
	return ratingIcon(rating), cmp.Or(say.Values.Ratings[string(rating)], say.Values.Ratings["unknown"])
}

// policyWord is what is said of an organization's texts or of its practice.
func (say *sayings) policyWord(rating medication.Rating) (icon, word string) {
	return ratingIcon(rating), cmp.Or(say.Values.Policies[string(rating)], say.Values.Policies["unknown"])
}

func ratingIcon(rating medication.Rating) string {
	switch rating {
	case medication.Welcomes:
		return "✓"
	case medication.Neutral:
		return "○"
	case medication.Varies:
		return "≈"
	case medication.Restricts:
		return "!"
	case medication.NotApplicable:
		return "–"
	}
	return "?"
}

// answerWord is how one of the seven answers is shown. The zero Answer is "not known", never a blank.
func (say *sayings) answerWord(answer medication.Answer) (class, icon, word string) {
	switch answer {
	case medication.Yes:
		return "yes", "✓", say.Values.Answers["yes"]
	case medication.No:
		return "no", "✕", say.Values.Answers["no"]
	case medication.Depends:
		return "depends", "≈", say.Values.Answers["depends"]
	}
	return "unknown", "?", say.Values.Answers[""]
}
