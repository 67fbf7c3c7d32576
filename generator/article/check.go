package article

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"manyroads/generator/source"
)

// checkTable finds what goldmark would drop or leave without a name.
func (r *reading) checkTable(t *tree, n *east.Table) {
	columns := len(n.Alignments)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, header := row.(*east.TableHeader); header {
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				if t.text(cell) == "" && cell != row.FirstChild() {
					r.say(row.Pos(), "a column of the table has no heading", "write one into the first row")
					break
				}
			}
			continue
		}
		if cells := countCells(lineAt(t.source, row.Pos())); cells > columns {
			r.say(row.Pos(), fmt.Sprintf("the row has %d cells and the table %d columns, so the last would not be shown", cells, columns),
				`join them, or write \| for a bar inside a cell`)
		}
	}
}

func lineAt(text []byte, offset int) string {
	line, _, _ := bytes.Cut(text[min(max(offset, 0), len(text)):], []byte("\n"))
	return string(line)
}

func countCells(row string) int {
	row = strings.TrimSpace(row)
	bars := strings.Count(row, "|") - strings.Count(row, `\|`)
	if strings.HasPrefix(row, "|") {
		bars--
	}
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) && len(row) > 1 {
		bars--
	}
	return bars + 1
}

var tableRule = regexp.MustCompile(`^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|\s*:?-*:?\s*\|?\s*$`)

// checkParagraph finds lines that were meant to be something else.
func (r *reading) checkParagraph(t *tree, n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text := string(line.Value(t.source))
		if i > 0 && tableRule.MatchString(text) {
			before := n.Lines().At(i - 1)
			r.say(before.Start, fmt.Sprintf("these lines look like a table, but the first has %d cells and the line of dashes %d",
				countCells(string(before.Value(t.source))), countCells(text)), "give both the same number of cells")
			return
		}
	}
}

func (r *reading) checkCallout(n *callout) {
	words := slices.Sorted(maps.Keys(calloutLabels))
	switch {
	case calloutLabels[n.word] == "":
		r.say(n.at, fmt.Sprintf("[!%s] is not a kind of box", n.word), source.Suggest(n.word, words))
	case n.rest != "":
		r.say(n.at, fmt.Sprintf("[!%s] must stand alone on its line", n.word), "put the text on the next line, after >")
	case n.ChildCount() == 0:
		r.say(n.at, "the box is empty", "write its text on the next line, after >")
	}
}

// leftovers are signs of Markdown that did not become what it was meant to be: a reader would see the signs.
var leftovers = []struct{ sign, what, mend string }{
	{"](", "this link is not written right", "write [words](address) without blanks in the address; put an address with brackets between < and >"},
	{"][", "this link points to a line that is not there", "write [words](address)"},
	{"**", "two stars stand here and make nothing bold", "write **words** without blanks inside the stars"},
	{"[!", "a box begins with this mark only as the first line of a quotation", "write > before it, and an empty line above"},
	{"```", "three backticks stand here and begin nothing", "put them on a line of their own"},
}

// unspaced is a line that was meant to be a heading.
var unspaced = regexp.MustCompile(`^#{1,6}\pL`)

func (r *reading) checkText(t *tree, n *ast.Text) {
	text := n.Segment.Value(t.source)
	if n.PreviousSibling() == nil && unspaced.Match(text) && !n.IsRaw() {
		if _, is := n.Parent().(*ast.Paragraph); is {
			r.say(n.Segment.Start, "this is no heading: no blank stands behind the #", "write a blank between the # and the words")
		}
	}
	if harmless(text) {
		return
	}
	if at := strings.IndexFunc(string(text), invisible); at >= 0 {
		r.say(n.Segment.Start+at, "a sign stands here that cannot be seen", "write the word anew")
	} else if decoded := decode(text); strings.ContainsFunc(decoded, invisible) {
		r.say(n.Segment.Start, "a sign stands here that cannot be seen", "write the word anew")
	}
	if n.IsRaw() {
		return
	}
	// goldmark cuts text where something might begin, so signs are looked for from here to the end of the line.
	from := n.Segment.Start
	for _, left := range leftovers {
		at := bytes.Index(t.source[from:min(n.Segment.Stop+1, len(t.source))], []byte(left.sign))
		if at >= 0 && from+at < n.Segment.Stop && (from+at == 0 || t.source[from+at-1] != '\\') && startsInText(n, from+at, len(left.sign)) {
			r.say(from+at, left.what, left.mend)
		}
	}
}

