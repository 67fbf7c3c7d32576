// Package article knows one article: its front matter, its Markdown, its links and its rules. It is the only home of goldmark.
//
//	Parse         one file of content/articles/, with every problem in it, placed to the character
//	ParseSection  one section.toml
//	ParseTranslation  the same file in another language: the rules that are about English don't apply
//	Article.HTML  the body, once the whole site is known
//
// Parse reads the Markdown, checks it and turns it into HTML with gaps: a gap is a link into this site, a live list of groups,
// or a stretch of prose in which a glossary term may be explained. HTML only fills the gaps, so goldmark runs once for each file
// and its tree is not kept.
//
// The HTML is written here node by node, and not by goldmark's own renderer: what this package does not name is never written.
// Three things must never happen: that raw HTML or an address outside the list reaches a page, that something which an editor
// wrote vanishes without a problem (goldmark drops unused footnotes and surplus table cells in silence), and that a hostile file
// keeps goldmark busy for seconds (limits.go refuses it first).
//
// The HTML carries no style attribute, no script and no inline handler. Its classes: anchor, back, callout (with note, tip, warning
// or safety), callout-label, center, external, footnote, heading, live-list, nobreak (a telephone number), right, scroll, sources, term.
// Its ids are those of the headings, "sources", "source_N" and "ref_N"; the ids in reservedIDs are left to the page.
package article

import (
	"manyroads/generator/source"
)

// An Article is one page of the library, read and checked but not yet made into HTML:
// its links and live lists need the whole site (see HTML).
type Article struct {
	ID         string // "twelve-step/does-na-allow-suboxone"; the page is /articles/<ID>/
	Section    string // "twelve-step"
	Title      string
	Answer     string
	Reviewed   source.Date
	NextReview source.Date
	Reviewer   string
	Related    []Link // "section/slug" as article:…, "org:id"
	Questions  []string
	Tags       []string
	Safety     bool
	Draft      bool
	Language   string // of a translation, "es"; empty for the site's own language
	Status     string // of a translation: "awaiting-review" until somebody who speaks the language has read it, then "reviewed"
	Aliases    []string
	Words      int // of the body
	Headings   []Heading
	Links      []Link  // every link of the body and front matter that leads into this site, with its place
	Images     []Link  // every image address, with its place
	Blocks     []Block // the live lists of groups
	PlainText  string  // the body as text, for search
	At         source.Position
	body       document
	said       passages
}

// A Heading is an entry of the contents list.
type Heading struct {
	Level    int // 2 or 3
	ID, Text string
}

// A Link is an address as the editor wrote it: "org:na", "group:us/ma/worcester/x", "article:medication/methadone", "term:moud", "/about/".
// article:, org:, group: and /path may end in a #fragment. Links to a heading of the same page are checked by Parse and not kept.
type Link struct {
	Target string
	At     source.Position
}

// A Block is one ```groups live list.
type Block struct {
	Organizations, States, Attendance, Audience, Ratings []string
	Limit                                                int // 0: no limit given
	At                                                   source.Position
}

// A Section is content/articles/<section>/section.toml.
type Section struct {
	ID, Title, Summary string
	Language           string // of a translation
	Order              int
	At                 source.Position
}

// A Resolver is what the body needs of the whole site.
type Resolver interface {
	// Link gives the address of a page: "/organizations/na/" for "org:na". The target comes without its #fragment.
	Link(target string) (address string, ok bool)
	// Groups is the HTML of a live list. It is written into the page as it is.
	Groups(b Block) []byte
	// Say is what the page's language says for one of Labels; what stands in braces is filled in by the caller.
	Say(label string) string
	// Terms are the glossary terms to explain at their first use; nil explains none.
	Terms() *Terms
}

// Minutes is the reading time at 200 words a minute, at least 1.
func (a *Article) Minutes() int { return max(1, (a.Words+199)/200) }
