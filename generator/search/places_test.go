package search

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	g, err := readGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]spot{"Worcester MA": {42260, -71800}, "St. Louis MO": {38640, -90250}, "saint louis MO": {38640, -90250}} {
		city, state := name[:len(name)-3], name[len(name)-2:]
		if got := g.city(city, state); got != want {
			t.Errorf("%s lies at %v, not %v", name, got, want)
		}
	}
	if got := g.city("Worcester", "CA"); got != (spot{}) {
		t.Errorf("a city that isn't there lies at %v", got)
	}
	files, index := g.placeFiles()
	if len(index.NameStarts)%2 != 0 || !strings.Contains(index.ZipStarts, "009-089") {
		t.Errorf("the starts are %q and %q", index.NameStarts, index.ZipStarts)
	}
	i := slices.IndexFunc(files, func(f File) bool { return f.Name == "z/"+index.Zips+"/016.json" })
	if i < 0 {
		t.Fatal("there is no table of the ZIP codes that begin with 016")
	}
	var zips zipFile
	if err := json.Unmarshal(files[i].Content, &zips); err != nil || zips.Zip[0] != "01" || zips.Cities.Name[zips.City[0]-1] != "Worcester" || !slices.IsSorted(zips.Zip) {
		t.Errorf("the table of 016 is %s (%v)", files[i].Content, err)
	}
	again, _ := g.placeFiles()
	if len(again) != len(files) || again[7].Name != files[7].Name {
		t.Error("the same table gives other files")
	}
}

// A client that knows Portland in Oregon alone would send those of Maine there.
func TestTownsOfTheLexicon(t *testing.T) {
	g, err := readGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	var groups []*placed
	for i := range g.towns { // one group in each large city, and two more in Portland
		if t := g.towns[i]; t.size > 10 {
			groups = append(groups, &placed{Group: &Group{City: t.name}, middle: t.at})
		}
	}
	groups = append(groups, &placed{Group: &Group{City: "Portland", StateCode: "OR"}, middle: g.city("Portland", "OR")}, &placed{Group: &Group{City: "Portland", StateCode: "OR"}, middle: g.city("Portland", "OR")}, &placed{Group: &Group{City: "Nowhere"}})
	towns := g.mostOf(groups)
	states, names := []string{}, map[string]bool{}
	for i, name := range towns.Name {
		names[name] = true
		if name == "Portland" {
			states = append(states, towns.State[i])
		}
	}
	if !slices.Equal(states, []string{"ME", "OR"}) {
		t.Errorf("Portland is known in %v, not in ME and OR, which may both be meant, and in no small one", states)
	}
	if len(names) != residentTowns || !slices.IsSorted(towns.Name) {
		t.Errorf("%d names are known, not %d in order", len(names), residentTowns)
	}
	if len(g.mostOf(nil).Name) != 0 {
		t.Error("towns are known where there are no groups")
	}
}

func TestStep(t *testing.T) {
	last := [3]int{1601, 4226, 7180}
	if !step(&last, "1,1,-4") || last != [3]int{1602, 4227, 7176} || !step(&last, "2") || last[0] != 1604 {
		t.Errorf("steps lead to %v", last)
	}
	for _, wrong := range []string{"", "x", "1,2,3,4", "1,,2"} {
		if step(&[3]int{}, wrong) {
			t.Errorf("%q is taken for a step", wrong)
		}
	}
}

func TestLocate(t *testing.T) {
	in := smallCorpus()
	in.Groups[0].Place.Located, in.Groups[0].Place.Latitude, in.Groups[0].Place.Longitude = true, 42.3, -71.9
	b := builderOf(t, in)
	for i := range in.Groups[:4] {
		g := b.gazetteer.place(&in.Groups[i])
		if err := b.addGroup(&g); err != nil {
			t.Fatal(err)
		}
	}
	c := b.out.Groups
	if want := []int{locatedItself, locatedRoughly, locatedRoughly, notLocated}; !slices.Equal(c.Located, want) {
		t.Errorf("located: %v, not %v", c.Located, want)
	}
	if c.North[0] != 40 || c.East[0] != -100 {
		t.Errorf("the first lies %d north and %d east of its city", c.North[0], c.East[0])
	}
}
