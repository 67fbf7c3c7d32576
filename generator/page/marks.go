package page

import (
	"path"
	"regexp"
	"strings"
	"text/template/parse"
	"unicode"

	"manyroads/generator/language"
	"manyroads/generator/source"
)

// The marks of a layout. English stands between <t> and </t>, so that it can be found and replaced; what the page fills in with an editor's
// own words stands between <e> and </e>, so that a page in another language can say that it is English. No page holds a mark.
const (
	openText, closeText       = "<t>", "</t>"
	openEditors, closeEditors = "<e>", "</e>"
)

// unmark takes the marks out of a parsed layout. The tree keeps its places, so that later mistakes are said where the designer finds them.
func unmark(tree *parse.Tree) {
	if tree != nil {
		unmarkNode(tree.Root)
	}
}

func unmarkNode(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			unmarkNode(child)
		}
	case *parse.TextNode:
		n.Text = []byte(strings.NewReplacer(openText, "", closeText, "", openEditors, "", closeEditors, "").Replace(string(n.Text)))
	case *parse.IfNode:
		unmarkNode(n.List)
		unmarkNode(n.ElseList)
	case *parse.RangeNode:
		unmarkNode(n.List)
		unmarkNode(n.ElseList)
	case *parse.WithNode:
		unmarkNode(n.List)
		unmarkNode(n.ElseList)
	}
}

// checkMarks finds a mark without its other half.
func checkMarks(file source.File) source.Problems {
	var problems source.Problems
	for _, pair := range [][2]string{{openText, closeText}, {openEditors, closeEditors}} {
		at, rest, open := 0, file.Text, false
		for {
			i, j := strings.Index(rest, pair[0]), strings.Index(rest, pair[1])
			if i < 0 && j < 0 {
				break
			}
			opens := i >= 0 && (j < 0 || i < j)
			if !opens {
				i = j
			}
			if opens == open {
				problems = append(problems, source.Problem{Position: file.Position(at + i), What: "the mark " + pair[0] + " … " + pair[1] + " has lost one of its halves",
					Mend: "write " + pair[0] + " before the text and " + pair[1] + " behind it"})
				return problems
			}
			open = opens
			at, rest = at+i+len(pair[0]), rest[i+len(pair[0]):]
		}
		if open {
			problems = append(problems, source.Problem{Position: file.Position(strings.LastIndex(file.Text, pair[0])), What: "the mark " + pair[0] + " is never closed",
				Mend: "write " + pair[1] + " behind the text"})
		}
	}
	return problems
}

// marked finds the texts of a layout.
var marked = regexp.MustCompile(`(?s)<t>(.*?)</t>`)

// translateLayout is a layout in another language: each text is replaced, and an editor's words are labelled as English.
func translateLayout(file source.File, table *language.Table) source.File {
	var b strings.Builder
	last := 0
	for _, at := range marked.FindAllStringSubmatchIndex(file.Text, -1) {
		b.WriteString(file.Text[last:at[0]])
		english := strings.Join(strings.Fields(file.Text[at[2]:at[3]]), " ")
		b.WriteString(table.Text(path.Dir(file.Name), english, file.Position(at[2])))
		last = at[1]
	}
	b.WriteString(file.Text[last:])
	file.Text = strings.NewReplacer(openEditors, `<span lang="en">`, closeEditors, "</span>").Replace(b.String())
	return file
}

// What a layout holds that no reader reads: actions, marked texts, tags. Attributes that are read aloud or shown stay.
var (
	unseen    = regexp.MustCompile(`(?s)\{\{-? *\/\*.*?\*\/ *-?\}\}|\{\{.*?\}\}|<t>.*?</t>|<!--.*?-->`)
	attribute = regexp.MustCompile(`(?:aria-label|alt|placeholder|title|aria-description)="([^"]*)"`)
	anyTag    = regexp.MustCompile(`(?s)<[^<>]*>`)
)

// checkUnmarked finds English that stands in a layout without a mark: on a page in another language it would stay English.
func checkUnmarked(file source.File) source.Problems {
	blanked := func(text string) string {
		return strings.Map(func(c rune) rune {
			if c == '\n' {
				return c
			}
			return ' '
		}, text)
	}
	// Each stretch is blanked out letter for letter, so that columns stay.
	text := unseen.ReplaceAllStringFunc(file.Text, blanked)
	for _, at := range attribute.FindAllStringSubmatchIndex(text, -1) {
		if hasLetter(text[at[2]:at[3]]) {
			return unmarkedAt(file, text, at[2])
		}
	}
	text = anyTag.ReplaceAllStringFunc(text, blanked)
	if i := strings.IndexFunc(text, unicode.IsLetter); i >= 0 {
		return unmarkedAt(file, text, i)
	}
	return nil
}

func hasLetter(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

func unmarkedAt(file source.File, text string, offset int) source.Problems {
	at := source.File{Path: file.Path, Text: text}.Position(offset)
	return source.Problems{{Position: at, What: "this text has no mark, so it would stay English in every language", Mend: "write it between <t> and </t>"}}
}
