package article

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inline writes the running text inside a node.
func (w *writer) inline(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		if text, ok := n.(*ast.Text); ok {
			n = w.prose(text)
			continue
		}
		w.span(n)
		n = n.NextSibling()
	}
}

// prose joins the pieces of text up to the next other node, since goldmark cuts text where something might have begun
// and at every line end, and a term may reach across. It gives the node behind them.
func (w *writer) prose(first *ast.Text) ast.Node {
	var b strings.Builder
	var n ast.Node = first
	for {
		text, ok := n.(*ast.Text)
		if !ok {
			break
		}
		b.WriteString(w.tree.words(text))
		n = n.NextSibling()
		if text.HardLineBreak() {
			w.words(b.String())
			w.put("<br>\n")
			b.Reset()
		} else if text.SoftLineBreak() {
			b.WriteByte('\n')
		}
	}
	w.words(b.String())
	return n
}

func (w *writer) words(text string) {
	switch {
	case w.noTerms > 0 || !strings.ContainsFunc(text, inWord):
		w.put(escapeText(text))
	default:
		w.gap(piece{kind: running, text: text})
	}
}

func (w *writer) span(n ast.Node) {
	switch n := n.(type) {
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		w.put("<", tag, ">")
		w.inline(n)
		w.put("</", tag, ">")
	case *ast.CodeSpan:
		w.put("<code>")
		w.put(escapeText(strings.ReplaceAll(w.codeText(n), "\n", " ")))
		w.put("</code>")
	case *ast.Link:
		w.writeLink(n, func() { w.inline(n) })
	case *ast.AutoLink:
		w.writeLink(n, func() { w.put(escapeText(string(n.Label(w.tree.source)))) })
	case *ast.Image:
		if a, ok := w.survey.addresses[n]; ok {
			w.put(`<img src="`, escapeAttribute(a.href), `" alt="`, escapeAttribute(w.tree.text(n)), `" loading="lazy" decoding="async">`)
		}
	case *east.FootnoteLink:
		w.writeNoteMark(n)
	}
}

func (w *writer) codeText(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if text, ok := c.(*ast.Text); ok {
			b.WriteString(w.tree.words(text))
		}
	}
	return b.String()
}

// writeLink writes the words alone when the survey has not let the address through.
func (w *writer) writeLink(n ast.Node, inside func()) {
	a, ok := w.survey.addresses[n]
	w.noTerms++
	defer func() { w.noTerms-- }()
	switch {
	case !ok:
		inside()
	case a.inside:
		w.gap(piece{kind: linkBegin, text: a.href, fragment: a.fragment, index: w.survey.links[n]})
		inside()
		w.gap(piece{kind: linkEnd})
	case a.external:
		w.put(`<a class="external" href="`, escapeAttribute(a.href), `" rel="noopener noreferrer">`)
		inside()
		w.put("</a>")
	default:
		href := a.href
		if a.fragment != "" {
			href += "#" + a.fragment
		}
		w.put("<a")
		if w.isNumber(n, a) {
			w.put(` class="nobreak"`)
		}
		w.put(` href="`, escapeAttribute(href), `">`)
		inside()
		w.put("</a>")
	}
}

// isNumber tells whether a link shows a telephone number, which must not be broken at the end of a line.
func (w *writer) isNumber(n ast.Node, a address) bool {
	return (strings.HasPrefix(a.href, "tel:") || strings.HasPrefix(a.href, "sms:")) && len(w.tree.text(n)) <= len("+1-800-662-4357")
}

func (w *writer) writeNoteMark(n *east.FootnoteLink) {
	number := strconv.Itoa(n.Index)
	w.refs[n.Index]++
	w.put(`<sup><a class="footnote" id="`, refID(n.Index, w.refs[n.Index]), `" href="#source_`, number,
		`" role="doc-noteref" aria-label="`)
	w.say(labelSource, number)
	w.put(`">`, number, `</a></sup>`)
}

var (
	textEscaper      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "`", "&#96;", "\n", " ")
)

func escapeText(text string) string { return textEscaper.Replace(text) }

func escapeAttribute(text string) string { return attributeEscaper.Replace(text) }