// harmless tells at a glance that a piece of text holds nothing that could be wrong, which is so for most.
func harmless(text []byte) bool {
	for _, c := range text {
		if c < ' ' || c >= 0x7f || c == '[' || c == ']' || c == '*' || c == '`' || c == '&' {
			return false
		}
	}
	return true
}

// startsInText tells whether both signs are text, here or in the next piece.
func startsInText(n *ast.Text, offset, length int) bool {
	if offset+length <= n.Segment.Stop {
		return true
	}
	next, ok := n.NextSibling().(*ast.Text)
	return ok && next.Segment.Start == n.Segment.Stop
}

const unknownTitle = "What this page does not know"

// safetyWords are what a text says that touches stopping, tapering, detox or release, when the body's tolerance is down
// and the risk of death is highest.
var safetyWords = []string{"taper", "detox", "cold turkey", "stop taking", "stop medication", "stop your medic", "stopping medication", "stopping your medic",
	"stopping methadone", "stopping buprenorphine", "stopping suboxone", "released from", "release from", "leaving jail", "leaving prison", "out of jail", "out of prison"}

// checkWhole holds the rules that need the whole article.
func (r *reading) checkWhole(t *tree, s *survey) {
	r.checkUnknown(t)
	ids := map[string]bool{"sources": len(s.notes.used) > 0}
	for _, id := range s.ids {
		ids[id] = true
	}
	for _, use := range s.fragments {
		if ids[use.fragment] {
			continue
		}
		mend := "link to one of the headings, its words in small letters and joined by hyphens"
		if near := source.Closest(use.fragment, slices.Sorted(maps.Keys(ids))); near != "" {
			mend = fmt.Sprintf("did you mean %q?", "#"+near)
		}
		r.say(use.offset, fmt.Sprintf("no heading of this page has the address %q", "#"+shorten(use.fragment, 60)), mend)
	}
	r.checkSafety(t)
}

func (r *reading) checkSafety(t *tree) {
	if !r.matter || r.article.Safety {
		return
	}
	text := strings.ToLower(string(t.source))
	for _, words := range safetyWords {
		if at := strings.Index(text, words); at >= 0 {
			r.say(at, fmt.Sprintf("the text speaks of %q, and the article does not show the safety box", words), "add a line safety = true to the front matter")
			return
		}
	}
}

// isUnknown tells whether a heading is that of the section on what the page does not know. In a translation it is the last one.
func (r *reading) isUnknown(t *tree, n *ast.Heading) bool {
	if r.article.Language == "" {
		return isUnknown(t.text(n))
	}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		if later, ok := next.(*ast.Heading); ok && later.Level == 2 {
			return false
		}
	}
	return n.Level == 2
}

// checkUnknown asks for the section that says what the page does not know, and that it says something.
func (r *reading) checkUnknown(t *tree) {
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		heading, ok := n.(*ast.Heading)
		if !ok || !r.isUnknown(t, heading) {
			continue
		}
		next := n.NextSibling()
		for next != nil && (next.Kind() == east.KindFootnoteList || next.Kind() == ast.KindLinkReferenceDefinition) {
			next = next.NextSibling()
		}
		if next == nil || next.Kind() == ast.KindHeading {
			at, _ := headingStart(t, heading)
			r.say(at, fmt.Sprintf("the section %q is empty", strings.TrimRight(t.text(heading), ".?!:")), "say what could not be found out, or what is not certain")
		}
		return
	}
	end := len(strings.TrimRight(string(t.source), " \t\n"))
	if r.article.Language != "" {
		r.say(end, "the last section, on what the page does not know, is missing", "translate that of the original")
		return
	}
	r.say(end, fmt.Sprintf("the section %q is missing", unknownTitle), fmt.Sprintf("add a heading ## %s, and say below it what could not be found out", unknownTitle))
}
