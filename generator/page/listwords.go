package page

// What is said of lists of groups. Each has a title and says in one sentence what being on it means, and what it does not mean.
type listWords struct {
	Groups                                                plural
	AllUnverified, SomeUnverified, PageTitle              string
	Medication, Day, Attendance, Audience, Language, More string // the headings under which the lists are offered
	RatingTitles, RatingIntros                            map[string]string
	DayTitle, DayIntro                                    string
	AttendanceTitles, AttendanceIntros                    map[string]string
	AudienceTitle, AudienceIntro                          string
	PatientsTitle, PatientsIntro                          string
	LanguageTitle, LanguageIntro                          string
	Proof, ProofTitle, ProofIntro                         string
}

func englishList() listWords {
	return listWords{
		Groups:        plural{One: "1 group", Other: "{n} groups"},
		AllUnverified: "{groups}, unverified", SomeUnverified: "{groups}, {n} of them unverified", PageTitle: "{title}, page {n}",
		Medication: "Medication", Day: "Day", Attendance: "How you take part", Audience: "For whom", Language: "Language", More: "More",
		RatingTitles: map[string]string{
			"welcomes": "Groups where medication is welcome", "neutral": "Groups where we found no limits", "varies": "Groups where it varies",
			"restricts": "Groups that restrict people on medication", "unknown": "Groups about which we do not know yet",
		},
		RatingIntros: map[string]string{
			"welcomes":  "At these groups people on medication may attend, speak and lead, or the group is there for them. Somebody who knows the group said so, and not too long ago.",
			"neutral":   "Nothing that we know of these groups limits people on medication, and nothing says that they are specially welcome.",
			"varies":    "At these groups it depends: on the meeting, on the people, or on what you would like to do. Ask before you go.",
			"restricts": "These groups limit what people on medication may do. Each says what: some only ask them not to lead.",
			"unknown":   "Nobody has told us yet what people on medication may do at these groups, or it was too long ago. Not known does not mean yes: ask before you go.",
		},
		DayTitle: "Groups that meet on {days}",
		DayIntro: "Groups that meet on a {day}, every week or on some weeks of the month. Times are in the group’s own time zone.",
		AttendanceTitles: map[string]string{
			"in-person": "Groups that meet in person", "online": "Groups that meet online", "hybrid": "Groups that meet in person and online",
			"phone": "Groups that meet by telephone",
		},
		AttendanceIntros: map[string]string{
			"in-person": "You go there. The lists by place are quicker when you know the town.",
			"online":    "You can join these from anywhere, on a computer or a phone.",
			"hybrid":    "You may go there or join from home.", "phone": "You call in. Any telephone will do.",
		},
		AudienceTitle: "Groups for {people}", AudienceIntro: "Groups that say they are for {people}.",
		PatientsTitle: "Groups for patients of one program", PatientsIntro: "Only people in the host’s program may come to these.",
		LanguageTitle: "Groups in {language}", LanguageIntro: "Groups where {language} is spoken.",
		Proof: "Proof of attendance", ProofTitle: "Groups that sign proof of attendance",
		ProofIntro: "These groups say that they sign papers for courts and programs. Ask before the meeting begins, and bring the form.",
	}
}
