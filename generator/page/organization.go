package page

import (
	"html/template"
	"strconv"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// organizationView is what organization/organization.html sees.
type organizationView struct {
	Crumbs             []crumb
	Name, Kind, Line   string
	Aliases            string
	Summary, WhoFor    string
	Status, StatusNote string // said first when it isn't active
	Warning            string // what to know before going there
	Applies            bool
	Overall            template.HTML
	TextsBadge         template.HTML
	PracticeBadge      template.HTML
	Reasons            string
	Texts, Practice    string
	Rights             []rightView
	Who                *evidenceView
	Documents          []documentView
	Facts              []factView
	Website            string
	WebsiteAt          string
	Meetings           string
	Phone              string
	Call               template.URL
	Text               string
	Groups             template.HTML
	GroupCount         string
	List               string // address of the list of all its groups
	Sources            []documentView
	Statements         []statementView
	Unknown            unknownView
	Checked            string
	Correction         correctionView
}

// An unknownView names what nobody could tell us. Each part is empty where we do know.
type unknownView struct {
	Any                     bool
	Exists, Texts, Practice bool
	Rights                  []string // the questions to which its texts give no answer; none where they say nothing at all
	Unread                  []documentView
	Secular, Aim, Meetings  bool
	More                    []string
}

// A documentView is a text with its address, where it has one.
type documentView struct{ ID, Name, Date, Address, Seen string }

// A statementView is one fact with its source.
type statementView struct{ Text, Source, Address string }

// organizationsView is what organization/organizations.html sees: all of them, by kind.
type organizationsView struct {
	Kinds []kindView
	Roads string
}

// A kindView is one kind of organization with its entries.
type kindView struct {
	ID, Title     string
	Organizations []organizationEntry
}

type organizationEntry struct {
	Name, Address, Summary, Groups string
	Badge                          template.HTML
	Uncertain                      string
}

const organizationsAddress = "/organizations/"

// groupsOnPage is how many of its groups an organization's own page shows; the list has them all.
const groupsOnPage = 8

func (r *renderer) addOrganizations() source.Problems {
	r.addPage(page{organizationsAddress, compareAddress, func() headView {
		return r.head("Fellowships, programs and services", "What each says of people on medication: its texts, and what is reported of practice.", organizationsAddress,
			r.crumbData([]crumb{{"Paths", organizationsAddress}}))
	}, func() (sheet, any, error) {
		return r.layouts.sheet("organization/organizations.html"), r.organizationsView(), nil
	}})
	for _, o := range r.site.Organizations {
		address := o.Address
		r.addPage(page{address, compareAddress, func() headView {
			head := r.head(o.Name, firstSentence(o.Summary), address, r.organizationData(o)...)
			head.Style = r.layouts.styles["group"]
			return head
		}, func() (sheet, any, error) {
			view, err := r.organizationView(o)
			return r.layouts.sheet("organization/organization.html"), view, err
		}})
		r.addList(list{
			address: address + "groups/", title: "Groups of " + o.Name, groups: r.of[o], closed: closed(o.Groups),
			crumbs: []crumb{{"Paths", organizationsAddress}, {shortName(o), address}},
			intro:  "What a fellowship’s texts say, a group need not do: each group here has its own answers.",
		})
	}
	return nil
}

func (r *renderer) organizationsView() *organizationsView {
	view := &organizationsView{Roads: r.roads()}
	for _, kind := range r.kinds() {
		entries := kindView{ID: kind.id, Title: kind.title}
		for _, o := range kind.organizations {
			entries.Organizations = append(entries.Organizations, r.organizationEntry(o))
		}
		view.Kinds = append(view.Kinds, entries)
	}
	return view
}

// A kind is a kind of organization with those of it, by name.
type kind struct {
	id, title     string
	organizations []*site.Organization
}

func (r *renderer) kinds() []kind {
	var kinds []kind
	for _, id := range kindOrder() {
		k := kind{id: id, title: label(kindWords(), id)}
		for _, o := range r.site.Organizations {
			if o.Kind == id {
				k.organizations = append(k.organizations, o)
			}
		}
		if len(k.organizations) > 0 {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

func statusWord(o *site.Organization) string {
	if o.Category && o.Status != "closed" && o.Status != "historical" {
		return "Many groups: ask each one"
	}
	return map[string]string{"uncertain": "May no longer exist", "closed": "Closed", "historical": "Of the past"}[o.Status]
}

func (r *renderer) organizationView(o *site.Organization) (*organizationView, error) {
	policy := o.Medication
	view := &organizationView{
		Crumbs: []crumb{{"Paths", organizationsAddress}}, Name: o.Name, Kind: label(kindWords(), o.Kind), Line: organizationLine(o),
		Aliases: strings.Join(o.Aliases, ", "), Summary: o.Summary, WhoFor: o.WhoFor,
		Status: statusWord(o), StatusNote: o.StatusNote, Warning: o.Warning, Applies: policy.Applies,
		Texts: policy.Texts, Practice: policy.Practice, Reasons: sentences(o.Ratings.Reasons), Who: policyEvidence(policy.Evidence),
		Overall: r.policyBadge(o.Ratings.Overall), TextsBadge: r.policyBadge(o.Ratings.Texts), PracticeBadge: r.policyBadge(o.Ratings.Practice),
		Website: o.Website, WebsiteAt: hostOf(o.Website), Meetings: o.Meetings, Phone: o.Phone, Call: link("tel:", phoneDigits(o.Phone)), Text: o.Text,
		Facts: organizationFacts(o), Correction: r.correction(o.Address),
	}
	if policy.Applies {
		view.Rights = r.textRights(policy)
	}
	for _, d := range policy.Documents {
		view.Documents = append(view.Documents, documentView{Name: d.Name, Date: d.Date, Address: d.Address, Seen: d.Seen})
	}
	view.Sources, view.Statements = sourcesOf(o.Organization)
	view.Unknown, view.Checked = unknownOf(o), day(o.Checked)
	shown := r.of[o]
	view.GroupCount, view.List = countText(shown), o.Address+"groups/"
	if len(shown) > groupsOnPage {
		shown = shown[:groupsOnPage]
	}
	var err error
	view.Groups, err = r.cardList(shown)
	return view, err
}

// unknownOf looks for the gaps of a record, so that none has to be written down twice.
func unknownOf(o *site.Organization) unknownView {
	policy := o.Medication
	view := unknownView{More: o.NotKnown, Exists: o.Status == "uncertain" && !o.Category}
	for _, d := range policy.Documents {
		if strings.Contains(d.Seen, "not ") || strings.Contains(d.Seen, " only") {
			view.Unread = append(view.Unread, documentView{Name: d.Name, Date: d.Date, Seen: d.Seen})
		}
	}
	if policy.Applies {
		view.Texts, view.Practice = o.Ratings.Texts == medication.NotKnown, o.Ratings.Practice == medication.NotKnown
		view.Secular, view.Meetings = o.Secular == "unknown", o.Meetings == "" && !o.Category
		view.Aim = o.Aim == "unknown" && o.Kind != "family-group" && o.Kind != parallelSupport
		for _, question := range medication.Questions() {
			right := policy.Rights[question.Key]
			told := right.Note != "" && !strings.HasPrefix(right.Note, "Not stated") // "There are no sponsors." leaves nothing open
			if right.Answer == medication.Unknown && !told && !view.Texts {
				view.Rights = append(view.Rights, question.Asks)
			}
		}
	}
	view.Any = view.Exists || view.Texts || view.Practice || len(view.Rights) > 0 || view.Secular || view.Aim || view.Meetings || len(view.Unread)+len(view.More) > 0
	return view
}

// policyEvidence is who says what the texts say. A document of the whole fellowship, which counts for nothing in a group, is the very thing here.
func policyEvidence(e medication.Evidence) *evidenceView {
	view := evidenceOf(e)
	switch {
	case view == nil:
	case e.Source == "" && e.Kind != "": // not all of it is the organization's own word, and its kind says which
		view.Text, view.Title = "Known from "+e.Kind, ""
		if !e.Checked.IsZero() {
			view.Text += "; checked " + day(e.Checked)
		}
		view.Text += "."
	case e.Grade == "E" && !e.Checked.IsZero():
		view.Text = "From its own documents, checked " + day(e.Checked) + "."
	case e.Grade == "E":
		view.Text = "From its own documents."
	default:
		view.Text += "."
	}
	return view
}

// textRights are what the texts allow. They are the texts' own answers: no group takes one from here.
func (r *renderer) textRights(policy organization.Policy) []rightView {
	var views []rightView
	for _, question := range medication.Questions() {
		right := policy.Rights[question.Key]
		view := rightView{Label: question.Label, Asks: question.Asks, Note: right.Note}
		view.Class, view.Icon, view.Word = answerWord(right.Answer)
		views = append(views, view)
	}
	return views
}

func organizationLine(o *site.Organization) string {
	var parts []string
	if o.Short != "" && o.Short != o.Name {
		parts = append(parts, o.Short)
	}
	parts = append(parts, label(kindWords(), o.Kind))
	if o.Founded > 0 {
		parts = append(parts, "since "+strconv.Itoa(o.Founded))
	}
	return strings.Join(parts, " · ")
}

func organizationFacts(o *site.Organization) []factView {
	var facts []factView
	add := func(label, text string) {
		if text != "" {
			facts = append(facts, factView{label, text})
		}
	}
	add("Who it is for", o.WhoFor)
	add("Secular or spiritual", secularText(o))
	add("What it asks", map[string]string{"stop": "A wish to stop", "own-goal": "You set your own goal, or may come while you still use"}[o.Aim])
	add("Formats", formatsText(o))
	add("Cost", upperFirst(o.Cost))
	if o.Families {
		add("Families and friends", "Yes, it is for them")
	}
	return facts
}

func secularText(o *site.Organization) string {
	text := map[string]string{"yes": "Secular", "no": "Spiritual or religious", "mixed": "Both: it depends on the group"}[o.Secular]
	if !o.TwelveStep {
		return text
	}
	return strings.TrimPrefix(text+"; Twelve Steps", "; ")
}

func formatsText(o *site.Organization) string {
	var words []string
	for _, way := range o.Attendance {
		words = append(words, label(attendanceWords(), way))
	}
	return upperFirst(strings.ToLower(strings.Join(words, ", ")))
}

// sourcesOf joins each statement with where it was read.
func sourcesOf(o *organization.Organization) ([]documentView, []statementView) {
	var sources []documentView
	for _, s := range o.Sources {
		sources = append(sources, documentView{ID: s.ID, Name: s.Title, Date: s.Date, Address: s.Address})
	}
	var statements []statementView
	for _, fact := range o.Facts {
		statement := statementView{Text: fact.Text}
		if s, ok := o.Source(fact.Source); ok {
			statement.Source, statement.Address = s.Title, s.Address
		} else if strings.HasPrefix(fact.Source, "http") {
			statement.Source, statement.Address = hostOf(fact.Source), fact.Source
		}
		statements = append(statements, statement)
	}
	return sources, statements
}
