package search

import (
	"time"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/source"
)

var buildDate = source.Date{Year: 2026, Month: time.November, Day: 21}

func day(year, month, date int) source.Date {
	return source.Date{Year: year, Month: time.Month(month), Day: date}
}

// smallCorpus is invented, and holds every kind of value once: it is what testdata/small.json is made from.
func smallCorpus() Input {
	return Input{
		Groups:        smallGroups(),
		Organizations: smallOrganizations(),
		Articles:      smallArticles(),
		Terms: []Term{
			{"Suboxone", []string{"suboxen (misspelling)", "subs"}},
			{"buprenorphine", []string{"bupe", "subs"}},
			{"naloxone", []string{"Narcan"}},
			{"craving", nil},
		},
	}
}

func smallOrganizations() []*organization.Organization {
	return []*organization.Organization{
		{ID: "smart", Name: "SMART Recovery", Short: "SMART", Secular: "yes", Kind: "mutual-aid"},
		{ID: "na", Name: "Narcotics Anonymous", Short: "NA", TwelveStep: true, Kind: "mutual-aid"},
		{ID: "mara", Name: "Medication-Assisted Recovery Anonymous", Short: "MARA", TwelveStep: true, Kind: "medication-group"},
		{ID: "alanon", Name: "Al-Anon Family Groups", Short: "Al-Anon", Families: true, TwelveStep: true, Kind: "family-group"},
	}
}

func smallArticles() []*article.Article {
	return []*article.Article{
		{
			ID: "twelve-step/example-na", Title: "Example: does NA allow Suboxone?", Answer: "You may attend; what else differs by group.",
			Questions: []string{"can i go to na on suboxone"}, Tags: []string{"na", "suboxone"},
			Headings:  []article.Heading{{Level: 2, ID: "texts", Text: "What the texts say"}},
			PlainText: "An invented text about Narcotics Anonymous and buprenorphine. Groups differ.",
		},
		{
			ID: "families/example-help", Title: "Example: how families can help", Answer: "Keep naloxone at home.",
			PlainText: "An invented text. Families’ questions, café talk, and where to ask.",
		},
	}
}

func smallGroups() []Group {
	evidence := medication.Evidence{Grade: "B", Checked: day(2026, 10, 12)}
	yes := medication.Rights{}
	for _, question := range medication.Questions()[:4] {
		yes[question.Key] = medication.Right{Answer: medication.Yes}
	}
	limited := medication.Rights{"attend": {Answer: medication.Yes}, "chair": {Answer: medication.No}}
	worcester := group.Place{Venue: "Example Café", Address: "1 Example Street", City: "Worcester", State: "MA", PostalCode: "01608", Country: "US"}
	groups := []group.Group{
		{
			ID: "us/ma/worcester/example-friday", Name: "Example Friday Group", Organization: "mara", Status: "active", Attendance: "hybrid",
			Audience: []string{"people-on-medication"}, Languages: []string{"en", "es"}, Proof: medication.Yes, Access: []string{"wheelchair"},
			Timezone: "America/New_York", Phone: "508-555-0100", Email: "nobody@example.org", Place: worcester,
			Medication: medication.Record{Rights: yes, Evidence: evidence}, Listing: group.Listing{Evidence: evidence},
			Meetings: []group.Meeting{
				{Days: []group.Weekday{5}, Start: 600, Minutes: 60, Cancelled: []source.Date{day(2026, 11, 27)}},
				{Monthly: []group.MonthDay{{N: 1, Day: 2}}, Start: 1110, Minutes: 60, Attendance: "online"},
			},
		},
		{
			ID: "us/ma/worcester/example-limits", Name: "Example Step Group", Organization: "na", Status: "active", Attendance: "in-person",
			Languages: []string{"en"}, Timezone: "America/New_York", Place: worcester, Proof: medication.Depends,
			Medication: medication.Record{Rights: limited, Evidence: evidence}, Listing: group.Listing{Evidence: evidence},
			Meetings: []group.Meeting{{Days: []group.Weekday{1, 3, 5}, Start: 1140, Every: 1}},
		},
		{
			ID: "us/vt/worcester/example-old", Name: "Example Old Listing", Organization: "smart", Status: "uncertain", Attendance: "in-person",
			Languages: []string{"en"}, Timezone: "America/New_York", Note: "Beginners’ table; bring a cup.",
			Place:    group.Place{City: "Worcester", State: "VT", Country: "US"},
			Listing:  group.Listing{Evidence: medication.Evidence{Grade: "F", Published: "2018"}},
			Meetings: []group.Meeting{{Days: []group.Weekday{6}, Start: group.NoClock}},
		},
		{
			ID: "online/example-families", Name: "Example Families Online", Organization: "alanon", Status: "active", Attendance: "online",
			Audience: []string{"parents", "families"}, Languages: []string{"en"}, Timezone: "America/Los_Angeles",
			Listing: group.Listing{Evidence: evidence}, Online: group.Online{URL: "https://example.org/room", Platform: "Zoom"},
			Meetings: []group.Meeting{{Days: []group.Weekday{2}, Every: 2, Start: 1260, From: day(2026, 11, 3), Until: day(2027, 6, 1)}},
		},
		{
			ID: "ca/on/toronto/example-alone", Name: "Exámple Alone", Status: "paused", Attendance: "phone", Languages: []string{"fr"},
			Place: group.Place{City: "Toronto", State: "ON", Country: "CA"}, Meetings: []group.Meeting{{ByAppointment: true, Start: group.NoClock}},
		},
		{ID: "online/example-closed", Name: "Example Closed", Status: "closed", Attendance: "online"},
	}
	names := map[string][3]string{"MA": {"MA", "Massachusetts", "United States"}, "VT": {"VT", "Vermont", "United States"}, "ON": {"ON", "Ontario", "Canada"}}
	var all []Group
	for _, g := range groups {
		place := names[g.Place.State]
		all = append(all, Group{
			Group: g, Address: "/groups/" + g.ID + "/", Assessment: g.Medication.On(buildDate),
			Verified: g.Status == "active" && g.Listing.Confirmed(buildDate), Seen: g.Listing.Published,
			City: g.Place.City, StateCode: place[0], State: place[1], Country: place[2],
		})
	}
	return all
}
