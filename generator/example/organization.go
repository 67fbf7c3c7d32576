package example

import "fmt"

// An organization bears the name by which people search and says in its name, its summary and its caution that
// nothing here is about the real one.
type organization struct {
	id, name, short, kind string
	weight                int // of a hundred groups, roughly
	twelveStep, families  bool
	secular               string
	audience              []string // of all its groups
	policy                string   // stance of the texts, and which way the reports point
}

func organizations() []organization {
	return []organization{
		{"na", "Narcotics Anonymous", "NA", "mutual-aid", 24, true, false, "no", nil, "neutral mixed"},
		{"aa", "Alcoholics Anonymous", "AA", "mutual-aid", 24, true, false, "no", nil, "neutral unknown"},
		{"smart", "SMART Recovery", "SMART", "mutual-aid", 12, false, false, "yes", nil, "supports supports"},
		{"mara", "Medication-Assisted Recovery Anonymous", "MARA", "medication-group", 7, true, false, "mixed", []string{"people-on-medication"}, "supports supports"},
		{"methadone-anonymous", "Methadone Anonymous", "MA", "medication-group", 3, true, false, "mixed", []string{"people-on-medication"}, "supports unknown"},
		{"ca", "Cocaine Anonymous", "CA", "mutual-aid", 4, true, false, "no", nil, "unknown unknown"},
		{"lifering", "LifeRing", "LifeRing", "mutual-aid", 4, false, false, "yes", nil, "neutral unknown"},
		{"wfs", "Women for Sobriety", "WFS", "mutual-aid", 3, false, false, "mixed", []string{"women"}, "supports unknown"},
		{"recovery-dharma", "Recovery Dharma", "Recovery Dharma", "mutual-aid", 5, false, false, "mixed", nil, "neutral supports"},
		{"al-anon", "Al-Anon", "Al-Anon", "family-group", 4, true, true, "no", []string{"families"}, "unknown unknown"},
		{"nar-anon", "Nar-Anon", "Nar-Anon", "family-group", 2, true, true, "no", []string{"families"}, "limits mixed"},
		{"learn-to-cope", "Learn to Cope", "Learn to Cope", "family-group", 2, false, true, "yes", []string{"families", "parents"}, "unknown limits"},
	}
}

// organizationWeights are how often groups belong to each; the first is for those that stand alone.
func organizationWeights() []int {
	weights := []int{6}
	for _, o := range organizations() {
		weights = append(weights, o.weight)
	}
	return weights
}

func (o organization) text(n int) string {
	c := chanceFor(2, n)
	s := &sheet{}
	s.say("name", o.name+" (example record)")
	s.say("short", o.short)
	s.all("aliases", []string{o.name})
	s.say("kind", o.kind)
	s.say("status", "active")
	s.say("website", "https://example.org/"+o.id+"/")
	s.say("meetings", "https://example.org/"+o.id+"/meetings/")
	s.say("phone", fmt.Sprintf("202-555-01%02d", n+10))
	s.say("summary", "Example record, invented for trying the tool; it says nothing about the real fellowship of this name.")
	s.say("who_for", c.of("Example: anyone who wants to come.", "Example: people and their families."))
	s.key("twelve_step", fmt.Sprint(o.twelveStep))
	s.say("secular", o.secular)
	s.key("families", fmt.Sprint(o.families))
	s.key("attendance", `["in-person", "online"]`)
	s.say("cost", "free")
	s.say("caution", "Everything on this page is invented.")
	s.element("source")
	s.say("id", "example")
	s.say("title", "Example source")
	s.say("address", "https://example.org/"+o.id+"/about/")
	s.say("date", "2026")
	s.element("fact")
	s.say("text", "Example fact, invented for trying the tool.")
	s.say("source", "example")
	s.say("confidence", "source")
	o.policyText(s, c)
	return s.String()
}

// policyText writes invented texts and an invented practice, so that comparing has something to compare.
func (o organization) policyText(s *sheet, c chance) {
	var stance, reports string
	if _, err := fmt.Sscan(o.policy, &stance, &reports); err != nil || (stance == "unknown" && reports == "unknown") {
		return
	}
	s.table("medication")
	if stance == "supports" || stance == "neutral" {
		s.say("attend", "yes")
		s.say("share", "yes")
	}
	if stance == "limits" {
		s.say("chair", "no")
	}
	s.say("serve", c.of("depends", "unknown"))
	s.say("stance", stance)
	if stance != "unknown" {
		s.say("texts", "Example of what texts could say; invented.")
	}
	s.say("reports", reports)
	if reports != "unknown" {
		s.say("practice", "Example of what reports could say; invented.")
	}
	s.element("medication.document")
	s.say("name", "Example document")
	s.say("date", "2020")
	s.say("address", "https://example.org/"+o.id+"/document/")
	s.say("seen", "invented")
	s.table("medication.evidence")
	s.say("grade", "E")
	s.say("source", "https://example.org/"+o.id+"/policy/")
	s.say("title", "Example policy")
	s.key("checked", c.daysBefore(10, 600))
	s.say("by", "editor")
}
