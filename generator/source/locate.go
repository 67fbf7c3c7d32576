package source

import (
	"strconv"
	"strings"
)

// places says where in a TOML text the keys and values stand, by path: "meeting[1].day" is the value's byte offset,
// with keyMark behind it the key's, "meeting[1].day[0]" the first element's. It is made only when there is a problem to place:
// BurntSushi gives the wrong line for values inside [[arrays]] and none for unknown keys.
type places map[string]int

const keyMark = "#key"

// locate scans a text that may be faulty; what it cannot follow it passes over.
func locate(text string) places {
	s := &scanner{text: text, found: places{}, arrays: map[string]int{}}
	s.document()
	return s.found
}

type scanner struct {
	text   string
	at     int
	table  string // path of the table that we are in
	found  places
	arrays map[string]int // how many [[x]] were seen, by path
}

func (s *scanner) document() {
	for s.at < len(s.text) {
		s.blanks()
		switch {
		case s.at >= len(s.text):
			return
		case s.text[s.at] == '\n':
			s.at++
		case s.text[s.at] == '#':
			s.restOfLine()
		case s.text[s.at] == '[':
			s.header()
			s.restOfLine()
		default:
			s.pair(s.table)
			s.restOfLine()
		}
	}
}

func (s *scanner) blanks() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t') {
		s.at++
	}
}

func (s *scanner) restOfLine() {
	if end := strings.IndexByte(s.text[s.at:], '\n'); end >= 0 {
		s.at += end
	} else {
		s.at = len(s.text)
	}
}

// header reads [a.b] or [[a.b]]. Every part that is an array of tables means its last element.
func (s *scanner) header() {
	start := s.at
	s.at++
	double := s.at < len(s.text) && s.text[s.at] == '['
	if double {
		s.at++
	}
	parts := s.keyParts()
	path := ""
	for i, part := range parts {
		path = join(path, part)
		last := i == len(parts)-1
		if double && last {
			s.arrays[path]++
		}
		if n := s.arrays[path]; n > 0 {
			path += "[" + strconv.Itoa(n-1) + "]"
		}
	}
	s.table = path
	if _, seen := s.found[path]; !seen {
		s.found[path] = start
	}
	s.found[path+keyMark] = start
}

func join(table, key string) string {
	if table == "" {
		return key
	}
	return table + "." + key
}

// keyParts reads a, a.b or "a b".c and stops behind it.
func (s *scanner) keyParts() []string {
	var parts []string
	for s.at < len(s.text) {
		s.blanks()
		if s.at >= len(s.text) {
			return parts
		}
		switch c := s.text[s.at]; {
		case c == '"' || c == '\'':
			start := s.at
			s.quoted()
			parts = append(parts, strings.Trim(s.text[start:s.at], `"'`))
		case bare(c):
			start := s.at
			for s.at < len(s.text) && bare(s.text[s.at]) {
				s.at++
			}
			parts = append(parts, s.text[start:s.at])
		default:
			return parts
		}
		s.blanks()
		if s.at >= len(s.text) || s.text[s.at] != '.' {
			return parts
		}
		s.at++
	}
	return parts
}

