package page

import (
	"html/template"
	"net/url"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A crumb is one step of the way from home to a page.
type crumb struct{ Title, Address string }

// A linkView is a link with a few words beside it.
type linkView struct{ Title, Address, Note string }

// A factView is one line of details. Note is an editor's own words.
type factView struct{ Label, Text, Note string }

// groupView is what group/group.html sees.
type groupView struct {
	Crumbs      []crumb
	Name        string
	Description string
	Badge       template.HTML
	Expires     string // first day on which the rating doesn't count
	Line        string // "MARA · In person · English"
	Verified    bool
	Seen        string // "seen in 2018"
	Closed      string // what to say first of a group that is paused or closed
	Listing     listingView

	Sentence   string
	Rights     []rightView
	NoneKnown  bool // all seven are not known
	Who        *evidenceView
	Note       string
	Medicines  string
	Policy     string
	Welcome    string
	Fellowship *fellowshipView

	When       []whenView
	Calendar   string
	Where      whereView
	Join       joinView
	Details    []factView
	Website    string
	WebsiteAt  string // host
	Nearby     []linkView
	Online     []linkView
	More       []linkView
	Helpline   *crisisView
	History    []factView
	Correction correctionView

	Untranslated bool // the page is in another language than what editors wrote
}

// A listingView is who says that the group exists and meets as written.
type listingView struct {
	evidenceView
	Checked, Expires, Note string
}

// A fellowshipView is what the organization's texts say and what is reported of practice: never this group's answers.
type fellowshipView struct {
	Name, Address   string
	Texts, Practice string // words, and not badges: a fellowship's sign must not be taken for the group's
}

// A whereView is a place as one writes it on an envelope.
type whereView struct {
	Venue, Street, Town, Directions string
	Map                             template.URL // opens the reader's own map; nothing is loaded before the reader chooses it
	Any                             bool
}

// A joinView is how one takes part and whom to ask.
type joinView struct {
	How, Online, OnlineAt, Platform, OnlineNote string
	DialIn, DialCode, DialNote                  string
	Dial, Call                                  template.URL
	Phone, Email                                string
	Mail                                        template.URL
	Any                                         bool
}

// addGroups names the page of every group.
func (r *renderer) addGroups() source.Problems {
	for _, g := range r.site.Groups {
		r.addPage(page{g.Address, findAddress, func() headView { return r.groupHead(g) }, func() (sheet, any, error) {
			return r.layouts.sheet("group/group.html"), r.groupView(g), nil
		}})
	}
	return nil
}

// findAddress is the entry of the navigation below which all groups and lists stand.
const findAddress = "/find/"

func (r *renderer) groupHead(g *site.Group) headView {
	where := whereShort(g)
	if where == "" {
		where = lowerFirst(label(r.say.Values.Attendance, g.Attendance))
	}
	title := g.Name
	if where != "" {
		title += ", " + where
	}
	_, word := r.say.ratingWord(g.Assessment.Rating)
	about := fill(r.say.Group.About, "rating", lowerFirst(word))
	if !g.Verified {
		about = fill(r.say.Group.AboutUnverified, "seen", r.say.seen(g)) + " " + about
	}
	head := r.head(title, g.Name+". "+about, g.Address, r.groupData(g)...)
	head.Style, head.Scripts = r.layouts.styles["group"], []asset{r.layouts.scripts[groupScript]}
	return head
}

func (r *renderer) groupView(g *site.Group) *groupView {
	view := &groupView{
		Crumbs: r.groupCrumbs(g), Name: g.Name, Description: g.Description,
		Badge: r.badges[r.say.badgeOf(g)], Expires: g.Assessment.Expires.String(), Line: r.groupLine(g),
		Verified: g.Verified, Seen: r.say.seen(g), Closed: r.say.Group.Gone[g.Status], Listing: r.say.listingOf(g),
		Sentence: r.say.medicationSentence(g), Rights: r.say.rightViews(g.Assessment, g.Medication.Evidence),
		Note: g.Medication.Note, Policy: r.say.Values.Exclusion[g.Medication.ExclusionPolicy], Welcome: r.say.Values.Welcome[g.Medication.Welcome],
		Fellowship: r.say.fellowshipOf(g),
		When:       r.say.whenViews(g.Group, g.Verified), Where: whereOf(g), Join: joinOf(g), Details: r.say.detailsOf(g),
		Website: g.Website, WebsiteAt: hostOf(g.Website),
		Helpline: r.helpline(), Correction: r.correction(g.Address), Untranslated: r.isTranslation(),
	}
	view.NoneKnown = true
	for _, right := range view.Rights {
		if right.Class != "unknown" || right.Was != "" || right.Note != "" {
			view.NoneKnown = false
		}
	}
	if names := g.Medication.Medications; len(names) > 0 && names[0] != "any" {
		view.Medicines = upperFirst(r.say.medicines(names))
	}
	if !view.NoneKnown || g.Medication.Note != "" {
		view.Who = r.say.evidenceOf(g.Medication.Evidence)
	}
	view.Nearby, view.Online, view.More = r.instead(g)
	if hasCalendar(g) {
		view.Calendar = g.Address + calendarName
	}
	for _, entry := range g.History {
		view.History = append(view.History, factView{Label: r.say.day(entry.Date), Note: entry.Text})
	}
	return view
}

func (r *renderer) groupCrumbs(g *site.Group) []crumb {
	crumbs := []crumb{{r.say.Place.Groups, "/groups/"}}
	for _, p := range []*site.Place{g.Country, g.State, g.City} {
		if p != nil {
			crumbs = append(crumbs, crumb{r.say.placeName(p), p.Address})
		}
	}
	if strings.HasPrefix(g.Address, onlineAddress) {
		crumbs = append(crumbs, crumb{r.say.Values.Attendance["online"], onlineAddress})
	}
	return crumbs
}

// groupLine is what stands beside the badge.
func (r *renderer) groupLine(g *site.Group) string {
	var parts []string
	if g.Org != nil && g.Org.Name != g.Name {
		parts = append(parts, g.Org.Name)
	}
	if word := label(r.say.Values.Attendance, g.Attendance); word != "" {
		parts = append(parts, word)
	}
	var languages []string
	for _, tag := range g.Languages {
		languages = append(languages, r.say.languageName(tag))
	}
	if len(languages) > 0 {
		parts = append(parts, upperFirst(r.say.list(languages)))
	}
	return strings.Join(parts, " · ")
}

func (say *sayings) listingOf(g *site.Group) listingView {
	view := listingView{Checked: say.day(g.Listing.Checked), Note: g.Listing.Note}
	if evidence := say.evidenceOf(g.Listing.Evidence); evidence != nil {
		view.evidenceView = *evidence
	}
	if view.Checked == "" {
		view.Checked = say.day(g.Listing.Read)
	}
	if g.Verified {
		view.Expires = g.VerifiedUntil.String()
	}
	return view
}

func (say *sayings) fellowshipOf(g *site.Group) *fellowshipView {
	if g.Org == nil {
		return nil
	}
	view := &fellowshipView{Name: g.Org.Name, Address: g.Org.Address}
	if !g.Org.Medication.Applies {
		return view
	}
	_, view.Texts = say.policyWord(g.Org.Ratings.Texts)
	_, view.Practice = say.policyWord(g.Org.Ratings.Practice)
	return view
}

// medicines are the medicines that a record names, as one says them.
func (say *sayings) medicines(names []string) string {
	words := make([]string, 0, len(names))
	for _, name := range names {
		words = append(words, label(say.Values.Medicines, name))
	}
	return say.sentenceList(words)
}

func whereOf(g *site.Group) whereView {
	p := g.Place
	view := whereView{Venue: p.Venue, Street: p.Address, Directions: p.Directions}
	if view.Venue == "" && g.Host != "" {
		view.Venue = g.Host
	}
	view.Town = strings.TrimSpace(strings.Trim(p.City+", "+p.State, ", ") + " " + p.PostalCode)
	if p.Address != "" && p.City != "" {
		query := strings.Join([]string{p.Address, p.City, p.State, p.PostalCode}, ", ")
		view.Map = template.URL("https://www.openstreetmap.org/search?query=" + url.QueryEscape(strings.Trim(query, ", ")))
	}
	view.Any = view.Venue != "" || view.Town != "" || view.Directions != ""
	return view
}

func joinOf(g *site.Group) joinView {
	view := joinView{
		How: g.HowToJoin, Online: g.Online.URL, OnlineAt: hostOf(g.Online.URL), Platform: g.Online.Platform, OnlineNote: g.Online.Note,
		DialIn: g.DialIn.Number, DialCode: g.DialIn.Code, DialNote: g.DialIn.Note, Phone: g.Phone, Email: g.Email,
		Dial: link("tel:", phoneDigits(g.DialIn.Number)), Call: link("tel:", phoneDigits(g.Phone)),
	}
	if g.Email != "" {
		view.Mail = template.URL("mailto:" + url.PathEscape(g.Email))
	}
	view.Any = view.How != "" || view.Online != "" || view.Platform != "" || view.OnlineNote != "" || view.DialIn != "" || view.DialNote != ""
	return view
}

// detailsOf are the lines that a visitor may want before going. What nobody wrote is left out, except proof of attendance:
// people are sent home for the lack of it, so that it is not known is said.
func (say *sayings) detailsOf(g *site.Group) []factView {
	var facts []factView
	words, values := &say.Group, &say.Values
	add := func(label, text, note string) {
		if text+note != "" {
			facts = append(facts, factView{label, text, note})
		}
	}
	who := say.whoFor(g)
	if who != "" && g.AudienceNote != "" {
		who += "."
	}
	add(words.For, who, g.AudienceNote)
	add(words.Visitors, values.Open[g.Open], "")
	_, _, proof := say.answerWord(g.Proof)
	if g.Proof == medication.Depends {
		proof = words.ProofDepends
	}
	add(words.Proof, proof, "")
	add(words.Cost, say.knownCost(g.Cost), say.otherCost(g.Cost))
	var access []string
	for _, word := range g.Access {
		access = append(access, label(values.Access, word))
	}
	add(words.Access, say.list(access), "")
	add(words.Camera, values.Camera[g.Camera], "")
	add(words.Leads, values.Phases[g.Phase], "")
	add(words.Settled, values.Stability[g.Stability], "")
	if g.Host != "" && g.Host != g.Place.Venue && g.Place.Venue != "" {
		add(words.Host, g.Host, "")
	}
	add(words.Note, "", g.Note)
	return facts
}

// knownCost and otherCost are a cost in our own words, where it is one of the usual ones, and else in the editor's.
func (say *sayings) knownCost(cost string) string { return upperFirst(say.Values.Cost[cost]) }

func (say *sayings) otherCost(cost string) string {
	if say.Values.Cost[cost] != "" {
		return ""
	}
	return upperFirst(cost)
}

func (say *sayings) whoFor(g *site.Group) string {
	var words []string
	for _, audience := range g.Audience {
		words = append(words, label(say.Values.Audience, audience))
	}
	return say.list(words)
}

// helpline is the last line of the help bar: the one for treatment and questions, after those for emergencies.
func (r *renderer) helpline() *crisisView {
	lines := crisisViews(r.site.Settings.Crisis)
	if len(lines) == 0 {
		return nil
	}
	return &lines[len(lines)-1]
}

// A correctionView is where a reader tells us of a mistake. Write is empty where the settings give no address; About is
// the page about this site, where it has one.
type correctionView struct {
	Write template.URL
	About string
}

// correction fills the page's address into a letter.
func (r *renderer) correction(address string) correctionView {
	to := r.site.Settings.Correction
	if strings.HasPrefix(to, "mailto:") && !strings.Contains(to, "?") {
		to += "?subject=" + url.PathEscape(fill(r.say.Group.Subject, "address", r.full(address)))
	}
	return correctionView{template.URL(to), r.about()}
}

type groupWords struct {
	About, AboutUnverified                                                                        string
	Gone                                                                                          map[string]string // what is said first of a group that is paused or closed
	For, Visitors, Proof, ProofDepends, Cost, Access, Camera, Leads, Settled, Host, Note, Subject string
}

func englishGroup() groupWords {
	return groupWords{
		About: "Medication: {rating}.", AboutUnverified: "Unverified, {seen}. Ask before you go.",
		Gone: map[string]string{
			"paused": "This group has paused. We keep the page so that you need not look further.",
			"closed": "This group has closed. We keep the page so that you need not look further.",
		},
		For: "Who it is for", Visitors: "Visitors", Proof: "Proof of attendance for courts", ProofDepends: "Depends: ask first",
		Cost: "Cost", Access: "Access", Camera: "Camera", Leads: "Who leads it", Settled: "How settled it is", Host: "Host", Note: "Note",
		Subject: "About {address}",
	}
}
