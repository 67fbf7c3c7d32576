package article

import (
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strayFootnote is a mark [^name] for which no line "[^name]: …" exists. goldmark would print it as it stands.
type strayFootnote struct {
	ast.BaseInline
	label string
}

var kindStrayFootnote = ast.NewNodeKind("StrayFootnote")

// Kind implements ast.Node.
func (*strayFootnote) Kind() ast.NodeKind { return kindStrayFootnote }

// Dump implements ast.Node.
func (n *strayFootnote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// strayFootnoteParser comes after goldmark's own parser of footnote marks and takes what that one did not know.
type strayFootnoteParser struct{}

// Trigger implements parser.InlineParser.
func (strayFootnoteParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (strayFootnoteParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < 4 || line[1] != '^' {
		return nil
	}
	for i := 2; i < len(line) && i < 100; i++ {
		switch line[i] {
		case ']':
			if i == 2 {
				return nil
			}
			block.Advance(i + 1)
			return &strayFootnote{label: string(line[2:i])}
		case '[', ' ', '\n':
			return nil
		}
	}
	return nil
}

// notes are the footnotes of an article.
type notes struct {
	used []*east.Footnote // by number, beginning with 1 at index 0
	refs map[int]int      // how often each number is used
}

// surveyNotes finds what goldmark does not tell: footnotes that nobody uses, that stand twice, or that are empty.
func (r *reading) surveyNotes(t *tree) notes {
	found := notes{refs: map[int]int{}}
	defined := map[string]bool{}
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *east.Footnote:
			r.checkNote(t, n, defined[string(n.Ref)])
			defined[string(n.Ref)] = true
			if n.Index > 0 {
				found.used = append(found.used, n)
			}
		case *east.FootnoteLink:
			found.refs[n.Index]++
		case *strayFootnote:
			r.say(n.Pos(), fmt.Sprintf("the footnote [^%s] is not there", n.label), fmt.Sprintf("write a line [^%s]: with its source, or remove the mark", n.label))
		}
		return ast.WalkContinue, nil
	})
	slices.SortFunc(found.used, func(a, b *east.Footnote) int { return a.Index - b.Index })
	return found
}

func (r *reading) checkNote(t *tree, n *east.Footnote, twice bool) {
	switch {
	case twice:
		r.say(n.Pos(), fmt.Sprintf("the footnote [^%s] stands twice, and the second would not be shown", n.Ref), "give it another name, or remove it")
	case n.Index < 0:
		r.say(n.Pos(), fmt.Sprintf("nothing in the text points to the footnote [^%s], so it would not be shown", n.Ref), fmt.Sprintf("write [^%s] where it belongs, or remove the line", n.Ref))
	case t.text(n) == "":
		r.say(n.Pos(), fmt.Sprintf("the footnote [^%s] is empty", n.Ref), "write its source")
	}
}
