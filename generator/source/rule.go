package source

// A Rule is one thing that the editorial checker looks for. What it finds is a Problem with the rule's Code; where Advice is set,
// it is only said when somebody asks for advice, and stops nothing.
type Rule struct {
	Code   string // "words-01"
	Advice bool
	What   string // what it looks for, as a heading
	Why    string // the reason
	Mend   string // what to do
	Bad    Example
	Good   Example
}

// An Example is a piece of a file as an editor might write it. In says of which: "article" (a piece of its text), "front" (lines of its
// front matter), "group" or "organization" (lines of its record). Tests lay it into a sound site and hold that Bad is found and Good is not.
type Example struct{ In, Text string }
