package page

import (
	"strings"
	"text/template/parse"
)

// fold takes out of a template's fixed text the white space that no reader ever sees. It is done once, on the parsed
// tree, so that the line numbers of later mistakes are those of the designer's file and no page pays for it.
// It only folds where that can't change what is shown: runs become one space, and none is left beside a tag that
// always begins or ends a line of its own. Text inside <pre> and <textarea> stays as it is.
func fold(tree *parse.Tree) {
	if tree != nil {
		foldNode(tree.Root)
	}
}

func foldNode(node parse.Node) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			foldNode(child)
		}
	case *parse.TextNode:
		n.Text = []byte(foldText(string(n.Text)))
	case *parse.IfNode:
		foldBranch(&n.BranchNode)
	case *parse.RangeNode:
		foldBranch(&n.BranchNode)
	case *parse.WithNode:
		foldBranch(&n.BranchNode)
	}
}

func foldBranch(n *parse.BranchNode) {
	foldNode(n.List)
	foldNode(n.ElseList)
}

// foldText folds one stretch of fixed text between two actions.
func foldText(text string) string {
	if strings.Contains(text, "<pre") || strings.Contains(text, "<textarea") {
		return text
	}
	var b strings.Builder
	for len(text) > 0 {
		word := strings.IndexAny(text, " \t\r\n")
		if word < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:word])
		rest := strings.TrimLeft(text[word:], " \t\r\n")
		if !endsLine(b.String()) && !beginsLine(rest) {
			b.WriteByte(' ')
		}
		text = rest
	}
	return b.String()
}

// endsLine tells whether what was written ends with the tag of something that stands on lines of its own.
func endsLine(written string) bool {
	if !strings.HasSuffix(written, ">") {
		return false
	}
	open := strings.LastIndexByte(written, '<')
	return open >= 0 && standsAlone(written[open:])
}

// beginsLine tells the same of what comes next.
func beginsLine(rest string) bool { return strings.HasPrefix(rest, "<") && standsAlone(rest) }

// standsAlone tells whether a tag is of an element beside which white space is never shown.
func standsAlone(tag string) bool {
	name := strings.TrimPrefix(tag[1:], "/")
	if end := strings.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	switch strings.ToLower(name) {
	case "!doctype", "html", "head", "body", "meta", "link", "title", "script", "main", "header", "footer", "nav", "aside",
		"section", "article", "div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
		"thead", "tbody", "tr", "th", "td", "form", "fieldset", "legend", "figure", "details", "summary", "hr", "br",
		"path", "circle", "rect", "g", "search", "option", "select", "address", "blockquote", "template":
		return true
	}
	return false
}
