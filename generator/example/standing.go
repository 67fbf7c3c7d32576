package example

// A standing is how well the group's own existence is attested, before chance fills in the dates.
type standing struct {
	status, grade string
	fresh         bool // checked within the time that its grade allows
}

// standingOf goes round, so that every kind is there in any twenty groups: ten are verified on the reference day.
func standingOf(n int) standing {
	return [...]standing{
		{"active", "A", true}, {"active", "B", true}, {"active", "A", false}, {"active", "B", true}, {"uncertain", "F", false},
		{"active", "A", true}, {"active", "B", true}, {"uncertain", "C", true}, {"active", "A", true}, {"active", "B", false},
		{"active", "B", true}, {"uncertain", "F", false}, {"active", "A", true}, {"active", "B", true}, {"uncertain", "D", true},
		{"active", "A", false}, {"paused", "B", true}, {"active", "B", true}, {"uncertain", "E", true}, {"closed", "B", true},
	}[n%20]
}

// listing writes who says that the group exists.
func (g group) listing(s *sheet) {
	s.table("listing")
	g.evidence(s, g.standing.grade, g.standing.fresh)
	if g.standing.grade == "F" {
		s.key("read", g.daysBefore(5, 90))
		s.say("note", "Example of an old page: nobody has confirmed it.")
	}
}

// evidence writes an evidence table with dates that are fresh or expired on the reference day.
func (g group) evidence(s *sheet, grade string, fresh bool) {
	s.say("grade", grade)
	switch grade {
	case "A":
		s.say("source", "https://example.org/groups/"+g.slug+"/about/")
		s.say("title", "Example page of the group")
	case "B":
		s.say("kind", g.of("telephone call", "e-mail"))
		s.say("title", "Example answer from the group's contact")
	case "C", "D":
		s.say("kind", "first-hand report")
		s.say("title", "Example report")
	case "E":
		s.say("source", "https://example.org/policies/")
		s.say("title", "Example policy of the fellowship")
	case "F":
		s.say("source", "https://example.com/old-list/")
		s.say("title", "Example of an old list")
		s.say("published", g.of("2016-03", "2018-05", "2019", "undated"))
	}
	s.key("checked", g.checked(grade, fresh))
	s.say("by", g.of("editor", "volunteer"))
}

// checked draws a day within the grade's time, or well before it.
func (g group) checked(grade string, fresh bool) string {
	days := map[string]int{"A": 360, "B": 360, "C": 265, "D": 175, "E": 700}[grade]
	switch {
	case grade == "F":
		return g.daysBefore(5, 90)
	case fresh:
		return g.daysBefore(1, days)
	}
	return g.daysBefore(days+40, days+900)
}

// medication writes the answers, in patterns that reach every rating and every way of knowing nothing.
func (g group) medication(s *sheet) {
	pattern := g.weighted(24, 15, 12, 12, 4, 9, 8, 4, 3, 9)
	if pattern == 9 { // nobody has asked yet
		return
	}
	grade, fresh := g.of("A", "B", "C"), g.standing.fresh || g.in(20)
	s.table("medication")
	switch pattern {
	case 0: // welcomes
		g.answers(s, "yes", "yes", "yes", "yes")
		s.say("exclusion_policy", "none")
		s.say("welcome", g.of("warm", "warm", "polite"))
	case 1: // neutral
		s.say("attend", "yes")
		s.say("share", "yes")
		s.say("welcome", "polite")
	case 2: // varies
		s.say("attend", "yes")
		s.say("share", "yes")
		s.key("chair", `{ answer = "depends", note = "Example: the group votes." }`)
		s.say("welcome", g.of("mixed", "cool"))
	case 3: // restricts
		g.answers(s, "yes", g.of("yes", "no"), "no", "depends")
		s.say("welcome", g.of("cool", "hostile", "polite"))
		s.say("exclusion_policy", g.of("unwritten", "unknown"))
	case 4: // restricts by rule
		g.answers(s, "depends", "no", "no", "no")
		s.say("exclusion_policy", "formal")
	case 5: // attends, and somebody says that naming the medicine is fine
		s.say("attend", "yes")
		s.key("share_about_medication", `{ answer = "yes", note = "Example of an answer with evidence of its own.", evidence = { grade = "D", kind = "first-hand report", checked = `+g.checked("D", true)+` } }`)
	default: // weak evidence: one report, a policy, an old page
		g.answers(s, "yes", "yes", "unknown", "unknown")
		grade = []string{"D", "E", "F"}[pattern-6]
	}
	if g.in(40) {
		s.key("medications", g.of(`["any"]`, `["buprenorphine"]`, `["methadone"]`, `["buprenorphine", "naltrexone"]`))
	}
	if g.in(25) {
		s.say("note", "Example note: ask for the host on your first evening.")
	}
	s.table("medication.evidence")
	g.evidence(s, grade, fresh)
}

func (g group) answers(s *sheet, attend, share, chair, rest string) {
	s.say("attend", attend)
	s.say("share", share)
	s.say("share_about_medication", g.of(share, share, "depends"))
	s.say("chair", chair)
	s.say("serve", rest)
	s.say("time_recognised", g.of(rest, "unknown"))
	if g.in(50) {
		s.say("sponsor", g.of(rest, "unknown"))
	}
}
