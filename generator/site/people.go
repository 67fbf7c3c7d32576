package site

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"manyroads/generator/medication"
	"manyroads/generator/organization"
	"manyroads/generator/prose"
	"manyroads/generator/source"
)

// mailServices give a mailbox to anybody; a group that has one may use it, a person's own must not be printed.
var mailServices = []string{"gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "me.com", "live.com", "msn.com", "comcast.net", "verizon.net",
	"proton.me", "protonmail.com", "gmx.com", "mail.com", "ymail.com"}

// freeNumbers are the area codes that cost the caller nothing; no private person has one.
var freeNumbers = []string{"800", "833", "844", "855", "866", "877", "888"}

var (
	phoneInText = regexp.MustCompile(`\(?\b[2-9]\d{2}\)?[-. ]\d{3}[-. ]\d{4}\b`)
	mailInText  = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}`)
)

// checkPeople holds that no record of a group tells who somebody is.
func (c *checker) checkPeople() {
	for _, g := range c.Groups {
		roles := []string{g.Listing.By, g.Medication.Evidence.By}
		for _, right := range rightsOf(g.Medication.Rights) {
			if right.Evidence != nil {
				roles = append(roles, right.Evidence.By)
			}
		}
		for _, text := range append(groupTexts(g), roles...) {
			for _, name := range prose.FullNames(text) {
				if c.public(text[name.From:name.To]) {
					continue
				}
				c.find("people-01", c.placeOf(text, name.From, g.At), fmt.Sprintf("%q looks like the full name of a person", text[name.From:name.To]),
					`take it out, or write "a member", "the contact" or the role`)
			}
			c.checkContacts(g, text)
		}
		if mailbox, host, ok := strings.Cut(g.Email, "@"); ok && slices.Contains(mailServices, strings.ToLower(host)) && prose.GivenIn(mailbox) {
			c.find("people-02", c.placeOf(g.Email, 0, g.At), fmt.Sprintf("%q looks like a person's own e-mail address", g.Email), "ask the group for an address of its own, or leave it out")
		}
	}
}

// checkContacts finds a telephone number or an e-mail address that a text gives beside a person's name.
func (c *checker) checkContacts(g *Group, text string) {
	if !strings.ContainsAny(text, "0123456789@") {
		return
	}
	for _, sentence := range prose.Sentences(text) {
		part := text[sentence.From:sentence.To]
		for _, at := range slices.Concat(phoneInText.FindAllStringIndex(part, -1), mailInText.FindAllStringIndex(part, -1)) {
			if name := nameIn(part); name != "" {
				c.find("people-02", c.placeOf(text, sentence.From+at[0], g.At), fmt.Sprintf("%q stands beside the name %s: it may be a person's own", part[at[0]:at[1]], name),
					"give only the group's or the host's own number or address, without a name")
			}
		}
	}
}

// nameIn is the first given name in a text.
func nameIn(text string) string {
	for word := range strings.FieldsSeq(text) {
		if name, ok := prose.FirstName(word); ok {
			return name
		}
	}
	return ""
}

// public tells whether a name speaks in public: as the name of an organization, of a group or of a room, or in the title of a source,
// as authors do.
func (c *checker) public(name string) bool {
	return slices.ContainsFunc(c.Organizations, func(o *Organization) bool {
		return strings.Contains(o.Name, name) || slices.ContainsFunc(o.Sources, func(s organization.Source) bool { return strings.Contains(s.Title, name) })
	}) || slices.ContainsFunc(c.Groups, func(g *Group) bool {
		return strings.Contains(g.Name, name) || strings.Contains(g.Place.Venue, name) || strings.Contains(g.Host, name) || strings.Contains(g.Listing.Title, name)
	})
}

// advisePeople points at what may be private, and at full names in articles.
func (c *checker) advisePeople() {
	for _, g := range c.Groups {
		if _, host, ok := strings.Cut(g.Email, "@"); ok && slices.Contains(mailServices, strings.ToLower(host)) {
			c.find("people-03", c.placeOf(g.Email, 0, g.At), fmt.Sprintf("%q is a mailbox that anybody can have", g.Email), "make sure that it is the group's own, and not a member's")
		}
		if g.Phone != "" && g.Host == "" && g.Org != nil && g.Org.TwelveStep && digits(g.Phone) != digits(g.Org.Phone) && !free(g.Phone) {
			c.find("people-03", c.placeOf(g.Phone, 0, g.At), fmt.Sprintf("nobody says whose number %s is", g.Phone), "write the host, or make sure that it is no member's own")
		}
	}
	for _, a := range c.Articles {
		for i, passage := range a.Prose() {
			for _, name := range prose.FullNames(passage.Text) {
				if written := passage.Text[name.From:name.To]; !c.public(strings.TrimSuffix(written, "'s")) {
					c.find("people-04", a.Place(c.textOf(a.At.File), i, name.From), fmt.Sprintf("%q is a person's full name", written), "make sure that this person speaks in public under that name, or take it out")
				}
			}
		}
	}
}

func digits(number string) string {
	kept := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, number)
	return strings.TrimPrefix(kept, "1")
}

func free(number string) bool { return slices.Contains(freeNumbers, cmp.Or(digits(number), "000")[:3]) }

// rightsOf are the answers in the order of the questions.
func rightsOf(rights medication.Rights) []medication.Right {
	var all []medication.Right
	for _, question := range medication.Questions() {
		if right, ok := rights[question.Key]; ok {
			all = append(all, right)
		}
	}
	return all
}

// find reports a finding of an editorial rule.
func (c *checker) find(code string, at source.Position, what, mend string) {
	c.problems = append(c.problems, source.Problem{Position: at, What: what, Mend: mend, Code: code})
}
