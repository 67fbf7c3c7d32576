package example

// siteText is content/site.toml. The navigation leads only to pages that the tree has.
func siteText(articles int) string {
	s := &sheet{}
	s.say("name", "Many Roads (example)")
	s.say("tagline", "An invented directory for trying the tool: no group here is real.")
	s.say("address", "https://example.org")
	s.say("language", "en")
	s.say("exit", "https://example.com/")
	s.say("correction", "mailto:corrections@example.org")
	navigation := [][2]string{{"Find a group", "/find/"}, {"Places", "/groups/"}, {"Organizations", "/organizations/"}, {"Compare", "/compare/"}, {"For families", "/families/"}}
	if articles > 0 {
		navigation = append(navigation, [2]string{"Articles", "/articles/"}, [2]string{"About", "/about/"})
	}
	for _, n := range navigation {
		s.element("navigation")
		s.say("title", n[0])
		s.say("address", n[1])
	}
	// These are real: a person in need may see even a trial page.
	for _, line := range [][4]string{
		{"Suicide and crisis line", "988", "988", "988"},
		{"Emergency, overdose", "911", "911", "911"},
		{"Treatment helpline", "1-800-662-4357", "18006624357", ""},
	} {
		s.element("crisis")
		s.say("label", line[0])
		s.say("number", line[1])
		s.say("call", line[2])
		s.say("text", line[3])
	}
	return s.String()
}

// glossaryText is content/glossary.toml: real words and slang, so that searching for them can be tried.
func glossaryText() string {
	s := &sheet{}
	for _, t := range []struct {
		term, definition, category string
		aliases, see               []string
	}{
		{"MOUD", "Medication for opioid use disorder. Example entry.", "medication", []string{"medications for opioid use disorder", "drt"}, []string{"term:mat"}},
		{"MAT", "Medication-assisted treatment, an older name for treatment with medication. Example entry.", "medication", []string{"medication-assisted treatment"}, []string{"term:moud", "org:mara"}},
		{"Buprenorphine", "A medicine for opioid use disorder. Example entry.", "medication", []string{"suboxone", "subutex", "sublocade", "zubsolv", "subs", "bupe", "suboxen"}, []string{"term:moud"}},
		{"Methadone", "A medicine for opioid use disorder, given by special clinics. Example entry.", "medication", []string{"methodone", "dolophine"}, []string{"term:moud"}},
		{"Naltrexone", "A medicine that blocks the effect of opioids. Example entry.", "medication", []string{"vivitrol", "revia"}, nil},
		{"Naloxone", "A medicine that reverses an overdose. Example entry.", "safety", []string{"narcan"}, nil},
		{"Sponsor", "A member who guides another through the steps. Example entry.", "meetings", nil, nil},
		{"Chip", "A token for a length of time in recovery. Example entry.", "meetings", []string{"key tag", "medallion"}, nil},
		{"Open meeting", "A meeting that visitors may attend. Example entry.", "meetings", nil, nil},
		{"Closed meeting", "A meeting for members only. Example entry.", "meetings", nil, nil},
		{"Home group", "The group that a member visits most. Example entry.", "meetings", nil, nil},
		{"Twelve steps", "The programme of the twelve-step fellowships. Example entry.", "meetings", []string{"12 steps", "12-step"}, []string{"org:aa", "org:na"}},
	} {
		s.element("term")
		s.say("term", t.term)
		s.say("definition", t.definition)
		s.all("aliases", t.aliases)
		s.say("category", t.category)
		s.all("see", t.see)
	}
	return s.String()
}

// wordsText is content/words.toml.
func wordsText() string {
	s := &sheet{}
	for _, p := range [][3]string{
		{"addict", "person with a substance use disorder", "Example: the person comes first."},
		{"substance abuse", "substance use", "Example: abuse blames."},
		{"relapsed", "returned to use", "Example: plain and without blame."},
	} {
		s.element("pair")
		s.all("avoid", []string{p[0]})
		s.all("prefer", []string{p[1]})
		s.say("why", p[2])
		s.say("severity", "avoid")
	}
	return s.String()
}
