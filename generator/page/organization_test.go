package page_test

import (
	"strings"
	"testing"

	"manyroads/generator/medication"
)

// TestEveryOrganizationIsWhole: each page says where to find its meetings, what nobody could tell us, and when it was checked.
// What its record leaves open is said by name, and never left to be taken for a yes.
func TestEveryOrganizationIsWhole(t *testing.T) {
	s := readReal(t)
	written := writeAll(t, render(t, s))
	for _, o := range s.Organizations {
		_, text, _ := strings.Cut(written["organizations/"+o.ID+"/index.html"], "<main")
		musts := []string{"This page was last checked on ", ">Sources<"}
		if len(o.Sources) == 0 {
			musts = []string{"We have not read a source on it yet."}
			if !o.Checked.IsZero() {
				t.Errorf("%s was checked against nothing", o.ID)
			}
		}
		if o.Medication.Applies {
			musts = append(musts, "Where to find its meetings")
		}
		if e := o.Medication.Evidence; e.Source == "" && e.Kind != "" && (strings.Contains(text, "From its own documents") || !strings.Contains(text, "Known from ")) {
			t.Errorf("the page of %s takes %q for its own documents", o.ID, e.Kind)
		}
		for _, d := range o.Medication.Documents {
			if strings.Contains(d.Seen, "not seen") {
				musts = append(musts, "<li>All that is in <cite>")
			}
		}
		open := []string{}
		if o.Medication.Applies && o.Ratings.Texts == medication.NotKnown {
			open = append(open, "What its texts say of medication.")
		}
		if o.Medication.Applies && o.Ratings.Practice == medication.NotKnown {
			open = append(open, "How its groups treat people on medication in practice.")
		}
		if o.Status == "uncertain" && !o.Category {
			open = append(open, "Whether it still exists.")
		}
		if open = append(open, o.NotKnown...); len(open) > 0 {
			musts = append(append(musts, open...), "What we do not know")
		}
		for _, must := range musts {
			if !strings.Contains(text, must) {
				t.Errorf("the page of %s does not say %q", o.ID, must)
			}
		}
	}
}
