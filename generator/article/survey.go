package article

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"manyroads/generator/source"
)

// survey is what the rules found out about a tree and what writing it needs. What is not in it is not written:
// a link whose address was refused has no entry, and so never becomes a link.
type survey struct {
	ids       map[*ast.Heading]string
	addresses map[ast.Node]address // of links, images and automatic links
	links     map[ast.Node]int     // for those into this site, the index in Article.Links
	blocks    map[ast.Node]int     // the index in Article.Blocks
	notes     notes
	fragments []fragmentUse
	headings  int // level of the heading before
	usedIDs   map[string]int
}

// fragmentUse is a link to a heading of the same page, judged when all headings are known.
type fragmentUse struct {
	fragment string
	offset   int
}

// reservedIDs belong to the page around the article.
var reservedIDs = []string{"main", "content", "contents", "top", "search", "sources", "words", "help", "related", "menu", "header", "footer", "nav",
	"navigation", "crisis", "exit", "title", "answer", "groups", "results", "feedback", "share", "print", "skip"}

// survey walks over the tree once and asks the rule of each kind of node.
func (r *reading) survey(t *tree) *survey {
	s := &survey{ids: map[*ast.Heading]string{}, addresses: map[ast.Node]address{}, links: map[ast.Node]int{}, blocks: map[ast.Node]int{},
		headings: 1, usedIDs: map[string]int{}}
	for _, id := range reservedIDs {
		s.usedIDs[id] = 1
	}
	s.notes = r.surveyNotes(t)
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			r.surveyNode(t, s, n)
		}
		return ast.WalkContinue, nil
	})
	if len(s.notes.used) > 0 {
		s.usedIDs["sources"]++
		r.article.Headings = append(r.article.Headings, Heading{2, "sources", "Sources"})
	}
	return s
}

func (r *reading) surveyNode(t *tree, s *survey, n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.checkHeading(t, s, n)
	case *ast.HTMLBlock, *ast.RawHTML:
		r.checkRawHTML(t, n)
	case *ast.CodeBlock:
		r.say(n.Lines().At(0).Start, "a line that begins with four blanks would be shown as computer code", "remove the blanks")
	case *ast.FencedCodeBlock:
		r.checkFence(t, s, n)
	case *ast.Link:
		r.checkLink(t, s, n, decode(n.Destination), n.Title)
	case *ast.AutoLink:
		r.checkAutoLink(t, s, n)
	case *ast.Image:
		r.checkImage(t, s, n)
	case *east.Table:
		r.checkTable(t, n)
	case *ast.Paragraph:
		r.checkParagraph(t, n)
	case *callout:
		r.checkCallout(n)
	case *ast.Text:
		r.checkText(t, n)
	}
}

func (r *reading) checkHeading(t *tree, s *survey, n *ast.Heading) {
	at, underlined := headingStart(t, n)
	text := t.text(n)
	switch {
	case underlined:
		r.say(at, "a line of dashes or equals signs makes the text above it a heading", "put an empty line between them, or write the heading with ## before it")
	case text == "":
		r.say(at, "the heading is empty", "write its words after the "+strings.Repeat("#", n.Level)+", or remove it")
	case n.Level == 1:
		r.say(at, "a heading with one # would be a second title of the page", "write ##, and ### for the headings below it")
	case n.Level > s.headings+1:
		r.say(at, fmt.Sprintf("the heading goes from level %d to level %d", s.headings, n.Level), "write "+strings.Repeat("#", s.headings+1))
	}
	s.headings = max(n.Level, 2)
	id := s.newID(headingID(text))
	s.ids[n] = id
	if n.Level == 2 || n.Level == 3 {
		r.article.Headings = append(r.article.Headings, Heading{n.Level, id, text})
	}
}

// headingStart finds the # of a heading; goldmark keeps only where its words are.
func headingStart(t *tree, n *ast.Heading) (offset int, underlined bool) {
	if n.Lines().Len() == 0 {
		return n.Pos(), false
	}
	words := n.Lines().At(0).Start
	line := bytes.LastIndexByte(t.source[:words], '\n') + 1
	if mark := bytes.IndexByte(t.source[line:words], '#'); mark >= 0 {
		return line + mark, false
	}
	return words, true
}

// newID makes an id that no other heading has: the second "Cost" is cost-2.
func (s *survey) newID(wanted string) string {
	id := wanted
	for s.usedIDs[id] > 0 {
		s.usedIDs[wanted]++
		id = wanted + "-" + strconv.Itoa(s.usedIDs[wanted])
	}
	s.usedIDs[id]++
	return id
}

