package page_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"manyroads/generator/site"
)

// readReal reads the real content.
func readReal(t *testing.T) *site.Site {
	t.Helper()
	root, err := os.OpenRoot("../../content")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	return readSiteIn(t, root, today)
}

// TestRoads holds the page to the tree of questions. It reads the page as its style sheet does: by the classes of the step that is
// shown, each organization stands either where it fits or where it fits less, never in both and never in none, and has a reason there.
func TestRoads(t *testing.T) {
	s := readReal(t)
	written := writeAll(t, render(t, s))
	tree, err := html.Parse(strings.NewReader(written["roads/index.html"]))
	if err != nil {
		t.Fatal(err)
	}
	walked, _ := s.Walked()
	fits, less := entriesBelow(tree, "fits"), entriesBelow(tree, "less")
	if len(fits) != len(walked) || len(less) != len(walked) {
		t.Fatalf("%d and %d entries for %d organizations", len(fits), len(less), len(walked))
	}
	steps := s.Roads.Steps(walked)
	shown := classesOfSteps(tree)
	if len(shown) != len(steps) {
		t.Fatalf("%d steps on the page, and %d in the tree", len(shown), len(steps))
	}
	for _, step := range steps {
		answers, found := shown[step.ID]
		if !found {
			t.Fatalf("the page has no step %s", step.ID)
		}
		for i, o := range walked {
			misses := 0
			for _, answer := range answers {
				if slices.Contains(fits[i].classes, "not-"+answer) {
					misses++
				} else if len(fits[i].why[answer]) < 3 {
					t.Fatalf("%s: %s fits %s without a reason", step.ID, o.ID, answer)
				}
				if slices.Contains(less[i].classes, "not-"+answer) && !strings.Contains(less[i].why[answer], "; you asked ") {
					t.Fatalf("%s: %s does not fit %s, and nothing says why", step.ID, o.ID, answer)
				}
			}
			if fits[i].address != o.Address || less[i].address != o.Address || (misses == 0) != slices.Contains(step.Fits, o) {
				t.Fatalf("%s: %s misses %d answers and stands at %s", step.ID, o.ID, misses, fits[i].address)
			}
		}
	}
	for _, o := range s.Organizations {
		if !strings.Contains(written["roads/index.html"], `href="`+o.Address+`"`) {
			t.Errorf("%s is nowhere on the page", o.ID)
		}
	}
}

// TestRoadsStyle: the style sheet tells apart as many answers as a question may have.
func TestRoadsStyle(t *testing.T) {
	text, err := os.ReadFile("../../layouts/roads/roads.css")
	if err != nil {
		t.Fatal(err)
	}
	for question := range site.MostRoadQuestions {
		for answer := range site.MostRoadAnswers {
			class := fmt.Sprintf("q%d%c", question+1, 'a'+rune(answer))
			for _, rule := range []string{".%[1]s:target ~ .answers .fits .not-%[1]s", ".%[1]s:target ~ .answers .less", ".%[1]s:target ~ .answers .less .not-%[1]s", ".%[1]s:target ~ .answers .%[1]s"} {
				if selector := fmt.Sprintf(rule, class); !regexp.MustCompile(regexp.QuoteMeta(selector) + `\s*[,{]`).Match(text) {
					t.Errorf("roads.css has no rule for %s", selector)
				}
			}
		}
	}
}

// TestNoRoads: without questions there is no page, and no link to one.
func TestNoRoads(t *testing.T) {
	for name, text := range writeAll(t, render(t, readSite(t))) {
		if strings.Contains(name, "roads/") || strings.Contains(text, `href="/roads/"`) {
			t.Errorf("%s speaks of questions that nobody wrote", name)
		}
	}
}

type roadEntry struct {
	address string
	classes []string
	why     map[string]string
}

// entriesBelow are the organizations of one of the two lists.
func entriesBelow(tree *html.Node, list string) []roadEntry {
	var entries []roadEntry
	for node := range tree.Descendants() {
		if node.Data != "section" || !slices.Contains(classesOf(node), list) {
			continue
		}
		for item := range node.Descendants() {
			if item.Data != "li" {
				continue
			}
			entry := roadEntry{classes: classesOf(item), why: map[string]string{}}
			for inner := range item.Descendants() {
				switch {
				case inner.Data == "a" && entry.address == "":
					entry.address = attributeOf(inner, "href")
				case inner.Data == "span" && inner.FirstChild != nil && len(classesOf(inner)) == 1:
					entry.why[classesOf(inner)[0]] = inner.FirstChild.Data
				}
			}
			entries = append(entries, entry)
		}
	}
	return entries
}

// classesOfSteps are the answers that each step of the page stands for.
func classesOfSteps(tree *html.Node) map[string][]string {
	steps := map[string][]string{}
	for node := range tree.Descendants() {
		if classes := classesOf(node); slices.Contains(classes, "step") {
			steps[attributeOf(node, "id")] = slices.DeleteFunc(classes, func(class string) bool { return slices.Contains([]string{"step", "card", "first"}, class) })
		}
	}
	return steps
}

func classesOf(node *html.Node) []string { return strings.Fields(attributeOf(node, "class")) }

func attributeOf(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
