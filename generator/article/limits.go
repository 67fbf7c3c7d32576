package article

import (
	"fmt"
	"strings"
)

// What goldmark may be given in one block. Its time grows with the square of these: 200 KB of "*a_ " take it 22 seconds,
// 300 KB of "[a](<b" 7.5 and 64 KB of "> " 1.5. A paragraph, list or table that somebody reads is far below each.
const (
	mostStars     = 1000  // runs of * or _
	mostBrackets  = 500   // [
	mostAngles    = 200   // <
	mostBackticks = 500   // runs of `
	mostCells     = 20000 // bars in the fullest line times lines: goldmark fills short rows up with cells
	mostNotes     = 500   // footnotes of one article
)

// load counts what one block would give goldmark to do. Blocks end at lines without text.
type load struct {
	start                                                  int // where the block begins in the body
	bytes, lines, stars, brackets, angles, backticks, bars int
	open                                                   int // brackets that are not closed yet
}

// overLimit reports the first place where goldmark would get too much to do, in one pass over the body and before goldmark sees it.
func (r *reading) overLimit() bool {
	text := r.file.Text[r.body:]
	if len(text) > r.limits.MarkdownBytes {
		return r.over(0, fmt.Sprintf("the article is too long: %d bytes", len(text)), "markdown_bytes", r.limits.MarkdownBytes, "split it into two")
	}
	var block load
	notes := 0
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		if blankLine(line) {
			block = load{}
		} else {
			if block.lines == 0 {
				block.start = at
			}
			block.add(line)
			if r.tooDeep(line, at, block) || r.tooMuch(block) {
				return true
			}
		}
		if strings.HasPrefix(strings.TrimLeft(line, " >"), "[^") {
			if notes++; notes > mostNotes {
				return r.overFixed(at, "the article has too many footnotes", mostNotes)
			}
		}
		at += len(line) + 1
	}
	return false
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

// tooDeep bounds how deep quotations, lists and brackets can stand within each other. Each level of a list needs a mark
// or at least two blanks before its line.
func (r *reading) tooDeep(line string, at int, b load) bool {
	const mend = "write it without so many levels"
	if b.open > r.limits.Nesting {
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
	for _, count := range []struct {
		what     string
		is, most int
	}{
		{"stars and underscores", b.stars, mostStars},
		{"square brackets", b.brackets, mostBrackets},
		{"signs <", b.angles, mostAngles},
		{"backticks", b.backticks, mostBackticks},
		{"table cells", b.bars * b.lines, mostCells},
	} {
		if count.is > count.most {
			return r.overFixed(b.start, "a paragraph, list or table has too many "+count.what, count.most)
		}
	}
	return false
}

func (r *reading) over(at int, what, name string, limit int, mend string) bool {
	r.say(at, fmt.Sprintf("%s: the limit %s is %d", what, name, limit), mend+", or raise "+name+" under [limits] in site.toml")
	return true
}

func (r *reading) overFixed(at int, what string, limit int) bool {
	r.say(at, fmt.Sprintf("%s: the limit is %d", what, limit), "put an empty line into it, or split it")
	return true
}
