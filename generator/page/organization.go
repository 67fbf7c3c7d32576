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
	Untranslated       bool // the page is in another language than what editors wrote
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
	Kinds        []kindView
	Roads        string
	Untranslated bool
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
		return r.head(r.say.Organization.Title, r.say.Organization.About, organizationsAddress,
			r.crumbData([]crumb{{r.say.Organization.Paths, organizationsAddress}}))
	}, func() (sheet, any, error) {
		return r.layouts.sheet("organization/organizations.html"), r.organizationsView(), nil
	}})
	for _, o := range r.site.Organizations {
		address := o.Address
		r.addPage(page{address, compareAddress, func() headView {
			about := firstSentence(o.Summary)
			if r.isTranslation() {
				about = o.Name + ". " + r.say.Organization.About // the summary is English
			}
			head := r.head(o.Name, about, address, r.organizationData(o)...)
			head.Style = r.layouts.styles["group"]
			return head
		}, func() (sheet, any, error) {
			view, err := r.organizationView(o)
			return r.layouts.sheet("organization/organization.html"), view, err
		}})
		r.addList(list{
			address: address + "groups/", title: fill(r.say.Organization.GroupsOf, "name", o.Name), groups: r.of[o], closed: closed(o.Groups),
			crumbs: []crumb{{r.say.Organization.Paths, organizationsAddress}, {shortName(o), address}},
			intro:  r.say.Organization.GroupsIntro,
		})
	}
	return nil
}

func (r *renderer) organizationsView() *organizationsView {
	view := &organizationsView{Roads: r.roads(), Untranslated: r.isTranslation()}
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
		k := kind{id: id, title: label(r.say.Values.Kinds, id)}
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

func (say *sayings) statusWord(o *site.Organization) string {
	if o.Category && o.Status != "closed" && o.Status != "historical" {
		return say.Organization.ManyGroups
	}
	return say.Values.Status[o.Status]
}

func (r *renderer) organizationView(o *site.Organization) (*organizationView, error) {
	policy := o.Medication
	view := &organizationView{
		Crumbs: []crumb{{r.say.Organization.Paths, organizationsAddress}}, Name: o.Name, Kind: label(r.say.Values.Kinds, o.Kind), Line: r.say.organizationLine(o),
		Aliases: strings.Join(o.Aliases, ", "), Summary: o.Summary, WhoFor: o.WhoFor,
		Status: r.say.statusWord(o), StatusNote: o.StatusNote, Warning: o.Warning, Applies: policy.Applies,
		Texts: policy.Texts, Practice: policy.Practice, Reasons: sentences(r.say.allFromBelow(o.Ratings.Reasons)), Who: r.say.policyEvidence(policy.Evidence),
		Overall: r.policyBadge(o.Ratings.Overall), TextsBadge: r.policyBadge(o.Ratings.Texts), PracticeBadge: r.policyBadge(o.Ratings.Practice),
		Website: o.Website, WebsiteAt: hostOf(o.Website), Meetings: o.Meetings, Phone: o.Phone, Call: link("tel:", phoneDigits(o.Phone)), Text: o.Text,
		Facts: r.say.organizationFacts(o), Correction: r.correction(o.Address), Untranslated: r.isTranslation(),
	}
	if policy.Applies {
		view.Rights = r.textRights(policy)
	}
	for _, d := range policy.Documents {
		view.Documents = append(view.Documents, documentView{Name: d.Name, Date: d.Date, Address: d.Address, Seen: d.Seen})
	}
	view.Sources, view.Statements = sourcesOf(o.Organization)
	view.Unknown, view.Checked = r.say.unknownOf(o), r.say.day(o.Checked)
	shown := r.of[o]
	view.GroupCount, view.List = r.say.countText(shown), o.Address+"groups/"
	if len(shown) > groupsOnPage {
		shown = shown[:groupsOnPage]
	}
	var err error
	view.Groups, err = r.cardList(shown)
	return view, err
}

// unknownOf looks for the gaps of a record, so that none has to be written down twice.
func (say *sayings) unknownOf(o *site.Organization) unknownView {
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
				view.Rights = append(view.Rights, say.Values.Asks[question.Key])
			}
		}
	}
	view.Any = view.Exists || view.Texts || view.Practice || len(view.Rights) > 0 || view.Secular || view.Aim || view.Meetings || len(view.Unread)+len(view.More) > 0
	return view
}

