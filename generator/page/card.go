package page

import (
	"bytes"
	"html/template"
	"strings"
	"sync/atomic"

	"manyroads/generator/group"
	"manyroads/generator/site"
)

// A cardView is what list/card.html sees: a group in a list.
type cardView struct {
	Address, Name  string
	Path           string // the organization
	Where          string
	Big, Small     string // when: "10:00 AM", "Fridays and 2 more"; for an unverified group only that one has to ask
	Made           bool   // it exists for people on medication, which says nothing of whether that was confirmed
	Attendance     string
	Checked        string
	Unverified     string // "seen in 2018"; "" for a verified group
	Badge          template.HTML
	Expires        string // first day on which the rating doesn't count
	ListingExpires string // first day on which the times don't count
}

// cards remembers the card of each group, because every group stands in about eight lists. What it holds is bounded:
// in a site so large that the cards don't fit, the rest are written anew for each list.
type cards struct {
	made  []atomic.Pointer[template.HTML]
	index map[*site.Group]int
	held  atomic.Int64
}

// cardsHeld is the most that is remembered, in bytes: the cards of about 60,000 groups.
const cardsHeld = 64 << 20

func newCards(groups []*site.Group) *cards {
	c := &cards{made: make([]atomic.Pointer[template.HTML], len(groups)), index: make(map[*site.Group]int, len(groups))}
	for i, g := range groups {
		c.index[g] = i
	}
	return c
}

// card is a group's card, written once.
func (r *renderer) card(g *site.Group) (template.HTML, error) {
	i, known := r.cards.index[g]
	if known {
		if text := r.cards.made[i].Load(); text != nil {
			return *text, nil
		}
	}
	text, err := r.layouts.sheet("list/card.html").text(r.cardView(g))
	if err == nil && known && r.cards.held.Load() < cardsHeld {
		r.cards.held.Add(int64(len(text)))
		r.cards.made[i].Store(&text)
	}
	return text, err
}

// cardList is the cards of some groups, one after another.
func (r *renderer) cardList(groups []*site.Group) (template.HTML, error) {
	var b bytes.Buffer
	b.Grow(len(groups) * 700)
	for _, g := range groups {
		text, err := r.card(g)
		if err != nil {
			return "", err
		}
		b.WriteString(string(text))
	}
	return template.HTML(b.String()), nil
}

func (r *renderer) cardView(g *site.Group) cardView {
	view := cardView{
		Address: g.Address, Name: g.Name, Where: whereShort(g), Attendance: label(r.say.Values.Attendance, g.Attendance),
		Made:  g.Medication.ForMedication,
		Badge: r.badges[r.say.badgeOf(g)], Expires: g.Assessment.Expires.String(),
	}
	if g.Org != nil && shortName(g.Org) != g.Name {
		view.Path = g.Org.Name
	}
	if !g.Verified {
		view.Unverified = r.say.seen(g)
		view.Big, view.Small = r.say.Card.AskFirst, r.say.Card.NotConfirmed
		if word := r.say.Card.Status[g.Status]; word != "" {
			view.Big, view.Small = word, ""
		}
		return view
	}
	view.Checked = r.say.shortDay(g.Listing.Checked)
	view.ListingExpires = g.VerifiedUntil.String()
	view.Big, view.Small = r.say.whenShort(g)
	return view
}

// whenShort is a verified group's first meeting in two short lines, and how many more there are.
func (say *sayings) whenShort(g *site.Group) (big, small string) {
	if len(g.Meetings) == 0 {
		return say.Card.Ask, say.Card.NoTimes
	}
	m := g.Meetings[0]
	big, small = say.Dates.ByAppointment, ""
	if !m.ByAppointment {
		small = say.daysShort(m)
		big = small
		if m.Start.Known() {
			big = say.clock(m.Start, false)
		} else {
			small = say.Card.AskHour
		}
	}
	if more := len(g.Meetings) - 1; more > 0 {
		small = strings.TrimSpace(fill(say.Card.More, "days", small, "n", say.number(more)))
	}
	return big, small
}

// daysShort is daysText where it is short, and else the days' first three letters: "Mon, Wed, Fri".
func (say *sayings) daysShort(m group.Meeting) string {
	if len(m.Monthly) > 0 && !m.ByAppointment {
		return upperFirst(say.monthDays(m.Monthly))
	}
	if len(m.Days) < 2 || len(m.Days) == 7 || m.Every > 1 {
		return say.daysText(m)
	}
	return upperFirst(say.list(namesOf(m.Days, say.names.shortDays)))
}

// whereShort is "Recovery Café, Worcester, MA", or "Online".
func whereShort(g *site.Group) string {
	var parts []string
	for _, part := range []string{g.Place.Venue, g.Place.City, g.Place.State} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// seen is what follows "unverified": the year of the page, or that the page had no date.
func (say *sayings) seen(g *site.Group) string {
	if g.Seen == "" || g.Seen[0] < '0' || g.Seen[0] > '9' {
		return say.Card.Undated
	}
	return fill(say.Card.SeenIn, "year", g.Seen)
}

func shortName(o *site.Organization) string {
	if o.Short != "" {
		return o.Short
	}
	return o.Name
}

type cardWords struct {
	AskFirst, NotConfirmed, Ask, NoTimes, AskHour, More, Undated, SeenIn string
	Status                                                               map[string]string
}

func englishCard() cardWords {
	return cardWords{
		AskFirst: "Ask first", NotConfirmed: "times not confirmed", Ask: "Ask", NoTimes: "no times given", AskHour: "ask for the hour",
		More: "{days} + {n} more", Undated: "seen on an undated page", SeenIn: "seen in {year}",
		Status: map[string]string{"closed": "Closed", "paused": "Paused"},
	}
}
