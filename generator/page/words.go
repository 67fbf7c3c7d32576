package page

import "manyroads/generator/medication"

// The words that a reader sees for the values of the records. Each list of groups has a title and says in one sentence what
// being on it means, and what it does not mean.

// attendanceWords say how one takes part.
func attendanceWords() map[string]string {
	return map[string]string{
		"in-person": "In person", "online": "Online", "hybrid": "In person and online", "phone": "By telephone",
		"text": "By text message", "unknown": "",
	}
}

// audienceWords say for whom a group is.
func audienceWords() map[string]string {
	return map[string]string{
		"families": "Families and friends", "parents": "Parents", "bereaved": "People in grief", "women": "Women", "men": "Men",
		"lgbtq": "LGBTQ+ people", "young-people": "Young people", "teens": "Teenagers", "seniors": "Older people",
		"people-on-medication": "People on medication", "people-of-color": "People of color",
		"native-american": "Native American people", "veterans": "Veterans", "professionals": "Professionals",
		"newcomers": "Newcomers", "patients": "Patients of the host’s program only",
	}
}

// audienceOrder is the order in which the audiences are offered.
func audienceOrder() []string {
	return []string{
		"people-on-medication", "families", "parents", "bereaved", "newcomers", "women", "men", "lgbtq", "young-people", "teens",
		"seniors", "people-of-color", "native-american", "veterans", "professionals", "patients",
	}
}

func accessWords() map[string]string {
	return map[string]string{
		"wheelchair": "Wheelchair access", "wheelchair-bathroom": "Wheelchair-accessible bathroom", "asl": "American Sign Language",
		"captions": "Captions", "childcare": "Childcare", "child-friendly": "Children welcome", "fragrance-free": "Fragrance free",
	}
}

func kindWords() map[string]string {
	return map[string]string{
		"mutual-aid": "Mutual aid", "medication-group": "Groups for people on medication", "family-group": "For families and friends",
		"professional-group": "Led by professionals", "peer-service": "Peer services", "online-community": "Online communities",
		"parallel-support": "Parallel support", "harm-reduction": "Harm reduction", "clinic": "Clinics", "helpline": "Helplines",
		"advocacy": "Advocacy and information",
	}
}

// kindOrder is the order of the kinds in lists and in the comparison.
func kindOrder() []string {
	return []string{
		"medication-group", "mutual-aid", "family-group", "parallel-support", "professional-group", "peer-service",
		"online-community", "harm-reduction", "clinic", "helpline", "advocacy",
	}
}

func phaseWords() map[string]string {
	return map[string]string{
		"professional-led": "Led by professionals", "alumni-led": "Led by people who finished the program",
		"member-run": "Run by its members",
	}
}

func stabilityWords() map[string]string {
	return map[string]string{
		"new": "New, under 6 months", "settled": "Settled, 6 to 24 months", "long-running": "Long-running, over 2 years", "paused": "Paused",
	}
}

// weekdays, as time.Weekday counts them.
func weekdays() []string {
	return []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
}

// gradeWords say who stands behind an answer.
func gradeWords(grade string) string {
	switch grade {
	case "A":
		return "Published by the group itself or its service body"
	case "B":
		return "Confirmed by the group’s contact"
	case "C":
		return "Reported first-hand by two or more people"
	case "D":
		return "Reported first-hand by one person"
	case "E":
		return "From a document of the whole fellowship, not of this group"
	case "F":
		return "From an old page, a directory or a news story; nobody has confirmed it"
	}
	return ""
}

// ratingWord is what a badge says. A group that restricts always says what.
func ratingWord(rating medication.Rating) (icon, word string) {
	switch rating {
	case medication.Welcomes:
		return "✓", "Medication welcome"
	case medication.Neutral:
		return "○", "No limits found"
	case medication.Varies:
		return "≈", "Varies: ask first"
	case medication.Restricts:
		return "!", "Restricts"
	case medication.NotApplicable:
		return "–", "Does not apply"
	}
	return "?", "Not known yet"
}

// policyWord is what is said of an organization's texts or of its practice. The words differ from a group's on purpose:
// a text that is in favor of medication is no group's welcome.
func policyWord(rating medication.Rating) (icon, word string) {
	switch rating {
	case medication.Welcomes:
		return "✓", "In favor of medication"
	case medication.Neutral:
		return "○", "No limits found"
	case medication.Varies:
		return "≈", "Varies"
	case medication.Restricts:
		return "!", "Limits people on medication"
	case medication.NotApplicable:
		return "–", "Does not apply"
	}
	return "?", "Not known yet"
}

// answerWord is how one of the seven answers is shown. The zero Answer is "not known", never a blank.
func answerWord(answer medication.Answer) (class, icon, word string) {
	switch answer {
	case medication.Yes:
		return "yes", "✓", "Yes"
	case medication.No:
		return "no", "✕", "No"
	case medication.Depends:
		return "depends", "≈", "Depends"
	}
	return "unknown", "?", "Not known"
}
