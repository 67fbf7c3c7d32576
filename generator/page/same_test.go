package page_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"manyroads/generator/source"
)

// TestSame: the same site gives the same bytes, in whatever order and from however many goroutines its files are written.
func TestSame(t *testing.T) {
	first := writeAll(t, render(t, readSite(t)))
	again := render(t, readSite(t))
	slices.Reverse(again)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, f := range again {
				if write(t, f) != first[f.Path] {
					t.Errorf("%s is not the same the second time", f.Path)
				}
			}
		})
	}
	wg.Wait()
}

// TestPages: a long list has pages of a hundred, each with a way on and back.
func TestPages(t *testing.T) {
	s := readSite(t)
	model := s.Group("us/ma/worcester/example-old-page")
	for i := range 250 {
		g, record := *model, *model.Group
		record.ID = fmt.Sprintf("us/ma/worcester/copy-%03d", i)
		g.Group, g.Address = &record, "/groups/"+record.ID+"/"
		s.Groups, g.City.Groups = append(s.Groups, &g), append(g.City.Groups, &g)
	}
	written := writeAll(t, render(t, s))
	for name, must := range map[string][]string{
		"groups/us/ma/worcester/index.html":   {`rel="next" href="/groups/us/ma/worcester/2/"`, "Example limits", "page 1 of 3"},
		"groups/us/ma/worcester/2/index.html": {`rel="prev" href="/groups/us/ma/worcester/"`, `rel="next" href="/groups/us/ma/worcester/3/"`},
		"groups/us/ma/worcester/3/index.html": {`rel="prev" href="/groups/us/ma/worcester/2/"`, "copy-249"},
	} {
		for _, text := range must {
			if !contains(written[name], text) {
				t.Errorf("%s does not have %q", name, text)
			}
		}
	}
	if _, ok := written["groups/us/ma/worcester/4/index.html"]; ok {
		t.Error("there is a fourth page")
	}
}

// TestExpired: on a later day the same records say less, and never more.
func TestExpired(t *testing.T) {
	written := writeAll(t, render(t, readSiteOn(t, source.Date{Year: 2028, Month: 1, Day: 1})))
	text := written["groups/us/ma/worcester/example-welcome/index.html"]
	for _, must := range []string{"What people told us is too old to count", "Not known yet", "Unverified", "on 12 October 2026; too old to count."} {
		if !contains(text, must) {
			t.Errorf("an old answer does not say %q", must)
		}
	}
	if contains(text, "Medication welcome") || contains(text, "data-meeting") {
		t.Error("an answer that is too old still counts")
	}
}
