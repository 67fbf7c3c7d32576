package page_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestNobodyIsExposed: no page holds a style, a script or a handler of its own, loads anything from elsewhere, or tells a
// link preview what the page is about.
func TestNobodyIsExposed(t *testing.T) {
	for name, text := range pages(writeAll(t, render(t, readSite(t)))) {
		tree, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for node := range tree.Descendants() {
			if node.Type == html.ElementNode {
				checkElement(t, name, node)
			}
		}
	}
}

func checkElement(t *testing.T, name string, node *html.Node) {
	attributes := map[string]string{}
	for _, a := range node.Attr {
		attributes[a.Key] = a.Val
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: <%s %s>", name, node.Data, a.Key)
		}
	}
	source, loads := attributes["src"], node.Data != "a"
	switch node.Data {
	case "style":
		t.Errorf("%s: has a <style>", name)
	case "script":
		if attributes["type"] != "application/ld+json" && (source == "" || attributes["integrity"] == "") {
			t.Errorf("%s: a script of its own, or without integrity", name)
		}
	case "link":
		source = attributes["href"]
		loads = attributes["rel"] != "canonical" && attributes["hreflang"] == ""
	case "meta":
		property := attributes["property"]
		if strings.HasPrefix(property, "og:") && regexp.MustCompile(`(?i)example (welcome|fell)|suboxone|medic|url`).MatchString(property+attributes["content"]) {
			t.Errorf("%s: a link preview says %q", name, attributes["content"])
		}
	case "form":
		if attributes["action"] != "" {
			t.Errorf("%s: a form would send its words to %s", name, attributes["action"])
		}
	}
	if loads && regexp.MustCompile(`^(\w+:|//)`).MatchString(source) {
		t.Errorf("%s: <%s> loads %s", name, node.Data, source)
	}
}

// TestNobodyIsMisled: a group that nobody confirmed has no next meeting, no calendar, no event and no welcome anywhere.
func TestNobodyIsMisled(t *testing.T) {
	written := writeAll(t, render(t, readSite(t)))
	const old = "groups/us/ma/worcester/example-old-page/"
	text := written[old+"index.html"]
	for _, must := range []string{
		"Unverified, seen in 2018. Ask before you go.", `href="https://example.org/story"`, "What the page said", "Nobody has confirmed this",
		"Not known yet", "A page said “yes”; nobody has confirmed it.", `data-verified="false"`,
	} {
		if !strings.Contains(text, must) {
			t.Errorf("the page of an unverified group does not say %q", must)
		}
	}
	for _, never := range []string{"data-meeting", "data-next", "When it meets", `"Event"`, "calendar.ics", "Medication welcome", "data-listed-until"} {
		if strings.Contains(text, never) {
			t.Errorf("the page of an unverified group says %q", never)
		}
	}
	if _, ok := written[old+"calendar.ics"]; ok {
		t.Error("an unverified group has a calendar")
	}
	card := cardOf(t, written["groups/us/ma/worcester/index.html"], "/"+old)
	if strings.Contains(card, "7:00 PM") || !strings.Contains(card, "Unverified, seen in 2018") || !strings.Contains(card, "Ask first") {
		t.Errorf("the card of an unverified group: %s", card)
	}
	for name, text := range pages(written) {
		_, text, _ := strings.Cut(text, "<main")
		if before, _, _ := strings.Cut(text, ">Closed</h2>"); strings.Contains(before, "/groups/online/example-room/") && name != "groups/online/example-room/index.html" {
			t.Errorf("%s sends readers to a group that has closed", name)
		}
	}
}

// TestEvent: a verified group is an event with a schedule and no start date of its own.
func TestEvent(t *testing.T) {
	written := writeAll(t, render(t, readSite(t)))
	text := written["groups/us/ma/worcester/example-limits/index.html"]
	for _, must := range []string{
		`"@type":"Event"`, `"repeatFrequency":"P2W"`, `"byDay":["https://schema.org/Friday"]`, `"startTime":"23:30:00"`, `"scheduleTimezone":"America/New_York"`,
		"! Restricts: lead a meeting", "Every second Friday", "11:30 PM – 12:30 AM", `href="/groups/us/ma/worcester/example-limits/calendar.ics"`,
	} {
		if !strings.Contains(tagless(text), must) && !strings.Contains(text, must) {
			t.Errorf("a verified group's page does not have %q", must)
		}
	}
}

// cardOf is the card of the group at an address.
func cardOf(t *testing.T, text, address string) string {
	t.Helper()
	before, after, found := strings.Cut(text, `href="`+address+`"`)
	if !found {
		t.Fatalf("there is no card for %s", address)
	}
	end, _, _ := strings.Cut(after, "</li>")
	return before[strings.LastIndex(before, "<li"):] + end
}

func tagless(text string) string {
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " ")), " ")
}
