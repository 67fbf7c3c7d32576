package site_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// readRoads reads the real questions.
func readRoads(t *testing.T) *site.Roads {
	t.Helper()
	text, err := os.ReadFile("../../content/roads.toml")
	if err != nil {
		t.Fatal(err)
	}
	file, _ := source.NewFile("roads.toml", "content/roads.toml", string(text))
	roads, problems := site.ParseRoads(file, source.DefaultLimits())
	for _, p := range problems {
		t.Error(p)
	}
	return roads
}

// question is the one that asks for a field.
func question(t *testing.T, roads *site.Roads, field string) site.RoadQuestion {
	t.Helper()
	i := slices.IndexFunc(roads.Questions, func(q site.RoadQuestion) bool { return q.Field == field })
	if i < 0 {
		t.Fatalf("no question asks for %s", field)
	}
	return roads.Questions[i]
}

// TestFit is what the record says, held against what a reader asked for.
func TestFit(t *testing.T) {
	roads := readRoads(t)
	record := func(change func(*organization.Organization)) *site.Organization {
		o := &organization.Organization{ID: "x", Kind: "mutual-aid", Secular: "unknown", Aim: "unknown"}
		change(o)
		return &site.Organization{Organization: o, Ratings: organization.Ratings{Overall: medication.NotKnown}}
	}
	rated := func(rating medication.Rating, kind string) *site.Organization {
		o := record(func(o *organization.Organization) { o.Kind = kind })
		o.Ratings.Overall = rating
		return o
	}
	for _, c := range []struct {
		name, field, accepts string
		o                    *site.Organization
		fits                 bool
		why                  string
	}{
		{"a fellowship is for the person", "serves", "person", record(func(o *organization.Organization) {}), true, "for your own drinking or drug use"},
		{"a family group is not", "serves", "person", record(func(o *organization.Organization) { o.Kind, o.Families = "family-group", true }), false,
			"for families and friends; you asked for yourself"},
		{"a fellowship that families may join is for both", "serves", "family", record(func(o *organization.Organization) { o.Families = true }), true, "for families and friends"},
		{"what is made for families is not for the person", "serves", "person",
			record(func(o *organization.Organization) { o.Families, o.Audience = true, []string{"families"} }), false, "for families and friends; you asked for yourself"},
		{"grief", "serves", "bereaved", record(func(o *organization.Organization) { o.Kind, o.Audience = "family-group", []string{"bereaved"} }), true, "for people who lost someone"},
		{"welcomes by its record", "medication", "welcomes", rated(medication.Welcomes, "mutual-aid"), true, "its texts are in favor of medication, and we know of no report against it"},
		{"no limits found is no welcome", "medication", "welcomes", rated(medication.Neutral, "mutual-aid"), false,
			"we found no limits in its texts, and no welcome; you asked for texts in favor of medication"},
		{"not known is no welcome", "medication", "welcomes", rated(medication.NotKnown, "mutual-aid"), false,
			"we do not know where it stands on medication; you asked for texts in favor of medication"},
		{"a group for people on medication whose texts nobody knows is no welcome", "medication", "welcomes", rated(medication.NotKnown, "medication-group"), false,
			"it is there for people on medication, we do not know where it stands on medication; you asked for texts in favor of medication"},
		{"but people on medication are there", "medication", "for-people-on-medication", rated(medication.NotKnown, "medication-group"), true, "it is there for people on medication"},
		{"secular by the group is not secular", "secular", "yes", record(func(o *organization.Organization) { o.Secular = "mixed" }), false,
			"secular or spiritual, depending on the group; you asked for secular"},
		{"but it leaves faith a place", "secular", "no", record(func(o *organization.Organization) { o.Secular = "mixed" }), true, "secular or spiritual, depending on the group"},
		{"nobody knows how one takes part", "attendance", "online", record(func(o *organization.Organization) {}), false, "we do not know how one takes part; you asked for online"},
		{"one of several ways", "attendance", "online", record(func(o *organization.Organization) { o.Attendance = []string{"in-person", "online"} }), true, "online"},
		{"none of several ways", "attendance", "phone", record(func(o *organization.Organization) { o.Attendance = []string{"in-person", "online"} }), false,
			"in person, online; you asked for by telephone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := question(t, roads, c.field)
			answer := slices.IndexFunc(q.Answers, func(a site.RoadAnswer) bool { return slices.Contains(a.Accepts, c.accepts) })
			if fits, why := q.Fit(c.o, answer); fits != c.fits || why != c.why {
				t.Errorf("%v, %q; want %v, %q", fits, why, c.fits, c.why)
			}
		})
	}
}

