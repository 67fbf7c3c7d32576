package article

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// callout is a quotation that begins with a line like [!NOTE].
type callout struct {
	ast.BaseBlock
	word string // as written, in capitals: "NOTE"
	rest string // what follows the mark on its line, which nobody may write there
	at   int
}

var kindCallout = ast.NewNodeKind("Callout")

// Kind implements ast.Node.
func (c *callout) Kind() ast.NodeKind { return kindCallout }

// Dump implements ast.Node.
func (c *callout) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// calloutLabels are the words that stand visibly over a callout; colour alone would tell nothing to many readers.
var calloutLabels = map[string]string{"NOTE": "Note", "TIP": "Tip", "WARNING": "Warning", "SAFETY": "Safety"}

var calloutMark = regexp.MustCompile(`^\[!([A-Za-z]+)\][ \t]*(.*?)[ \t]*\n?$`)

// calloutTransformer turns such quotations into callouts.
type calloutTransformer struct{}

// Transform implements parser.ASTTransformer.
func (calloutTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var quotes []*ast.Blockquote
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if quote, ok := n.(*ast.Blockquote); ok && entering {
			quotes = append(quotes, quote)
		}
		return ast.WalkContinue, nil
	})
	for _, quote := range quotes {
		transformQuote(quote, reader.Source())
	}
}

func transformQuote(quote *ast.Blockquote, source []byte) {
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return
	}
	line := first.Lines().At(0)
	mark := calloutMark.FindSubmatch(bytes.TrimLeft(line.Value(source), " \t"))
	if mark == nil {
		return
	}
	box := &callout{word: strings.ToUpper(string(mark[1])), rest: string(mark[2]), at: line.Start}
	for c := first.FirstChild(); c != nil && c.Pos() < line.Stop; {
		next := c.NextSibling()
		first.RemoveChild(first, c)
		c = next
	}
	if first.ChildCount() == 0 {
		quote.RemoveChild(quote, first)
	}
	for c := quote.FirstChild(); c != nil; {
		next := c.NextSibling()
		box.AppendChild(box, c)
		c = next
	}
	quote.Parent().ReplaceChild(quote.Parent(), quote, box)
}
