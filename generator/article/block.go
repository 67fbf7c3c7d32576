package article

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"manyroads/generator/medication"
	"manyroads/generator/source"
)

// The words of a group's record that a live list may ask for. A test holds them against package group,
// which stands on this floor and so cannot be asked here.
var (
	attendanceWords = []string{"in-person", "online", "hybrid", "phone", "unknown"}
	audienceWords   = []string{"families", "parents", "bereaved", "women", "men", "lgbtq", "young-people", "teens", "seniors", "people-on-medication",
		"people-of-color", "native-american", "veterans", "professionals", "newcomers", "patients"}
	statePattern = regexp.MustCompile(`^[A-Z]{2}$`)
)

const (
	mostBlocks  = 20 // live lists in one article
	mostEntries = 50 // groups in one live list
)

// readBlock reads the TOML of one ```groups block. A good one is read by itself; only one with a problem is read again
// with the whole file around it, blanked out, for the exact places.
func (r *reading) readBlock(n *ast.FencedCodeBlock) Block {
	from, to := r.blockRange(n)
	alone := source.ReadTable(source.File{Path: r.file.Path, Text: r.file.Text[from:to]}, r.limits)
	b := takeBlock(alone)
	if len(alone.Problems()) > 0 {
		part := r.file
		part.Text = part.Text[:to]
		placed := source.ReadTable(part.Part(from, to), r.limits)
		takeBlock(placed)
		r.problems = append(r.problems, placed.Problems()...)
	} else if slices.Concat(b.Organizations, b.States, b.Attendance, b.Audience, b.Ratings) == nil {
		r.say(n.Pos(), "the list of groups does not say which groups", `write at least one line such as state = "MA"`)
	}
	b.At = r.at(n.Pos())
	return b
}

func takeBlock(t *source.Table) Block {
	var b Block
	b.Organizations = matching(t, "organization", recordPattern["org"], `an organization's id, such as "na"`)
	b.States = matching(t, "state", statePattern, `two capital letters, such as "MA"`)
	b.Attendance = t.Choices("attendance", attendanceWords...)
	b.Audience = t.Choices("audience", audienceWords...)
	b.Ratings = t.Choices("rating", ratingWords()...)
	b.Limit, _ = t.Int("limit", 1, mostEntries)
	t.Done()
	return b
}

// blockRange is where in the file the block's lines stand.
func (r *reading) blockRange(n *ast.FencedCodeBlock) (from, to int) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return r.body, r.body
	}
	return r.body + lines.At(0).Start, r.body + lines.At(lines.Len()-1).Stop
}

// matching takes one text or a list of texts that must look right.
func matching(t *source.Table, key string, pattern *regexp.Regexp, must string) []string {
	var good []string
	for i, text := range t.Texts(key) {
		if pattern.MatchString(text) {
			good = append(good, text)
			continue
		}
		place := key
		value, _ := t.Value(key)
		if _, many := value.([]any); many {
			place = fmt.Sprintf("%s[%d]", key, i)
		}
		t.Problem(place, fmt.Sprintf("%q is not %s", shorten(text, 40), must), matchingMend(key, text))
	}
	return good
}

func matchingMend(key, text string) string {
	if key == "state" && len(text) == 2 {
		return fmt.Sprintf("write %q", strings.ToUpper(text))
	}
	if key == "organization" {
		return fmt.Sprintf("did you mean %q? It is the name of its file in organizations/, without .toml", slug(text))
	}
	return "write the postal letters of the state"
}

func ratingWords() []string {
	return []string{string(medication.Welcomes), string(medication.Neutral), string(medication.Varies), string(medication.Restricts), string(medication.NotKnown)}
}
