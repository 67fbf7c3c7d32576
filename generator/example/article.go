package example

import (
	"fmt"
	"strings"
)

// A section of the library with what its articles are about.
type section struct {
	id, title, summary string
	topics             []string
}

func sections() []section {
	return []section{
		{"about", "About (example)", "Example section: how the site works.", []string{"How we rate", "Where answers come from", "Who checks", "How to help"}},
		{"start-here", "Start here (example)", "Example section: first steps.", []string{"A first visit", "Finding a group", "What to bring", "Asking a host"}},
		{"medication", "Medication (example)", "Example section: medicines.", []string{"Speaking about medicine", "Questions for a clinic", "Words that help", "A visit to a prescriber"}},
		{"twelve-step", "Twelve steps (example)", "Example section: twelve-step groups.", []string{"Leading a meeting", "Finding a sponsor", "Chips and time", "Service"}},
		{"alternatives", "Other roads (example)", "Example section: other kinds of groups.", []string{"Secular groups", "Groups online", "Small circles", "Comparing two roads"}},
		{"families", "Families (example)", "Example section: families and friends.", []string{"Going along", "Listening", "Looking after yourself", "A place for parents"}},
	}
}

// articleID is the address of an article below articles/. The first is in "about", to which the navigation leads.
func articleID(n int) string {
	s := sections()[n%len(sections())]
	round := n / len(sections())
	id := s.id + "/example-" + strings.ReplaceAll(strings.ToLower(s.topics[round%len(s.topics)]), " ", "-")
	if part := round / len(s.topics); part > 0 {
		id += fmt.Sprintf("-%d", part+1)
	}
	return id
}

func (w *writer) articles(places []place, groups, count int) {
	for i, s := range sections() {
		if i >= count {
			break
		}
		t := &sheet{}
		t.say("title", s.title)
		t.say("summary", s.summary)
		t.key("order", fmt.Sprint(i+1))
		w.file("articles/"+s.id+"/section.toml", t.String())
	}
	for first := range sections() {
		for n := first; n < count; n += len(sections()) { // section by section, see writer
			a := article{chance: chanceFor(3, n), number: n, count: count}
			if groups > 0 {
				a.group = newGroup(places, n%groups).id()
			}
			w.file("articles/"+articleID(n)+".md", a.text())
		}
	}
}

// An article is what its page is written from; the rest is drawn while writing.
type article struct {
	chance
	strings.Builder
	number, count int
	group         string // a group to link to; empty when the tree has none
	safety        bool
	notes         int
}

// text writes the front matter and then every part that Markdown may have.
func (a *article) text() string {
	a.safety = a.number%5 == 2
	a.frontMatter()
	a.put("> [!NOTE]\n> This article is an example. It is invented for trying the tool and is no advice.")
	a.paragraphs(2)
	a.put("## What this example shows")
	a.paragraphs(2)
	a.put("- " + a.sentence() + "\n- " + a.sentence() + "\n- " + a.sentence())
	a.put("Read on about [" + a.organizationLink() + ", about [medicines as a word](term:moud), or go [to the questions](#questions-to-ask).")
	a.put("## A table")
	a.put("| Question | Answer | Checked |\n| --- | --- | --- |\n" + a.row() + a.row() + a.row() + strings.TrimSuffix(a.row(), "\n"))
	a.paragraphs(2 + a.IntN(2))
	if a.safety {
		a.put("> [!SAFETY]\n> Example: talk with a prescriber before a taper; never stop a medicine alone.")
	}
	a.put("### Where it meets")
	a.paragraphs(1)
	a.put("```groups\n" + a.of(`organization = "mara"`, `organization = ["na", "aa"]`, `state = "MA"`, `audience = "families"`, `rating = "welcomes"`, `attendance = "online"`) + "\nlimit = 5\n```")
	a.put("## Questions to ask")
	a.put("1. " + a.sentence() + "\n2. " + a.sentence() + "\n3. " + a.sentence())
	a.put("Host\n: A person who opens the room. Example entry.\n\nReader\n: A person who reads this. Example entry.")
	a.paragraphs(2 + a.IntN(3))
	a.put("> [!WARNING]\n> " + a.sentence())
	a.put("## What this page does not know")
	a.paragraphs(1)
	a.put("[^one]: [Example source](https://example.org/sources/" + fmt.Sprint(a.number+1) + "/), read in 2026.\n\n[^two]: Example book, invented for trying the tool. 2026. <https://example.org/book>")
	return strings.TrimSuffix(a.String(), "\n")
}

