package page

import (
	"html/template"
	"strings"

	"manyroads/generator/site"
	"manyroads/generator/source"
)

const compareAddress = "/compare/"

// compareView is what compare/compare.html sees: one table for each kind of organization.
type compareView struct {
	Crumbs []crumb
	Tables []compareTable
	Legend []legendView
	Roads  string

	Untranslated bool // the page is in another language than what editors wrote
}

type compareTable struct {
	ID, Title string
	Rows      []compareRow
}

// A compareRow is one organization. Texts and practice stand in cells of their own: neither is ever made to speak for the other.
type compareRow struct {
	Name, Short, Address        string
	TextsBadge, PracticeBadge   template.HTML
	Texts, Practice             string
	Secular, Cost, Formats, For string
	CostNote                    string // an editor's words on the cost
	Uncertain                   string
}

// A legendView says what one badge means.
type legendView struct {
	Badge         template.HTML
	Address, Text string
	Count         string
}

func (r *renderer) addCompare() source.Problems {
	r.addPage(page{compareAddress, compareAddress, func() headView {
		head := r.head(r.say.Compare.Title, r.say.Compare.About, compareAddress,
			r.crumbData([]crumb{{r.say.Compare.Crumb, compareAddress}}))
		head.Style = r.layouts.styles["compare"]
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("compare/compare.html"), r.compareView(), nil
	}})
	return nil
}

func (r *renderer) compareView() *compareView {
	view := &compareView{Legend: r.legend(), Roads: r.roads(), Untranslated: r.isTranslation()}
	for _, kind := range r.kinds() {
		table := compareTable{ID: kind.id, Title: kind.title}
		for _, o := range kind.organizations {
			if o.Medication.Applies && o.Status != "closed" && o.Status != "historical" {
				table.Rows = append(table.Rows, r.compareRow(o))
			}
		}
		if len(table.Rows) > 0 {
			view.Tables = append(view.Tables, table)
		}
	}
	return view
}

func (r *renderer) compareRow(o *site.Organization) compareRow {
	row := compareRow{
		Name: o.Name, Short: o.Short, Address: o.Address,
		TextsBadge: r.policyBadge(o.Ratings.Texts), PracticeBadge: r.policyBadge(o.Ratings.Practice),
		Texts: o.Medication.Texts, Practice: o.Medication.Practice,
		Secular: r.say.secularText(o), Cost: r.say.knownCost(o.Cost), CostNote: r.say.otherCost(o.Cost), Formats: r.say.formatsText(o), For: r.say.Compare.NotSpecially, Uncertain: r.say.statusWord(o),
	}
	if o.Families {
		row.For = r.say.Values.Kinds["family-group"]
	}
	if row.Short == row.Name {
		row.Short = ""
	}
	if row.Cost+row.CostNote == "" {
		row.Cost = r.say.Values.Answers[""]
	}
	for _, cell := range []*string{&row.Secular, &row.Formats} {
		if *cell == "" {
			*cell = r.say.Values.Answers[""]
		}
	}
	return row
}

func (say *sayings) listedText(n int) string {
	if n == 0 {
		return say.Compare.NoneYet
	}
	return say.count(n, say.List.Groups)
}

// legend explains the five badges.
func (r *renderer) legend() []legendView {
	var legend []legendView
	for _, l := range r.lists {
		if strings.HasPrefix(l.address, ratingAddress) {
			legend = append(legend, legendView{r.badge(ratingOfList(l)), l.address, l.intro, r.say.listedText(len(l.groups))})
		}
	}
	return legend
}

type compareWords struct{ Title, About, Crumb, NotSpecially, NoneYet, Secular string }

func englishCompare() compareWords {
	return compareWords{
		Title: "Paths compared", Crumb: "Compare paths", NotSpecially: "Not specially", NoneYet: "none yet", Secular: "Secular or spiritual",
		About: "Recovery fellowships and programs side by side: what their texts say of medication, practice, cost, formats, and whether families may come.",
	}
}
