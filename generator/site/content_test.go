package site_test

import (
	"os"
	"strings"
	"testing"

	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// readContent reads the records of the real content, articles left out: package article has its own tests.
func readContent(t *testing.T) *site.Site {
	t.Helper()
	root, err := os.OpenRoot("../../content")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	limits := source.DefaultLimits()
	files, problems := source.Read(root, "content", limits, nil)
	in := site.Input{Date: source.Date{Year: 2026, Month: 11, Day: 21}}
	for _, f := range files {
		var found source.Problems
		switch {
		case strings.HasPrefix(f.Name, "organizations/"):
			o, more := organization.Parse(f, limits)
			in.Organizations, found = append(in.Organizations, o), more
		case strings.HasPrefix(f.Name, "groups/"):
			groups, more := group.Parse(f, limits)
			in.Groups, found = append(in.Groups, groups...), more
		case f.Name == "glossary.toml":
			in.Terms, found = site.ParseGlossary(f, limits)
		case f.Name == "words.toml":
			in.Pairs, found = site.ParseWords(f, limits)
		case f.Name == "roads.toml":
			in.Roads, found = site.ParseRoads(f, limits)
		case f.Name == "site.toml":
			in.Settings, found = site.ParseSettings(f)
		}
		problems = append(problems, found...)
	}
	s := site.Assemble(in)
	for _, p := range s.Check() {
		if !strings.Contains(p.What, "no article") {
			problems = append(problems, p)
		}
	}
	for _, p := range problems {
		t.Error(p)
	}
	return s
}

// Nothing in the real content was confirmed by a group yet, so nothing may be shown as verified or as a welcome.
func TestRealContentPromisesNothing(t *testing.T) {
	s := readContent(t)
	if len(s.Groups) < 94 || len(s.Organizations) < 61 {
		t.Errorf("%d groups and %d organizations", len(s.Groups), len(s.Organizations))
	}
	for _, g := range s.Groups {
		if g.Verified && g.Listing.Checked.IsZero() {
			t.Errorf("%s is verified without a date", g.ID)
		}
		if g.Assessment.Rating == medication.Welcomes && g.Medication.Evidence.Checked.IsZero() {
			t.Errorf("%s welcomes without a date", g.ID)
		}
	}
}
