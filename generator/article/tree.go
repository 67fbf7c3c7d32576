package article

import (
	"bufio"
	"bytes"
	"html"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tree is the Markdown of one article as goldmark read it. Its footnotes stay where goldmark found them:
// its transformer, which would drop the unused ones in silence, is not asked.
type tree struct {
	source []byte
	root   ast.Node
}

// sharedParser is made once; goldmark's parser may be used from many goroutines.
var sharedParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(strayFootnoteParser{}, 102))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(calloutTransformer{}, 100)),
	)
})

func parseTree(source []byte) *tree {
	return &tree{source, sharedParser().Parse(text.NewReader(source))}
}

// decode resolves backslashes and entities exactly once, with goldmark's own writer, so that what is checked is what a browser will see.
func decode(raw []byte) string {
	if !bytes.ContainsAny(raw, "\\&\x00") {
		return string(raw)
	}
	var written bytes.Buffer
	w := bufio.NewWriterSize(&written, len(raw)+16)
	gmhtml.DefaultWriter.Write(w, raw)
	w.Flush()
	return html.UnescapeString(written.String())
}

// invisible tells which characters no text here may hold: control characters, and those that turn the direction of what follows,
// with which a text can be made to look like another.
func invisible(c rune) bool {
	switch {
	case c == '\n' || c == '\t':
		return false
	case c >= '\u202a' && c <= '\u202e', c >= '\u2066' && c <= '\u2069', c >= '\ufdd0' && c <= '\ufdef', c&0xfffe == 0xfffe:
		return true
	}
	return unicode.IsControl(c)
}

// words is the text of one node of running text, decoded, without the breaks that follow it.
func (t *tree) words(n *ast.Text) string {
	raw := n.Segment.Value(t.source)
	var text string
	if n.IsRaw() {
		text = string(raw)
	} else {
		text = decode(raw)
	}
	if strings.ContainsFunc(text, invisible) {
		text = strings.Map(func(c rune) rune {
			if invisible(c) {
				return unicode.ReplacementChar
			}
			return c
		}, text)
	}
	return text
}

// text is everything that can be read inside a node, as plain text on one line; footnote marks are left out.
func (t *tree) text(n ast.Node) string {
	var b strings.Builder
	t.gather(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (t *tree) gather(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(t.words(c))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(c.Label(t.source))
		default:
			t.gather(b, c)
			if c.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
		}
	}
}

// plainText is the body as a reader sees it, one block on each line, without code and without the sources.
func (t *tree) plainText() string {
	var lines []string
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.(type) {
		case *east.FootnoteList, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell, *east.DefinitionTerm:
			if line := t.text(n); line != "" {
				lines = append(lines, line)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(lines, "\n")
}

// headingID makes the address of a heading. It begins with a letter, and never has an underscore, so that the ids of footnotes,
// which have one, cannot be taken.
func headingID(text string) string {
	id := slug(text)
	first, _ := utf8.DecodeRuneInString(id)
	switch {
	case id == "":
		return "section"
	case !unicode.IsLetter(first):
		return "section-" + id
	}
	return id
}

// slug writes a text in small letters and digits, its words joined by hyphens.
func slug(text string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(c)
		case c == '\'' || c == '’' || unicode.Is(unicode.Mn, c):
			// "doesn't" is one word
		default:
			gap = true
		}
	}
	return b.String()
}
