package example

import (
	"fmt"
	"strconv"
	"strings"

	records "manyroads/generator/group"
)

// A group is what its record is written from; the rest is drawn while writing.
type group struct {
	chance
	number       int
	place        place
	placed       bool // false: it lies in groups/online/
	name, slug   string
	organization int // index in organizations(); -1 when it stands alone
	attendance   string
	standing     standing
}

// newGroup draws the group of a number. What it draws depends on the number alone.
func newGroup(places []place, n int) group {
	c := chanceFor(1, n)
	g := group{chance: c, number: n, place: c.somewhere(places), standing: standingOf(n)}
	g.placed = c.in(86) || (g.place.spread > 0 && c.in(64)) // 95 of 100 in a dense tree
	g.organization = c.weighted(organizationWeights()...) - 1
	if g.placed {
		g.attendance = []string{"in-person", "hybrid", "unknown", "online"}[c.weighted(68, 24, 5, 3)]
	} else {
		g.attendance = []string{"online", "phone"}[c.weighted(75, 25)]
	}
	g.name = fmt.Sprintf("Example %s %s %d", c.of(names()...), c.of("Group", "Meeting", "Circle", "Table"), n+1)
	g.slug = records.Slug(g.name)
	return g
}

func names() []string {
	return []string{
		"Open Door", "New Morning", "Steady Hands", "Common Ground", "Second Wind", "Lantern", "Harbor", "River", "Quiet Hour", "Clear Water",
		"Bridge", "Garden", "Front Porch", "Long Road", "Kitchen", "North Star", "Sunrise", "Crossroads", "Living Room", "Many Voices",
		"Friday Night", "Tuesday Noon", "Saturday Breakfast", "Welcome Home", "Just for Today", "One Step", "Hope Street", "Plain Talk",
	}
}

// listed tells whether the group stands in a list file: every fourth city keeps its groups together.
func (g group) listed() bool { return g.placed && g.place.number%4 == 3 }

// folder is where the group's page lies, below groups/.
func (g group) folder() string {
	if !g.placed {
		return "online"
	}
	return "us/" + strings.ToLower(g.place.state) + "/" + records.Slug(g.place.city)
}

// id is the group's path below groups/.
func (g group) id() string { return g.folder() + "/" + g.slug }

// text writes the record: plain keys first, then the tables, as TOML wants it.
func (g group) text(list bool) string {
	s := &sheet{}
	if list {
		s.prefix = "group."
		s.say("slug", g.slug)
	}
	s.say("name", g.name)
	if g.organization >= 0 {
		s.say("organization", organizations()[g.organization].id)
	}
	s.say("description", notReal+" "+g.of(
		"People sit in a circle and take turns; nobody has to speak.",
		"A short reading, then open sharing for the rest of the hour.",
		"A facilitator opens with a topic and keeps the time.",
		"Talk in small groups, with coffee before and after.",
		"Tools for the week ahead, with time for questions.",
	))
	s.say("status", g.standing.status)
	s.say("attendance", g.attendance)
	g.people(s)
	g.house(s)
	g.contact(s)
	g.where(s)
	g.medication(s)
	g.listing(s)
	g.meetings(s)
	g.past(s)
	return s.String()
}

// people writes who the group is for and in which languages.
func (g group) people(s *sheet) {
	var audience []string
	if g.organization >= 0 {
		audience = organizations()[g.organization].audience
	}
	if len(audience) == 0 && g.in(35) {
		audience = []string{g.of("women", "men", "lgbtq", "young-people", "teens", "seniors", "people-on-medication", "people-of-color",
			"native-american", "veterans", "professionals", "newcomers", "patients", "families", "parents", "bereaved")}
		if g.in(15) && audience[0] != "newcomers" {
			audience = append(audience, "newcomers")
		}
	}
	s.all("audience", audience)
	if len(audience) > 0 && g.in(30) {
		s.say("audience_note", "Example wording: newcomers may bring a friend.")
	}
	switch i := g.weighted(84, 7, 5, 1, 1, 1, 1); {
	case i > 0:
		s.key("languages", []string{`["es"]`, `["en", "es"]`, `["pt"]`, `["en", "fr"]`, `["ru"]`, `["vi"]`}[i-1])
	}
}

