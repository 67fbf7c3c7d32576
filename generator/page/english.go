package page

import "manyroads/generator/language"

// plural is short for what is said of a number of things.
type plural = language.Plural

type dateWords struct {
	Months, ShortMonths, Days, DaysMany, ShortDays, Ordinals string
	Day, ShortDay                                            string
	Time, Morning, Afternoon, Span                           string
	Comma, And                                               string

	ByAppointment, EveryDay, OfTheMonth, EverySecond, EveryWeeks, NthDay string
	From, Until, NotOn                                                   string
}

type valueWords struct {
	Attendance, Audience, Access, Kinds, Phases, Stability, Grades  map[string]string
	Ratings, Policies, Answers, Questions, Asks, Open, Camera, Cost map[string]string
	Status, Secular, Exclusion, Welcome, Medicines, Zones           map[string]string
	ZoneOf                                                          string
	Reasons                                                         []string // in the order of reasonsInEnglish
}

type frameWords struct{ NotTranslated string }

func english() *sayings {
	return &sayings{
		Dates: dateWords{
			Months:      "January, February, March, April, May, June, July, August, September, October, November, December",
			ShortMonths: "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
			Days:        "Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday",
			DaysMany:    "Sundays, Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, Saturdays",
			ShortDays:   "Sun, Mon, Tue, Wed, Thu, Fri, Sat",
			Ordinals:    "first, second, third, fourth, fifth, last",
			Day:         "{day} {month} {year}", ShortDay: "{day} {mon} {year}",
			Time: "{time} {half}", Morning: "AM", Afternoon: "PM", Span: "{start} – {end}",
			Comma: "{list}, {next}", And: "{list} and {last}",
			ByAppointment: "By appointment", EveryDay: "Every day", OfTheMonth: "{days} of the month", EverySecond: "Every second {days}",
			EveryWeeks: "Every {n} weeks on {days}", NthDay: "{nth} {day}", From: "from {date}", Until: "until {date}", NotOn: "not on {dates}",
		},
		Values:       englishValues(),
		Frame:        frameWords{NotTranslated: "this page is not translated yet"},
		Group:        englishGroup(),
		Card:         englishCard(),
		List:         englishList(),
		Place:        englishPlace(),
		Instead:      englishInstead(),
		Medication:   englishMedication(),
		Organization: englishOrganization(),
		Compare:      englishCompare(),
		Find:         englishFind(),
		Home:         englishHome(),
		Families:     englishFamilies(),
		Article:      englishArticle(),
		Glossary:     englishGlossary(),
		Missing:      englishMissing(),
	}
}
