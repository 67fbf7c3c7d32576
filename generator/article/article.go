// Package article knows one article: its front matter, its Markdown, its links and its rules. It is the only home of goldmark.
package article

import (
	"manyroads/generator/source"
)

// An Article is one page of the library, read and checked but not yet made into HTML:
// its links and live lists need the whole site (see Render).
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
	Aliases    []string
	Words      int // of the body
	Headings   []Heading
	Links      []Link  // every link of the body and front matter that leads into this site, with its place
	Images     []Link  // every image address, with its place
	Blocks     []Block // the live lists of groups
	PlainText  string  // the body as text, for search
	At         source.Position
	body       document
}

// A Heading is an entry of the contents list.
type Heading struct {
	Level    int // 2 or 3
	ID, Text string
}

// A Link is an address as the editor wrote it: "org:na", "group:us/ma/worcester/x", "article:medication/methadone", "term:moud", "/about/", "#heading".
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
	Order              int
	At                 source.Position
}

// document holds the parsed Markdown until Render.
type document struct{}