// TestRealSteps walks every path of the real questions over the real records.
func TestRealSteps(t *testing.T) {
	roads, s := readRoads(t), readContent(t)
	walked, beside := s.Walked()
	if len(walked)+len(beside) != len(s.Organizations) {
		t.Errorf("%d and %d of %d organizations", len(walked), len(beside), len(s.Organizations))
	}
	for _, id := range []string{"na", "aa", "mara", "smart", "lifering", "alanon", "grasp", "hiv-groups", "help4hep", "craft", "hams"} {
		if !slices.Contains(walked, s.Organization(id)) {
			t.Errorf("%s is no road", id)
		}
	}
	if first := walked[0]; first.Status != "active" || first.Medication.Rights["attend"].Answer != medication.Yes || first.Ratings.Practice != medication.Welcomes {
		t.Errorf("the first road is %s", first.ID)
	}
	checkSteps(t, roads, walked)
}

// TestAnySteps holds the same for records and questions that nobody wrote: whatever is asked of whomever, nobody gets lost.
func TestAnySteps(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	real := readRoads(t)
	for range 60 {
		roads := &site.Roads{}
		for _, i := range random.Perm(len(real.Questions))[:1+random.IntN(len(real.Questions))] {
			roads.Questions = append(roads.Questions, real.Questions[i])
		}
		var walked []*site.Organization
		for range random.IntN(30) {
			walked = append(walked, anyOrganization(random))
		}
		checkSteps(t, roads, walked)
	}
}

func anyOrganization(random *rand.Rand) *site.Organization {
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	var attendance []string
	if random.IntN(4) > 0 {
		attendance = []string{pick("in-person", "online", "phone", "text")}
	}
	return &site.Organization{
		Organization: &organization.Organization{
			ID: pick("a", "b"), Kind: pick("mutual-aid", "medication-group", "family-group", "parallel-support"), Families: random.IntN(3) == 0,
			Secular: pick("yes", "no", "mixed", "unknown"), Aim: pick("stop", "own-goal", "unknown"), TwelveStep: random.IntN(2) == 0, Attendance: attendance,
		},
		Ratings: organization.Ratings{Overall: medication.Rating(pick("welcomes", "neutral", "varies", "restricts", "unknown", "not-applicable"))},
	}
}

// checkSteps holds what every reader is promised on every step: the page goes on or ends, the question can be skipped, an answer
// that leads on leaves somebody, whoever fits fits every answer by its own record, and whoever does not has a reason.
func checkSteps(t *testing.T, roads *site.Roads, walked []*site.Organization) {
	t.Helper()
	steps := map[string]site.RoadStep{}
	for _, step := range roads.Steps(walked) {
		if _, twice := steps[step.ID]; twice {
			t.Fatalf("two steps are %s", step.ID)
		}
		steps[step.ID] = step
	}
	led := 1
	for id, step := range steps {
		if step.Question >= 0 {
			for _, next := range append(slices.Clone(step.Next), step.Skip) {
				if next == "" {
					continue
				}
				led++
				if steps[next].Before != id || len(steps[next].Chosen) != len(step.Chosen)+1 || len(steps[next].Fits) == 0 {
					t.Fatalf("%s leads to %+v", id, steps[next])
				}
			}
			if step.Skip == "" || len(steps[step.Skip].Fits) != len(step.Fits) || len(step.Next) != len(roads.Questions[step.Question].Answers) {
				t.Fatalf("the question of %s cannot be skipped", id)
			}
		}
		for _, o := range walked {
			checkFit(t, roads, step, o)
		}
	}
	if led != len(steps) {
		t.Fatalf("%d steps, and ways to %d", len(steps), led)
	}
}

func checkFit(t *testing.T, roads *site.Roads, step site.RoadStep, o *site.Organization) {
	t.Helper()
	fits := true
	for _, choice := range step.Chosen {
		if choice.Answer == site.Skipped {
			continue
		}
		q := roads.Questions[choice.Question]
		yes, why := q.Fit(o, choice.Answer)
		if why == "" || strings.HasPrefix(why, ";") || !yes && !strings.HasSuffix(why, q.Answers[choice.Answer].Asked) {
			t.Fatalf("%s: %s has no reason: %q", step.ID, o.ID, why)
		}
		if yes && q.Field == "medication" && slices.Contains(q.Answers[choice.Answer].Accepts, "welcomes") && o.Ratings.Overall != medication.Welcomes {
			t.Fatalf("%s: %s looks as if it welcomed, and is rated %s", step.ID, o.ID, o.Ratings.Overall)
		}
		fits = fits && yes
	}
	if fits != slices.Contains(step.Fits, o) {
		t.Fatalf("%s: %s fits: %v, and stands otherwise", step.ID, o.ID, fits)
	}
}