func bare(c byte) bool {
	return c == '_' || c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// pair reads key = value inside the table.
func (s *scanner) pair(table string) {
	start := s.at
	parts := s.keyParts()
	path := table
	for _, part := range parts {
		path = join(path, part)
		if _, seen := s.found[path+keyMark]; !seen {
			s.found[path+keyMark] = start
		}
	}
	s.blanks()
	if len(parts) == 0 || s.at >= len(s.text) || s.text[s.at] != '=' {
		return
	}
	s.at++
	s.blanks()
	s.value(path)
}

func (s *scanner) value(path string) {
	if _, seen := s.found[path]; !seen {
		s.found[path] = s.at
	}
	if s.at >= len(s.text) {
		return
	}
	switch s.text[s.at] {
	case '"', '\'':
		s.quoted()
	case '[':
		s.at++
		for i := 0; ; i++ {
			if s.gap(); s.at >= len(s.text) || s.text[s.at] == ']' {
				break
			}
			before := s.at
			s.value(path + "[" + strconv.Itoa(i) + "]")
			if s.gap(); s.at < len(s.text) && s.text[s.at] == ',' {
				s.at++
			} else if s.at == before {
				return
			}
		}
		s.at = min(s.at+1, len(s.text))
	case '{':
		s.at++
		for {
			if s.gap(); s.at >= len(s.text) || s.text[s.at] == '}' {
				break
			}
			before := s.at
			s.pair(path)
			if s.gap(); s.at < len(s.text) && s.text[s.at] == ',' {
				s.at++
			} else if s.at == before {
				return
			}
		}
		s.at = min(s.at+1, len(s.text))
	default:
		for s.at < len(s.text) && !strings.ContainsRune(",]}#\n", rune(s.text[s.at])) {
			s.at++
		}
	}
}

// gap passes over blanks, line ends and comments inside brackets.
func (s *scanner) gap() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\n':
			s.at++
		case '#':
			s.restOfLine()
		default:
			return
		}
	}
}

// quoted passes over a text in any of TOML's four kinds of quotes; one that is not closed ends with its line.
func (s *scanner) quoted() {
	quote := s.text[s.at : s.at+1]
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.at:], triple) {
		s.at += 3
		for s.at < len(s.text) && !strings.HasPrefix(s.text[s.at:], triple) {
			s.at += s.step(quote)
		}
		s.at = min(s.at+3, len(s.text))
		for s.at < len(s.text) && s.text[s.at] == quote[0] { // """" ends a text that ends in a quote
			s.at++
		}
		return
	}
	s.at++
	for s.at < len(s.text) && s.text[s.at] != quote[0] {
		if s.text[s.at] == '\n' {
			return
		}
		s.at += s.step(quote)
	}
	s.at = min(s.at+1, len(s.text))
}

// step is the width of the next character, an escaped one counting as one; only double quotes know escapes.
func (s *scanner) step(quote string) int {
	if quote == `"` && s.text[s.at] == '\\' && s.at+1 < len(s.text) && s.text[s.at+1] != '\n' {
		return 2
	}
	return 1
}

// overLimit finds the first place that goes over the limits of nesting, tables or key parts, in one pass and with no memory.
func overLimit(f File, limits Limits) (Problem, bool) {
	say := func(offset int, what, name string, limit int) (Problem, bool) {
		return Problem{Position: f.Position(offset), What: what + ": the limit " + name + " is " + strconv.Itoa(limit),
			Mend: "simplify it, or raise " + name + " under [limits] in site.toml"}, true
	}
	s := &scanner{text: f.Text}
	depth, tables, dots := 0, 0, 0
	lineStart := true
	for s.at < len(s.text) {
		c := s.text[s.at]
		switch {
		case c == '"' || c == '\'':
			s.quoted()
			lineStart = false
			continue
		case c == '#':
			s.restOfLine()
			continue
		case c == '\n':
			lineStart, dots = true, 0
		case c == '.':
			if dots++; dots >= limits.KeyParts && depth <= 2 {
				return say(s.at, "a key has too many parts", "key_parts", limits.KeyParts)
			}
		case c == '=' || c == ',':
			dots = 0
		case c == '[' || c == '{':
			if lineStart && c == '[' && depth == 0 {
				if tables++; tables > limits.Tables {
					return say(s.at, "the file has too many tables", "tables", limits.Tables)
				}
			}
			if depth++; depth > limits.Nesting {
				return say(s.at, "brackets stand too deep within brackets", "nesting", limits.Nesting)
			}
		case c == ']' || c == '}':
			depth = max(depth-1, 0)
		}
		if c != ' ' && c != '\t' && c != '\n' {
			lineStart = false
		}
		s.at++
	}
	return Problem{}, false
}
