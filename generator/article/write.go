package article

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// writer turns a tree into HTML with gaps. A kind of node that it does not name is not written.
type writer struct {
	tree    *tree
	survey  *survey
	html    strings.Builder
	pieces  document
	noTerms int // above 0 inside headings, links, sources and table headings, where no term is explained
	tables  int
	heading string      // the words of the last heading, which name the tables below it
	refs    map[int]int // how often each footnote was pointed to so far
}

func write(t *tree, s *survey) document {
	w := &writer{tree: t, survey: s, refs: map[int]int{}}
	w.blocks(t.root)
	w.sources()
	w.flush()
	return w.pieces
}

func (w *writer) put(parts ...string) {
	for _, part := range parts {
		w.html.WriteString(part)
	}
}

// flush ends a stretch of HTML, since a gap follows.
func (w *writer) flush() {
	if w.html.Len() > 0 {
		w.pieces = append(w.pieces, piece{kind: fixed, text: w.html.String()})
		w.html.Reset()
	}
}

func (w *writer) gap(p piece) {
	w.flush()
	w.pieces = append(w.pieces, p)
}

func (w *writer) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		w.block(n)
	}
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.writeHeading(n)
	case *ast.Paragraph:
		w.element("p", "", n, w.inline)
	case *ast.TextBlock:
		w.inline(n)
		if n.NextSibling() != nil {
			w.put("\n")
		}
	case *ast.List:
		w.writeList(n)
	case *ast.Blockquote:
		w.element("blockquote", "", n, w.blocks)
	case *callout:
		w.writeCallout(n)
	case *ast.ThematicBreak:
		w.put("<hr>\n")
	case *ast.CodeBlock:
		w.writeCode(n)
	case *ast.FencedCodeBlock:
		if index, ok := w.survey.blocks[n]; ok {
			w.gap(piece{kind: liveList, index: index})
		} else {
			w.writeCode(n)
		}
	case *east.Table:
		w.writeTable(n)
	case *east.DefinitionList:
		w.element("dl", "", n, w.blocks)
	case *east.DefinitionTerm:
		w.noTerms++
		w.element("dt", "", n, w.inline)
		w.noTerms--
	case *east.DefinitionDescription:
		w.element("dd", "", n, w.blocks)
	}
}

func (w *writer) element(tag, attributes string, n ast.Node, inside func(ast.Node)) {
	w.put("<", tag, attributes, ">")
	inside(n)
	w.put("</", tag, ">\n")
}

// writeHeading puts the link to a section behind its heading and not inside, so that it is not read as part of the heading.
func (w *writer) writeHeading(n *ast.Heading) {
	level := strconv.Itoa(min(max(n.Level, 2), 6))
	id := escapeAttribute(w.survey.ids[n])
	w.heading = w.tree.text(n)
	linked := n.Level <= 3
	if linked {
		w.put(`<div class="heading">`)
	}
	w.put("<h", level, ` id="`, id, `">`)
	w.noTerms++
	w.inline(n)
	w.noTerms--
	w.put("</h", level, ">")
	if linked {
		w.put(` <a class="anchor" href="#`, id, `" aria-label="`)
		w.say(labelLink, escapeAttribute(w.heading))
		w.put(`"><span aria-hidden="true">#</span></a></div>`)
	}
	w.put("\n")
}

func (w *writer) writeList(n *ast.List) {
	tag, attributes := "ul", ""
	if n.IsOrdered() {
		tag = "ol"
		if n.Start != 1 {
			attributes = ` start="` + strconv.Itoa(n.Start) + `"`
		}
	}
	w.put("<", tag, attributes, ">\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.element("li", "", item, w.blocks)
	}
	w.put("</", tag, ">\n")
}

func (w *writer) writeCallout(n *callout) {
	label := calloutLabels[n.word]
	if label == "" {
		label = calloutLabels["NOTE"]
	}
	w.put(`<div class="callout `, strings.ToLower(label), `" role="note">`, "\n", `<p class="callout-label"><strong>`)
	w.say(label, "")
	w.put("</strong></p>\n")
	w.blocks(n)
	w.put("</div>\n")
}