// policyEvidence is who says what the texts say. A document of the whole fellowship, which counts for nothing in a group, is the very thing here.
func (say *sayings) policyEvidence(e medication.Evidence) *evidenceView {
	view := say.evidenceOf(e)
	switch {
	case view == nil:
	case e.Source == "" && e.Kind != "": // not all of it is the organization's own word, and its kind says which
		view.Text, view.Kind, view.Title = say.Organization.KnownFrom, e.Kind, ""
		view.After = "."
		if !e.Checked.IsZero() {
			view.After = fill(say.Organization.KnownChecked, "date", say.day(e.Checked))
		}
	case e.Grade == "E" && !e.Checked.IsZero():
		view.Text = fill(say.Organization.DocumentsChecked, "date", say.day(e.Checked))
	case e.Grade == "E":
		view.Text = say.Organization.Documents
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
		view := rightView{Label: r.say.Values.Questions[question.Key], Asks: r.say.Values.Asks[question.Key], Note: right.Note}
		view.Class, view.Icon, view.Word = r.say.answerWord(right.Answer)
		views = append(views, view)
	}
	return views
}

func (say *sayings) organizationLine(o *site.Organization) string {
	var parts []string
	if o.Short != "" && o.Short != o.Name {
		parts = append(parts, o.Short)
	}
	parts = append(parts, label(say.Values.Kinds, o.Kind))
	if o.Founded > 0 {
		parts = append(parts, fill(say.Organization.Since, "year", strconv.Itoa(o.Founded)))
	}
	return strings.Join(parts, " · ")
}

func (say *sayings) organizationFacts(o *site.Organization) []factView {
	var facts []factView
	add := func(label, text, note string) {
		if text+note != "" {
			facts = append(facts, factView{label, text, note})
		}
	}
	add(say.Group.For, "", o.WhoFor)
	add(say.Compare.Secular, say.secularText(o), "")
	add(say.Organization.Asks, say.Organization.Aims[o.Aim], "")
	add(say.Organization.Formats, say.formatsText(o), "")
	add(say.Group.Cost, say.knownCost(o.Cost), say.otherCost(o.Cost))
	if o.Families {
		add(say.Values.Audience["families"], say.Organization.ForFamilies, "")
	}
	return facts
}

func (say *sayings) secularText(o *site.Organization) string {
	text := say.Values.Secular[o.Secular]
	switch {
	case !o.TwelveStep:
		return text
	case text == "":
		return say.Organization.TwelveSteps
	}
	return fill(say.Organization.AndTwelveSteps, "kind", text)
}

func (say *sayings) formatsText(o *site.Organization) string {
	var words []string
	for _, way := range o.Attendance {
		words = append(words, label(say.Values.Attendance, way))
	}
	return upperFirst(strings.ToLower(say.list(words)))
}

func (say *sayings) allFromBelow(texts []string) []string {
	var all []string
	for _, text := range texts {
		all = append(all, say.fromBelow(text))
	}
	return all
}

type organizationWords struct {
	Paths, Title, About, GroupsOf, GroupsIntro, DocumentsChecked, Documents, Since               string
	Formats, ForFamilies, TwelveSteps, AndTwelveSteps, ManyGroups, Asks, KnownFrom, KnownChecked string
	Aims                                                                                         map[string]string
}

func englishOrganization() organizationWords {
	return organizationWords{
		Paths: "Paths", Title: "Fellowships, programs and services",
		About:    "What each says of people on medication: its texts, and what is reported of practice.",
		GroupsOf: "Groups of {name}", GroupsIntro: "What a fellowship’s texts say, a group need not do: each group here has its own answers.",
		DocumentsChecked: "From its own documents, checked {date}.", Documents: "From its own documents.", Since: "since {year}",
		Formats: "Formats", ForFamilies: "Yes, it is for them", TwelveSteps: "Twelve Steps", AndTwelveSteps: "{kind}; Twelve Steps",
		ManyGroups: "Many groups: ask each one", Asks: "What it asks", KnownFrom: "Known from", KnownChecked: "; checked {date}.",
		Aims: map[string]string{"stop": "A wish to stop", "own-goal": "You set your own goal, or may come while you still use"},
	}
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
