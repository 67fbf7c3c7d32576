package page

import (
	"html/template"
	"net/url"
	"strings"

	"manyroads/generator/group"
	"manyroads/generator/medication"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// A crumb is one step of the way from home to a page.
type crumb struct{ Title, Address string }

// A linkView is a link with a few words beside it.
type linkView struct{ Title, Address, Note string }

// A factView is one line of a group's details.
type factView struct{ Label, Text string }

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

// addGroups names the page of every group, and the calendar of every verified one.
func (r *renderer) addGroups() source.Problems {
	for _, g := range r.site.Groups {
		r.addPage(page{g.Address, findAddress, func() headView { return r.groupHead(g) }, func() (sheet, any, error) {
			return r.layouts.sheet("group/group.html"), r.groupView(g), nil
		}})
		r.addCalendar(g)
	}
	return nil
}

// findAddress is the entry of the navigation below which all groups and lists stand.
const findAddress = "/find/"

func (r *renderer) groupHead(g *site.Group) headView {
	where := whereShort(g)
	if where == "" {
		where = lowerFirst(label(attendanceWords(), g.Attendance))
	}
	title := g.Name
	if where != "" {
		title += ", " + where
	}
	_, word := ratingWord(g.Assessment.Rating)
	about := "Medication: " + lowerFirst(word) + "."
	if !g.Verified {
		about = "Unverified, " + seen(g) + ". Ask before you go. " + about
	}
	head := r.head(title, g.Name+". "+about, g.Address, r.groupData(g)...)
	head.Style = r.layouts.styles["group"]
	return head
}

func (r *renderer) groupView(g *site.Group) *groupView {
	view := &groupView{
		Crumbs: groupCrumbs(g), Name: g.Name, Description: g.Description,
		Badge: r.badges[badgeOf(g)], Expires: g.Assessment.Expires.String(), Line: groupLine(g),
		Verified: g.Verified, Seen: seen(g), Closed: closedText(g.Status), Listing: listingOf(g),
		Sentence: medicationSentence(g), Rights: rightViews(g.Assessment, g.Medication.Evidence),
		Note: g.Medication.Note, Policy: policyText(g.Medication.ExclusionPolicy), Welcome: welcomeText(g.Medication.Welcome),
		Fellowship: fellowshipOf(g),
		When:       whenViews(g.Group, g.Verified), Where: whereOf(g), Join: joinOf(g), Details: detailsOf(g),
		Website: g.Website, WebsiteAt: hostOf(g.Website),
		Helpline: r.helpline(), Correction: r.correction(g.Address),
	}
	view.NoneKnown = true
	for _, right := range view.Rights {
		if right.Class != "unknown" || right.Was != "" || right.Note != "" {
			view.NoneKnown = false
		}
	}
	if names := g.Medication.Medications; len(names) > 0 && names[0] != "any" {
		view.Medicines = upperFirst(sentenceList(names))
	}
	if !view.NoneKnown || g.Medication.Note != "" {
		view.Who = evidenceOf(g.Medication.Evidence)
	}
	view.Nearby, view.Online, view.More = r.instead(g)
	if hasCalendar(g) {
		view.Calendar = g.Address + calendarName
	}
	for _, entry := range g.History {
		view.History = append(view.History, factView{day(entry.Date), entry.Text})
	}
	return view
}

func groupCrumbs(g *site.Group) []crumb {
	crumbs := []crumb{{"Groups", "/groups/"}}
	for _, p := range []*site.Place{g.Country, g.State, g.City} {
		if p != nil {
			crumbs = append(crumbs, crumb{p.Name, p.Address})
		}
	}
	if strings.HasPrefix(g.Address, onlineAddress) {
		crumbs = append(crumbs, crumb{"Online", onlineAddress})
	}
	return crumbs
}

// groupLine is what stands beside the badge.
func groupLine(g *site.Group) string {
	var parts []string
	if g.Org != nil && g.Org.Name != g.Name {
		parts = append(parts, g.Org.Name)
	}
	if word := label(attendanceWords(), g.Attendance); word != "" {
		parts = append(parts, word)
	}
	var languages []string
	for _, tag := range g.Languages {
		languages = append(languages, group.LanguageName(tag))
	}
	if len(languages) > 0 {
		parts = append(parts, strings.Join(languages, ", "))
	}
	return strings.Join(parts, " · ")
}

func closedText(status string) string {
	switch status {
	case "paused":
		return "This group has paused. We keep the page so that you need not look further."
	case "closed":
		return "This group has closed. We keep the page so that you need not look further."
	}
	return ""
}

func listingOf(g *site.Group) listingView {
	view := listingView{Checked: day(g.Listing.Checked), Note: g.Listing.Note}
	if evidence := evidenceOf(g.Listing.Evidence); evidence != nil {
		view.evidenceView = *evidence
	}
	if view.Checked == "" {
		view.Checked = day(g.Listing.Read)
	}
	if g.Verified {
		view.Expires = g.VerifiedUntil.String()
	}
	return view
}

func fellowshipOf(g *site.Group) *fellowshipView {
	if g.Org == nil {
		return nil
	}
	view := &fellowshipView{Name: g.Org.Name, Address: g.Org.Address}
	if !g.Org.Medication.Applies {
		return view
	}
	_, view.Texts = policyWord(g.Org.Ratings.Texts)
	_, view.Practice = policyWord(g.Org.Ratings.Practice)
	return view
}

func policyText(policy string) string {
	switch policy {
	case "none":
		return "No rule against people on medication."
	case "formal":
		return "A formal rule against people on medication."
	case "unwritten":
		return "An unwritten rule against people on medication is reported."
	}
	return ""
}

func welcomeText(welcome string) string {
	if welcome == "" || welcome == "unknown" {
		return ""
	}
	return "People report that the welcome is " + welcome + "."
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
func detailsOf(g *site.Group) []factView {
	var facts []factView
	add := func(label, text string) {
		if text != "" {
			facts = append(facts, factView{label, text})
		}
	}
	add("Who it is for", whoFor(g))
	add("Visitors", map[string]string{"open": "Open: anyone may come", "closed": "Closed: only those it is for"}[g.Open])
	_, _, proof := answerWord(g.Proof)
	add("Proof of attendance for courts", map[medication.Answer]string{medication.Depends: "Depends: ask first"}[g.Proof])
	if g.Proof != medication.Depends {
		add("Proof of attendance for courts", proof)
	}
	add("Cost", upperFirst(g.Cost))
	var access []string
	for _, word := range g.Access {
		access = append(access, label(accessWords(), word))
	}
	add("Access", strings.Join(access, ", "))
	add("Camera", map[string]string{"optional": "You need not turn it on", "required": "Must be on"}[g.Camera])
	add("Who leads it", label(phaseWords(), known(g.Phase)))
	add("How settled it is", label(stabilityWords(), known(g.Stability)))
	if g.Host != "" && g.Host != g.Place.Venue && g.Place.Venue != "" {
		add("Host", g.Host)
	}
	add("Note", g.Note)
	return facts
}

func known(value string) string {
	if value == "unknown" {
		return ""
	}
	return value
}

func whoFor(g *site.Group) string {
	var words []string
	for _, audience := range g.Audience {
		words = append(words, label(audienceWords(), audience))
	}
	text := strings.Join(words, ", ")
	if g.AudienceNote != "" && text != "" {
		text += ". "
	}
	return text + g.AudienceNote
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
		to += "?subject=" + url.PathEscape("About "+r.full(address))
	}
	return correctionView{template.URL(to), r.about()}
}