func (w *writer) writeCode(n ast.Node) {
	w.put(`<pre tabindex="0"><code>`)
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.put(escapeText(string(line.Value(w.tree.source))))
	}
	w.put("</code></pre>\n")
}

// writeTable wraps a table so that it scrolls by itself on a narrow screen and can be reached and named by keyboard and screen reader.
// A table whose first heading is empty has row headings in its first column.
func (w *writer) writeTable(n *east.Table) {
	w.tables++
	label := strconv.Itoa(w.tables)
	if w.heading != "" {
		label += ": " + escapeAttribute(w.heading)
	}
	w.put(`<section class="scroll" aria-label="`)
	w.say(labelTable, label)
	w.put(`" tabindex="0"><table>`, "\n")
	rowHeadings := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if header, ok := row.(*east.TableHeader); ok {
			rowHeadings = header.FirstChild() != nil && w.tree.text(header.FirstChild()) == ""
			w.put("<thead>\n")
			w.noTerms++
			w.row(header, n.Alignments, true, rowHeadings)
			w.noTerms--
			w.put("</thead>\n")
			if row.NextSibling() != nil {
				w.put("<tbody>\n")
			}
			continue
		}
		w.row(row, n.Alignments, false, rowHeadings)
		if row.NextSibling() == nil {
			w.put("</tbody>\n")
		}
	}
	w.put("</table></section>\n")
}

func (w *writer) row(row ast.Node, alignments []east.Alignment, header, rowHeadings bool) {
	w.put("<tr>")
	column := 0
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		tag, attributes := "td", alignment(alignments, column)
		switch {
		case header && (column > 0 || !rowHeadings):
			tag, attributes = "th", ` scope="col"`+attributes
		case !header && column == 0 && rowHeadings:
			tag, attributes = "th", ` scope="row"`+attributes
		}
		w.put("<", tag, attributes, ">")
		w.inline(cell)
		w.put("</", tag, ">")
		column++
	}
	w.put("</tr>\n")
}

// alignment is a class, since the site's policy lets no style attribute through.
func alignment(alignments []east.Alignment, column int) string {
	if column < len(alignments) {
		switch alignments[column] {
		case east.AlignRight:
			return ` class="right"`
		case east.AlignCenter:
			return ` class="center"`
		}
	}
	return ""
}

// sources writes the footnotes, each with a link back to every place that points to it.
func (w *writer) sources() {
	notes := w.survey.notes
	if len(notes.used) == 0 {
		return
	}
	w.noTerms++
	w.put(`<section class="sources" aria-labelledby="sources">`, "\n", `<h2 id="sources">`)
	w.say(labelSources, "")
	w.put("</h2>\n<ol>\n")
	for _, note := range notes.used {
		number := strconv.Itoa(note.Index)
		w.put(`<li id="source_`, number, `">`)
		last := note.LastChild()
		for c := note.FirstChild(); c != nil; c = c.NextSibling() {
			if c == last && c.Kind() == ast.KindParagraph {
				w.put("<p>")
				w.inline(c)
				w.backLinks(note.Index)
				w.put("</p>")
			} else {
				w.block(c)
			}
		}
		if last == nil || last.Kind() != ast.KindParagraph {
			w.put("<p>")
			w.backLinks(note.Index)
			w.put("</p>")
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n</section>\n")
	w.noTerms--
}

func (w *writer) backLinks(number int) {
	count := w.survey.notes.refs[number]
	for i := 1; i <= count; i++ {
		label, place, sign := labelBack, strconv.Itoa(number), "↩"
		if count > 1 {
			label = labelBackPlace
			place += "\x00" + strconv.Itoa(i)
			sign += strconv.Itoa(i)
		}
		w.put(` <a class="back" href="#`, refID(number, i), `" role="doc-backlink" aria-label="`)
		w.say(label, place)
		w.put(`"><span aria-hidden="true">`, sign, `</span></a>`)
	}
}

// refID is the place where a footnote is used for the nth time. No heading's id has an underscore.
func refID(number, nth int) string {
	id := "ref_" + strconv.Itoa(number)
	if nth > 1 {
		id += "_" + strconv.Itoa(nth)
	}
	return id
}
