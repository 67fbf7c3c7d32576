package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Position says where in a file something stands. Line and Column count from 1,
// the column in characters, not bytes; 0 means that it is not known.
type Position struct {
	File         string
	Line, Column int
}

// String writes the position as editors and terminals expect it: path:line:column,
// without the parts that are not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// A Problem is one mistake in the content, said in the editor's words:
// What is wrong, and the Mend that puts it right. Both are sentences without a
// capital and without a full stop, and never name a thing that only a coder knows.
// Code names the editorial rule that found it, which check --explain explains; for all else it is empty.
type Problem struct {
	Position
	What string
	Mend string
	Code string
}

// String gives "path:line:column: what is wrong (how to mend it)", and behind it the code of an editorial rule: [words-01].
func (p Problem) String() string {
	line := p.Position.String() + ": " + p.What
	if p.Mend != "" {
		line += " (" + p.Mend + ")"
	}
	if p.Code != "" {
		line += " [" + p.Code + "]"
	}
	return line
}

// Problems are all the mistakes of a build; none of them hides another.
type Problems []Problem

// Sort orders by file, then by place in it, and drops what is said twice,
// so that two runs over the same input print the same text.
func (ps *Problems) Sort() {
	slices.SortFunc(*ps, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.What, b.What),
			strings.Compare(a.Mend, b.Mend),
			strings.Compare(a.Code, b.Code),
		)
	})
	*ps = slices.Compact(*ps)
}