func (a *article) frontMatter() {
	s := &sheet{}
	title := "Example: " + a.topic()
	s.say("title", title)
	s.say("answer", "Example answer, invented for trying the tool: "+strings.ToLower(a.topic())+" is a matter of asking first.")
	s.key("reviewed", a.daysBefore(1, 400))
	s.key("next_review", reference().AddDate(2, 0, a.IntN(300)).Format("2006-01-02"))
	s.say("reviewer", a.of("editor", "editor", "physician"))
	related := []string{"org:" + organizations()[a.IntN(len(organizations()))].id}
	if other := (a.number + 7) % a.count; other != a.number {
		related = append(related, articleID(other))
	}
	s.all("related", related)
	s.all("questions", []string{"how do I go about " + strings.ToLower(a.topic()), "example question " + fmt.Sprint(a.number+1)})
	s.all("tags", []string{"example", a.of("medication", "meetings", "families", "safety")})
	if a.safety {
		s.key("safety", "true")
	}
	a.WriteString("+++\n" + s.String() + "+++\n\n")
}

// topic is the last part of the address in words: "A first visit 2".
func (a *article) topic() string {
	s := sections()[a.number%len(sections())]
	round := a.number / len(sections())
	topic := s.topics[round%len(s.topics)]
	if part := round / len(s.topics); part > 0 {
		topic += fmt.Sprintf(" %d", part+1)
	}
	return topic
}

func (a *article) put(block string) { a.WriteString(block + "\n\n") }

// paragraphs writes some of sentences; links and footnotes stand in them now and then.
func (a *article) paragraphs(count int) {
	for i := range count {
		var p []string
		for range 3 + a.IntN(3) {
			p = append(p, a.sentence())
		}
		switch {
		case i == 0:
			a.notes++ // in turns, so that neither stands unused
			p[0] += "[^" + []string{"one", "two"}[a.notes%2] + "]"
		case a.group != "" && a.in(50):
			p = append(p, "See [an example group](group:"+a.group+").")
		case a.count > 1:
			p = append(p, "See [another example](article:"+articleID((a.number+1+a.IntN(a.count-1))%a.count)+").")
		}
		a.put(strings.Join(p, " "))
	}
}

// organizationLink is the end of a link's words and its address.
func (a *article) organizationLink() string {
	o := organizations()[a.IntN(len(organizations()))]
	return o.short + "](org:" + o.id + ")"
}

func (a *article) row() string {
	return fmt.Sprintf("| %s | %s | %s |\n", a.of("May I come?", "May I speak?", "May I lead?", "Is it free?"), a.of("yes", "no", "it depends", "not known"), a.daysBefore(1, 300))
}

// sentence puts one together from a small vocabulary, so that it reads like text and says nothing of anybody.
func (a *article) sentence() string {
	when := a.of("On an ordinary evening", "On a Friday", "On a Tuesday", "In this example", "Before a first visit", "At the end of the hour", "In a small town", "In a big city", "With a little time", "After the reading", "As a rule")
	who := a.of("a group", "an editor", "a family", "a newcomer", "a host", "a clinic", "a volunteer", "a member", "a friend", "a reader", "a person on buprenorphine", "a person on methadone", "a sponsor")
	what := a.of("writes down the answer", "asks a plain question", "keeps the date beside the source", "compares two roads", "listens more than is usual", "opens the door early", "finds a chair near the window",
		"reads the page aloud", "looks for a second opinion", "says what is not known", "makes coffee for everybody", "brings a list of questions", "calls the number on the page", "thanks the one who led")
	why := a.of("so that nobody is misled", "because answers grow old", "and nobody has to explain", "since every room is different", "before anything is decided", "and the next week is easier",
		"while others wait their turn", "for the sake of those who come late", "as the page of the group advises", "and that is enough for one evening")
	return when + ", " + who + " " + what + " " + why + "."
}
