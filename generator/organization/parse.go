package organization

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

var (
	kinds = []string{"mutual-aid", "medication-group", "family-group", "professional-group", "peer-service", "online-community",
		"parallel-support", "harm-reduction", "clinic", "helpline", "advocacy"}
	statuses    = []string{"active", "uncertain", "closed", "historical"}
	audiences   = []string{"people-on-medication", "families", "bereaved"}
	aims        = []string{"stop", "own-goal", "unknown"}
	attendances = []string{"in-person", "online", "phone", "text"}
)

// idPattern is how the name of an organization's file is written, since it is a part of addresses.
var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Parse reads content/organizations/<id>.toml. It always gives an Organization, so that others can refer to it even while it is faulty.
func Parse(f source.File, limits source.Limits) (*Organization, source.Problems) {
	t := source.ReadTable(f, limits)
	o := &Organization{
		ID:         strings.TrimSuffix(path.Base(f.Name), ".toml"),
		Name:       t.Required("name", "Example Fellowship"),
		Short:      t.Text("short"),
		Aliases:    t.Texts("aliases"),
		Kind:       t.Choice("kind", kinds...),
		Status:     cmp.Or(t.Choice("status", statuses...), "uncertain"),
		StatusNote: t.Text("status_note"),
		Website:    t.Address("website"),
		Meetings:   t.Address("meetings"),
		Phone:      t.Phone("phone"),
		Text:       t.Text("text"),
		Summary:    t.Required("summary", "What it is, in two sentences."),
		WhoFor:     t.Text("who_for"),
		Secular:    cmp.Or(t.Choice("secular", "yes", "no", "mixed", "unknown"), "unknown"),
		Audience:   t.Choices("audience", audiences...),
		Aim:        cmp.Or(t.Choice("aim", aims...), "unknown"),
		Attendance: t.Choices("attendance", attendances...),
		Cost:       t.Text("cost"),
		Caution:    t.Text("caution"),
		Warning:    t.Text("warning"),
		NotKnown:   t.Texts("not_known"),
		Checked:    t.Date("checked"),
		OldAddress: t.Texts("aliases_of_address"),
		At:         source.Position{File: f.Path, Line: 1, Column: 1},
	}
	o.Founded, _ = t.Int("founded", 1800, 2200)
	o.TwelveStep, _ = t.Bool("twelve_step")
	o.Families, _ = t.Bool("families")
	o.Category, _ = t.Bool("category")
	if !t.Has("kind") {
		t.Missing("kind", "write one of "+strings.Join(kinds, ", "))
	}
	if o.Short == "" {
		o.Short = o.Name
	}
	o.readSources(t)
	o.readPolicy(t.Table("medication"))
	t.Ignore("private")
	if !idPattern.MatchString(o.ID) {
		t.Problem("", fmt.Sprintf("%q cannot be part of an address", o.ID), fmt.Sprintf("rename the file: only small letters, digits and single hyphens, like %q", strings.ToLower(strings.Join(strings.Fields(o.ID), "-"))))
	}
	t.Done()
	return o, t.Problems()
}

func (o *Organization) readSources(t *source.Table) {
	for _, s := range t.Tables("source") {
		read := Source{ID: s.Text("id"), Title: s.Required("title", "Title of the page"), Address: s.Address("address"), Date: s.Text("date")}
		if read.ID != "" && slices.ContainsFunc(o.Sources, func(other Source) bool { return other.ID == read.ID }) {
			s.Problem("id", fmt.Sprintf("two sources have the id %q", read.ID), "rename or remove one")
		}
		o.Sources = append(o.Sources, read)
		s.Done()
	}
	for _, f := range t.Tables("fact") {
		fact := Fact{Text: f.Required("text", "What is so."), Source: f.Required("source", "https://…"), Confidence: f.Choice("confidence", "source", "known", "founding")}
		if _, ok := o.Source(fact.Source); fact.Source != "" && !ok && !strings.HasPrefix(fact.Source, "http") {
			f.Problem("source", fmt.Sprintf("no [[source]] has the id %q", fact.Source), source.Suggest(fact.Source, o.sourceIDs()))
		}
		o.Facts = append(o.Facts, fact)
		f.Done()
	}
}

// Source finds a source by its id.
func (o *Organization) Source(id string) (Source, bool) {
	for _, s := range o.Sources {
		if s.ID == id && id != "" {
			return s, true
		}
	}
	return Source{}, false
}

func (o *Organization) sourceIDs() []string {
	var ids []string
	for _, s := range o.Sources {
		if s.ID != "" {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

func (o *Organization) readPolicy(t *source.Table) {
	o.Medication = Policy{Applies: true, Stance: "unknown", Reports: "unknown"}
	if t == nil {
		return
	}
	p := &o.Medication
	if applies, written := t.Bool("applies"); written {
		p.Applies = applies
	}
	p.Rights = medication.ReadRights(t)
	p.ExclusionPolicy = medication.ReadExclusion(t)
	p.Stance = cmp.Or(t.Choice("stance", "supports", "neutral", "limits", "unknown"), "unknown")
	p.Texts = t.Text("texts")
	p.Practice = t.Text("practice")
	p.Reports = cmp.Or(t.Choice("reports", "supports", "mixed", "limits", "unknown"), "unknown")
	for _, d := range t.Tables("document") {
		p.Documents = append(p.Documents, Document{Name: d.Required("name", "Name of the text"), Date: d.Text("date"), Address: d.Address("address"), Seen: d.Text("seen")})
		d.Done()
	}
	if evidence := t.Table("evidence"); evidence != nil {
		p.Evidence = medication.ReadEvidence(evidence)
		evidence.Done()
	} else if p.claims() {
		t.Problem("", "what the texts say has no evidence", "add [medication.evidence] with a grade, a source or kind, and the date it was checked")
	}
	if p.Stance != "unknown" && p.Texts == "" && !t.Damaged() {
		t.Problem("stance", fmt.Sprintf("the stance is %q, and no %q says why", p.Stance, "texts"), "add texts = \"…\" with what the texts say")
	}
	if p.Reports != "unknown" && p.Practice == "" && !t.Damaged() {
		t.Problem("reports", fmt.Sprintf("the reports are %q, and no %q says which", p.Reports, "practice"), "add practice = \"…\" with what is reported, and by whom")
	}
	t.Done()
}

// claims tells whether the policy says anything that needs evidence.
func (p Policy) claims() bool {
	if p.ExclusionPolicy != "" || p.Stance != "unknown" || p.Reports != "unknown" {
		return true
	}
	for _, right := range p.Rights {
		if right.Answer != medication.Unknown {
			return true
		}
	}
	return false
}