func (r *reading) checkRawHTML(t *tree, n ast.Node) {
	at := n.Pos()
	if html, ok := n.(*ast.RawHTML); ok && html.Segments.Len() > 0 {
		at = html.Segments.At(0).Start
	}
	mend := "write it in Markdown; for a < that means \"less than\" write \\<"
	if bytes.HasPrefix(t.source[max(at, 0):], []byte("<!--")) {
		mend = "remove the remark; remarks belong in the front matter, behind a #"
	}
	r.say(at, "HTML is not allowed in an article", mend)
}

func (r *reading) checkFence(t *tree, s *survey, n *ast.FencedCodeBlock) {
	kind := ""
	if n.Info != nil {
		kind = decode(n.Info.Segment.Value(t.source))
	}
	switch {
	case kind == "" || kind == "text":
	case kind != "groups":
		mend := "write ```groups for a list of groups, or leave the word out"
		if source.Closest(kind, []string{"groups"}) != "" {
			mend = `did you mean "groups"?`
		}
		r.say(n.Pos(), fmt.Sprintf("%q is not a kind of block", shorten(kind, 40)), mend)
	case n.Parent() != t.root:
		r.say(n.Pos(), "a list of groups cannot stand inside a quotation or a list", "put it between two paragraphs, without > or blanks before it")
	case len(r.article.Blocks) >= mostBlocks:
		r.say(n.Pos(), fmt.Sprintf("the article has more than %d lists of groups", mostBlocks), "link to a page of groups instead")
	default:
		s.blocks[n] = len(r.article.Blocks)
		r.article.Blocks = append(r.article.Blocks, r.readBlock(n))
	}
}

// checkLink judges the address and the words of a link.
func (r *reading) checkLink(t *tree, s *survey, n ast.Node, target string, title []byte) {
	a, what, mend := readAddress(target)
	switch text := t.text(n); {
	case what != "":
		r.say(n.Pos(), what, mend)
		return
	case text == "" && !hasImage(n):
		r.say(n.Pos(), "the link has no words", "write what it leads to between the square brackets")
	case slices.Contains([]string{"here", "click here", "this link", "link"}, strings.ToLower(text)):
		r.say(n.Pos(), fmt.Sprintf("the words %q do not say where the link leads", text), "link the name of the page: many readers hear the links without the text around them")
	}
	if len(title) > 0 {
		r.say(n.Pos(), "the text in quotes behind the address would not be shown", "write it into the article, or remove it")
	}
	r.keepLink(s, n, a, target)
}

func hasImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage {
			return true
		}
	}
	return false
}

func (r *reading) keepLink(s *survey, n ast.Node, a address, target string) {
	s.addresses[n] = a
	switch {
	case a.inside:
		s.links[n] = len(r.article.Links)
		r.article.Links = append(r.article.Links, Link{Target: target, At: r.at(n.Pos())})
	case a.href == "":
		s.fragments = append(s.fragments, fragmentUse{a.fragment, n.Pos()})
	}
}

func (r *reading) checkAutoLink(t *tree, s *survey, n *ast.AutoLink) {
	target := string(n.URL(t.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
		target = "mailto:" + target
	}
	a, what, mend := readAddress(target)
	switch {
	case what != "":
		r.say(n.Pos(), what, mend)
	case a.inside || a.href == "":
		r.say(n.Pos(), "an address between < and > would be shown as it is", fmt.Sprintf("write [words](%s)", target))
	default:
		r.keepLink(s, n, a, target)
	}
}

func (r *reading) checkImage(t *tree, s *survey, n *ast.Image) {
	target := decode(n.Destination)
	a, what, mend := readAddress(target)
	switch {
	case !strings.HasPrefix(target, "/images/") || a.fragment != "":
		what, mend = "an image must be one of this site", "put it into content/images/ and write /images/name.jpg: an image of another site would tell that site who reads here"
	case what == "" && t.text(n) == "":
		what, mend = "the image has no description", "say between the square brackets what it shows, for those who cannot see it"
	case what == "" && len(n.Title) > 0:
		what, mend = "the text in quotes behind the address would not be shown", "write it into the article, or remove it"
	}
	if what != "" {
		r.say(n.Pos(), what, mend)
		return
	}
	s.addresses[n] = a
	r.article.Images = append(r.article.Images, Link{Target: a.href, At: r.at(n.Pos())})
}
