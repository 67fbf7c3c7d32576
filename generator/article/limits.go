package article

import (
	"fmt"
	"strings"
)

// What goldmark may be given. Its time grows with the square of these: 200 KB of "*a_ " take it 22 seconds,
// 300 KB of "[a](<b" 7.5 and 64 KB of "> " 1.5. A paragraph, list or table that somebody reads is far below each.
const (
	// In one block:
	mostStars     = 400 // runs of * or _
	mostBrackets  = 400 // [
	mostAngles    = 200 // <
	mostBackticks = 400 // runs of `
	// In one article:
	mostLines       = 8000   // with text
	mostSigns       = 10_000 // of the four kinds above
	mostCells       = 10_000 // of tables, where goldmark fills each short row up to the width of the table
	mostEscapedBars = 200    // \| in tables
	mostNotes       = 500    // footnotes
)

// load counts what one block would give goldmark to do. Blocks end at lines without text.
type load struct {
	start                                            int // where the block begins in the body
	bytes, lines, stars, brackets, angles, backticks int
	bars                                             int // in the fullest line
	open, deepest                                    int // brackets that are not closed yet, now and at most
}

// total counts what a whole article would give goldmark to do.
type total struct{ lines, signs, cells, escapedBars, notes int }

// overLimit reports the first place where goldmark would get too much to do, in one pass over the body and before goldmark sees it.
func (r *reading) overLimit() bool {
	text := r.file.Text[r.body:]
	if len(text) > r.limits.MarkdownBytes {
		return r.over(0, fmt.Sprintf("the article is too long: %d bytes", len(text)), "markdown_bytes", r.limits.MarkdownBytes, "split it into two")
	}
	var block load
	var all total
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		if blankLine(line) {
			block = load{}
		} else {
			if block.lines == 0 {
				block.start = at
			}
			signs := block.signs()
			block.add(line)
			all.add(line, block, block.signs()-signs)
		}
		if r.tooDeep(line, at, block) || r.tooMuch(block) || r.tooMuchInAll(all, at) {
			return true
		}
		at += len(line) + 1
	}
	return false
}

func (a *total) add(line string, b load, signs int) {
	a.lines++
	a.signs += signs
	a.cells += b.bars
	a.escapedBars += strings.Count(line, `\|`)
	if strings.HasPrefix(strings.TrimLeft(line, " >"), "[^") {
		a.notes++
	}
}

// blankLine tells whether a line ends a block; so does the line > of a quotation.
func blankLine(line string) bool { return strings.Trim(line, " \t>") == "" }

// add counts one line. Backslashes are not looked at: what they hide is counted too, which does no harm.
func (b *load) add(line string) {
	b.bytes += len(line) + 1
	b.lines++
	bars := 0
	var before byte
	for i := range len(line) {
		switch c := line[i]; c {
		case '*', '_':
			if c != before {
				b.stars++
			}
		case '`':
			if c != before {
				b.backticks++
			}
		case '[':
			b.brackets++
			b.open++
			b.deepest = max(b.deepest, b.open)
		case ']':
			b.open = max(b.open-1, 0)
		case '<':
			b.angles++
		case '|':
			bars++
		}
		before = line[i]
	}
	b.bars = max(b.bars, bars)
}

func (b *load) signs() int { return b.stars + b.brackets + b.angles + b.backticks }

// tooDeep bounds how deep quotations, lists and brackets can stand within each other. Each level of a list needs a mark
// or at least two blanks before its line.
func (r *reading) tooDeep(line string, at int, b load) bool {
	const mend = "write it without so many levels"
	if b.deepest > r.limits.Nesting {
		return r.over(at, "brackets stand too deep within brackets", "nesting", r.limits.Nesting, mend)
	}
	if levels(line) > r.limits.Nesting {
		return r.over(at, "quotations and lists stand too deep within each other", "nesting", r.limits.Nesting, mend)
	}
	return false
}

// levels is the most levels that a line can open or continue.
func levels(line string) int {
	marks, columns := 0, 0
	for i := 0; i < len(line); i++ {
		next := byte(' ')
		if i+1 < len(line) {
			next = line[i+1]
		}
		switch c := line[i]; {
		case c == '\t':
			columns += 4
		case c == ' ':
			columns++
		case c == '>':
			marks++
		case (c == '-' || c == '+' || c == '*' || c == ':') && (next == ' ' || next == '\t'):
			marks++
		case c >= '0' && c <= '9':
		case (c == '.' || c == ')') && (next == ' ' || next == '\t'):
			marks++
		default:
			return marks + columns/2
		}
	}
	return marks + columns/2
}

// tooMuch compares a block with what goldmark can read in a few milliseconds.
func (r *reading) tooMuch(b load) bool {
	if b.bytes > r.limits.BlockBytes {
		return r.over(b.start, "a paragraph, list or table is too long", "block_bytes", r.limits.BlockBytes, "put an empty line into it")
	}
	return r.anyOver(b.start, "a paragraph, list or table has too many ", "put an empty line into it", []count{
		{"stars and underscores", b.stars, mostStars},
		{"square brackets", b.brackets, mostBrackets},
		{"signs <", b.angles, mostAngles},
		{"backticks", b.backticks, mostBackticks},
	})
}

// tooMuchInAll compares the article so far with what goldmark can read in a tenth of a second.
func (r *reading) tooMuchInAll(a total, at int) bool {
	return r.anyOver(at, "the article has too many ", "split it into two", []count{
		{"lines", a.lines, mostLines},
		{"stars, underscores, backticks, square brackets and signs <", a.signs, mostSigns},
		{"table cells", a.cells, mostCells},
		{`signs \|`, a.escapedBars, mostEscapedBars},
		{"footnotes", a.notes, mostNotes},
	})
}

type count struct {
	what     string
	is, most int
}

func (r *reading) anyOver(at int, what, mend string, counts []count) bool {
	for _, c := range counts {
		if c.is > c.most {
			r.say(at, fmt.Sprintf("%s%s: the limit is %d", what, c.what, c.most), mend)
			return true
		}
	}
	return false
}

func (r *reading) over(at int, what, name string, limit int, mend string) bool {
	r.say(at, fmt.Sprintf("%s: the limit %s is %d", what, name, limit), mend+", or raise "+name+" under [limits] in site.toml")
	return true
}
