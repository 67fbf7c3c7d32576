package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"manyroads/generator/prose"
	"manyroads/generator/source"
)

// prose is what the article says, passage by passage, for the rules that judge wording: the title, the answer, then each block
// of the body without its code and its sources. marks lead back from a passage into the file.
type passages struct {
	texts  []prose.Passage
	marks  [][]mark
	blocks []block // of the body
	notes  []note  // the sources
}

// A mark says at which byte of the file the text from a byte of a passage on stands.
type mark struct{ from, offset int32 }

// Prose is what the article says: its title, its answer, and each block of its text.
func (a *Article) Prose() []prose.Passage { return a.said.texts }

// Place is where in the file a byte of a passage stands. It needs the file's text once more, which articles do not keep;
// without it, it is the beginning of the file.
func (a *Article) Place(file string, passage, offset int) source.Position {
	at := 0
	for _, m := range a.said.marks[passage] {
		if int(m.from) > offset {
			break
		}
		at = int(m.offset) + offset - int(m.from)
	}
	return source.File{Path: a.At.File, Text: file}.Position(at)
}

// A block is one passage of the body with what the rules need to know of its surroundings.
type block struct {
	passage int // in Prose
	kind    blockKind
	section int  // headings before it
	whole   int  // which part of the article it belongs to: a list, a table, a quotation, or the paragraph itself
	sourced bool // a footnote or a link to another site stands in it
	unknown bool // it stands in the section on what the page does not know
}

type blockKind uint8

const (
	paragraph blockKind = iota
	heading
	cell // of a table, and the term of a definition
)

// sayFront puts a text of the front matter before the body.
func (r *reading) sayFront(text string, at source.Position) {
	offset := r.starts[min(at.Line, len(r.starts))-1] + at.Column // behind the quotation mark; what stands before it are single bytes
	said := &r.article.said
	said.texts = append(said.texts, prose.Passage{Text: text})
	said.marks = append(said.marks, []mark{{0, int32(offset)}})
}

// gatherProse takes the body apart, one passage for each block as a reader sees it, without code and without the sources.
func (r *reading) gatherProse(t *tree, s *survey) []block {
	var blocks []block
	section, whole, unknown, nextUnknown := 0, 0, false, false
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Parent() == t.root {
			whole++
		}
		b := block{section: section, whole: whole, unknown: unknown}
		switch n := n.(type) {
		case *east.FootnoteList, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Heading:
			section++
			b.kind, b.section = heading, section
			nextUnknown = r.isUnknown(t, n)
		case *east.TableCell, *east.DefinitionTerm:
			b.kind = cell
		case *ast.Paragraph, *ast.TextBlock:
		default:
			return ast.WalkContinue, nil
		}
		g := &gatherer{reading: r, tree: t, survey: s}
		g.children(n)
		if g.text.Len() > 0 {
			said := &r.article.said
			b.passage, b.sourced = len(said.texts), g.sourced
			said.texts = append(said.texts, prose.Passage{Text: g.text.String(), Apart: g.apart})
			said.marks = append(said.marks, g.marks)
			if b.kind == heading {
				unknown = nextUnknown
			}
			blocks = append(blocks, b)
		}
		return ast.WalkSkipChildren, nil
	})
	return blocks
}

// plain is the body as a reader sees it, one block on each line. The passages become parts of it, so that no text is held twice.
func (p *passages) plain(blocks []block) string {
	size := 0
	for _, b := range blocks {
		size += len(p.texts[b.passage].Text) + 1
	}
	var text strings.Builder
	text.Grow(size)
	for i, b := range blocks {
		if i > 0 {
			text.WriteByte('\n')
		}
		text.WriteString(p.texts[b.passage].Text)
	}
	whole := text.String()
	from := 0
	for _, b := range blocks {
		to := from + len(p.texts[b.passage].Text)
		p.texts[b.passage].Text = whole[from:to]
		from = to + 1
	}
	return whole
}

// gatherer writes down the text of one block on one line, and where it came from.
type gatherer struct {
	*reading
	tree    *tree
	survey  *survey
	text    strings.Builder
	marks   []mark
	apart   []prose.Span
	blank   bool // a blank waits for the next letter
	sourced bool
}

func (g *gatherer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			g.add(g.tree.words(c), c.Segment.Start)
			g.blank = g.blank || c.SoftLineBreak() || c.HardLineBreak()
		case *ast.AutoLink:
			g.sourced = true
			g.setApart(func() { g.add(string(c.Label(g.tree.source)), c.Pos()) })
		case *ast.CodeSpan:
			g.setApart(func() { g.children(c) })
		case *ast.Link:
			g.link(c)
		case *east.FootnoteLink:
			g.sourced = true
		default:
			g.children(c)
			g.blank = g.blank || c.Type() == ast.TypeBlock
		}
	}
}

// link keeps the words of a link apart when they name something of another site, or a term that the glossary explains.
func (g *gatherer) link(n *ast.Link) {
	address := g.survey.addresses[n]
	if address.external || strings.HasPrefix(address.href, "term:") {
		g.sourced = g.sourced || address.external
		g.setApart(func() { g.children(n) })
		return
	}
	g.children(n)
}

func (g *gatherer) setApart(write func()) {
	from := g.text.Len()
	write()
	g.apart = append(g.apart, prose.Span{From: from, To: g.text.Len()})
}

// add writes a text that stands at an offset of the body, its blanks made one.
func (g *gatherer) add(text string, offset int) {
	if tidy(text) {
		g.addTidy(text, offset)
		return
	}
	marked := false
	for at, c := range text {
		if unicode.IsSpace(c) {
			marked = marked && !g.blank
			g.blank = true
			continue
		}
		if g.blank && g.text.Len() > 0 {
			g.text.WriteByte(' ')
		}
		g.blank = false
		if !marked {
			g.marks = append(g.marks, mark{int32(g.text.Len()), int32(g.body + offset + at)})
			marked = true
		}
		g.text.WriteRune(c)
	}
}

// tidy tells whether a text has plain letters and single blanks only, as most texts do.
func tidy(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf {
			return false
		}
	}
	return !strings.Contains(text, "  ")
}

// addTidy writes a tidy text at once.
func (g *gatherer) addTidy(text string, offset int) {
	bare := strings.TrimPrefix(text, " ")
	g.blank = g.blank || len(bare) < len(text)
	offset += len(text) - len(bare)
	bare, blank := strings.CutSuffix(bare, " ")
	if bare == "" {
		return
	}
	if g.blank && g.text.Len() > 0 {
		g.text.WriteByte(' ')
	}
	g.marks = append(g.marks, mark{int32(g.text.Len()), int32(g.body + offset)})
	g.text.WriteString(bare)
	g.blank = blank
}
