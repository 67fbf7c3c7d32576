package page

import (
	"html/template"

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
		head := r.head("Paths compared", "Recovery fellowships and programs side by side: what their texts say of medication, practice, cost, formats, and whether families may come.", compareAddress,
			r.crumbData([]crumb{{"Compare paths", compareAddress}}))
		head.Style = r.layouts.styles["compare"]
		return head
	}, func() (sheet, any, error) {
		return r.layouts.sheet("compare/compare.html"), r.compareView(), nil
	}})
	return nil
}

func (r *renderer) compareView() *compareView {
	view := &compareView{Legend: r.legend(), Roads: r.roads()}
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
		Secular: secularText(o), Cost: upperFirst(o.Cost), Formats: formatsText(o), For: "Not specially", Uncertain: statusWord(o),
	}
	if o.Families {
		row.For = "For families and friends"
	}
	if row.Short == row.Name {
		row.Short = ""
	}
	for _, cell := range []*string{&row.Secular, &row.Cost, &row.Formats} {
		if *cell == "" {
			*cell = "Not known"
		}
	}
	return row
}

func listedText(n int) string {
	if n == 0 {
		return "none yet"
	}
	return count(n, "group", "groups")
}

// legend explains the five badges.
func (r *renderer) legend() []legendView {
	var legend []legendView
	for _, l := range r.lists {
		if l.facet == "Medication" {
			legend = append(legend, legendView{r.badge(ratingOfList(l)), l.address, l.intro, listedText(len(l.groups))})
		}
	}
	return legend
}