// house writes the customs of the group and of the house in which it meets.
func (g group) house(s *sheet) {
	s.say("open", g.of("open", "open", "closed", "unknown"))
	s.say("cost", g.of("free", "free", "free; a basket goes round", ""))
	s.say("proof_of_attendance", g.of("yes", "yes", "no", "depends", "unknown", ""))
	var access []string
	for _, a := range []string{"wheelchair", "wheelchair-bathroom", "asl", "captions", "childcare", "child-friendly", "fragrance-free"} {
		if g.in(14) {
			access = append(access, a)
		}
	}
	s.all("access", access)
	if g.attendance == "online" || g.attendance == "hybrid" {
		s.say("camera", g.of("optional", "optional", "required", "unknown"))
	}
	s.say("how_to_join", g.of("", "", "Come ten minutes early.", "Register first by e-mail.", "Ring the bell at the side door."))
	kind := g.of("clinic", "recovery-center", "church", "library", "other")
	if !g.placed {
		kind = "online-platform"
	}
	s.say("host", "Example host "+strconv.Itoa(g.IntN(90)+10))
	s.say("host_kind", kind)
	s.say("phase", g.of("professional-led", "alumni-led", "member-run", "member-run", "unknown"))
	s.say("stability", g.of("new", "settled", "long-running", "long-running", "unknown"))
}

// contact writes addresses of the example domain and numbers of the block kept for fiction.
func (g group) contact(s *sheet) {
	s.say("website", "https://example.org/groups/"+g.slug+"/")
	if g.in(70) {
		s.say("phone", g.fictionNumber())
	}
	if g.in(40) {
		s.say("email", fmt.Sprintf("group-%d@example.org", g.number+1))
	}
	s.say("timezone", g.place.zone)
	if g.in(25) {
		s.say("note", "Example note: the room changes on holidays, so ask before you go.")
	}
	if g.placed && g.in(3) {
		s.key("aliases", fmt.Sprintf(`["/groups/us/%s/example-old-name-%d/"]`, strings.ToLower(g.place.state), g.number+1))
	}
}

func (c chance) fictionNumber() string { return fmt.Sprintf("202-555-01%02d", c.IntN(100)) }

// where writes the place, the room on the screen and the number to call.
func (g group) where(s *sheet) {
	if g.placed {
		s.table("place")
		s.say("venue", "Example "+g.of("Community Hall", "Church Basement", "Recovery Center", "Library", "Clinic", "Meeting House"))
		s.say("address", fmt.Sprintf("%d Example %s", g.IntN(900)+1, g.of("Street", "Avenue", "Road", "Square")))
		s.say("city", g.place.city)
		s.say("state", g.place.state)
		s.say("postal_code", g.place.zip)
		latitude, longitude := g.around(g.place)
		s.key("latitude", degrees(latitude))
		s.key("longitude", degrees(longitude))
		if g.in(30) {
			s.say("directions", "Example directions: the door is at the back, next to the parking lot.")
		}
	}
	if g.attendance == "online" || g.attendance == "hybrid" {
		s.table("online")
		s.say("url", fmt.Sprintf("https://example.org/join/%d/", g.number+1))
		s.say("platform", g.of("Zoom", "Jitsi", "a web page"))
		s.say("note", "Example passcode: 0000.")
	}
	if g.attendance == "phone" || (g.attendance == "online" && g.in(30)) {
		s.table("dial_in")
		s.say("number", g.fictionNumber())
		s.say("code", fmt.Sprintf("%04d#", g.IntN(10000)))
	}
}

func degrees(d float64) string { return strconv.FormatFloat(d, 'f', 4, 64) }

// past writes what was said before, and what only editors see.
func (g group) past(s *sheet) {
	if g.in(15) {
		s.element("history")
		s.key("date", g.daysBefore(400, 1500))
		s.say("text", "Example of an earlier record: the group met an hour later and had no answer on leading a meeting.")
	}
	if g.in(10) {
		s.table("private")
		s.say("note", "Example of a note for editors; it never reaches a page.")
	}
}
