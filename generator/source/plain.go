package source

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// plain reads the TOML that people write day by day, some twenty times as fast as the library: keys without quotes or dots,
// texts without escapes on one line, whole numbers, decimals, true and false, days, lists, tables. The library remains the authority:
// at the first sign of anything else, and of any mistake, plain gives up (ok false) and the library reads the whole file.
// So plain can be slow to understand, but must never understand differently; FuzzPlain holds it against the library.
func plain(text string) (values map[string]any, ok bool) {
	p := &plainReader{text: text}
	root := map[string]any{}
	table := root
	for {
		p.pass(true)
		if p.at >= len(p.text) {
			return root, !p.odd
		}
		if p.text[p.at] == '[' {
			table = p.header(root)
		} else {
			p.pair(table)
		}
		if p.odd || !p.lineEnds() {
			return nil, false
		}
	}
}

// plainReader is at a place of the text; odd means that something is there which the library must read.
type plainReader struct {
	text   string
	at     int
	odd    bool
	inline []string // keys of tables in braces: a header that names one of them is a mistake
}

// pass goes past blanks and, where lines may end, over line ends and remarks.
func (p *plainReader) pass(lines bool) {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t', lines && c == '\n':
			p.at++
		case lines && c == '#':
			p.remark()
		default:
			return
		}
	}
}

// remark passes over a remark; a sign that TOML forbids even there is for the library.
func (p *plainReader) remark() {
	for p.at < len(p.text) && p.text[p.at] != '\n' {
		if p.text[p.at] < ' ' && p.text[p.at] != '\t' || p.text[p.at] == 0x7f {
			p.odd = true
		}
		p.at++
	}
}

// lineEnds passes over what may follow on a line.
func (p *plainReader) lineEnds() bool {
	p.pass(false)
	if p.at < len(p.text) && p.text[p.at] == '#' {
		p.remark()
	}
	return !p.odd && (p.at >= len(p.text) || p.text[p.at] == '\n')
}

func (p *plainReader) take(c byte) bool {
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	p.odd = true
	return false
}

func (p *plainReader) key() string {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] < 0x80 && bare(p.text[p.at]) {
		p.at++
	}
	if p.at == start {
		p.odd = true
	}
	return p.text[start:p.at]
}

// header reads [a], [a.b] or [[a]], [[a.b]]. The tables above must have been written before.
func (p *plainReader) header(root map[string]any) map[string]any {
	p.at++
	many := p.at < len(p.text) && p.text[p.at] == '['
	if many {
		p.at++
	}
	table := root
	for {
		key := p.key()
		if p.odd || slices.Contains(p.inline, key) {
			p.odd = true
			return nil
		}
		if p.at < len(p.text) && p.text[p.at] == '.' {
			p.at++
			if table = p.inside(table, key); p.odd {
				return nil
			}
			continue
		}
		if !p.take(']') || many && !p.take(']') {
			return nil
		}
		return p.open(table, key, many)
	}
}

// inside steps into a table that a header wrote before: of several, the last one.
func (p *plainReader) inside(table map[string]any, key string) map[string]any {
	switch v := table[key].(type) {
	case map[string]any:
		return v
	case []map[string]any:
		return v[len(v)-1]
	}
	p.odd = true
	return nil
}

// open begins a table.
func (p *plainReader) open(table map[string]any, key string, many bool) map[string]any {
	made := map[string]any{}
	before, exists := table[key]
	list, isList := before.([]map[string]any)
	switch {
	case !exists && !many:
		table[key] = made
	case many && (isList || !exists):
		table[key] = append(list, made)
	default:
		p.odd = true
	}
	return made
}

// pair reads key = value into a table.
func (p *plainReader) pair(table map[string]any) {
	key := p.key()
	p.pass(false)
	if p.odd || !p.take('=') {
		return
	}
	p.pass(false)
	value := p.value(key)
	if _, twice := table[key]; twice {
		p.odd = true
	}
	if !p.odd {
		table[key] = value
	}
}

// value reads one value; key is the key that it belongs to.
func (p *plainReader) value(key string) any {
	if p.at >= len(p.text) {
		p.odd = true
		return nil
	}
	switch p.text[p.at] {
	case '"':
		return p.quoted()
	case '[':
		return p.list(key)
	case '{':
		return p.braces(key)
	}
	return p.word()
}

// quoted reads a text without escapes that ends on its line. Two quotes at its beginning may be the start of a long text.
func (p *plainReader) quoted() any {
	start := p.at + 1
	if strings.HasPrefix(p.text[p.at:], `""`) {
		p.odd = true
		return nil
	}
	for p.at = start; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			return p.text[start : p.at-1]
		case c == '\\' || c < ' ' && c != '\t' || c == 0x7f:
			p.odd = true
			return nil
		}
	}
	p.odd = true
	return nil
}

// list reads values between brackets, over several lines where they are. An empty list and a list of tables are for the library.
func (p *plainReader) list(key string) any {
	p.at++
	list := []any{}
	for {
		p.pass(true)
		if p.at >= len(p.text) || p.text[p.at] == '{' || p.text[p.at] == '[' {
			p.odd = true
			return nil
		}
		if p.text[p.at] == ']' && len(list) > 0 {
			p.at++
			return list
		}
		list = append(list, p.value(key))
		if p.pass(true); p.odd {
			return nil
		}
		if p.at < len(p.text) && p.text[p.at] == ',' {
			p.at++
		} else if p.at >= len(p.text) || p.text[p.at] != ']' {
			p.odd = true
			return nil
		}
	}
}

// braces reads { key = value, … } on one line.
func (p *plainReader) braces(key string) any {
	p.at++
	p.inline = append(p.inline, key)
	table := map[string]any{}
	for {
		p.pass(false)
		if p.pair(table); p.odd {
			return nil
		}
		p.pass(false)
		if p.at < len(p.text) && p.text[p.at] == '}' {
			p.at++
			return table
		}
		if !p.take(',') {
			return nil
		}
	}
}

// word reads a number, a day, true or false.
func (p *plainReader) word() any {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] < 0x80 && (bare(p.text[p.at]) || p.text[p.at] == '.') {
		p.at++
	}
	switch word := p.text[start:p.at]; {
	case word == "true":
		return true
	case word == "false":
		return false
	case plainDay(word):
		if day, err := time.ParseInLocation(time.DateOnly, word, localDay); err == nil {
			return day
		}
	case plainNumber(word):
		if whole, err := strconv.ParseInt(word, 10, 64); err == nil {
			return whole
		}
		if decimal, err := strconv.ParseFloat(word, 64); err == nil && strings.Contains(word, ".") {
			return decimal
		}
	}
	p.odd = true
	return nil
}

// localDay is the zone of a day without a zone; only year, month and day of it are ever looked at.
var localDay = time.UTC

func plainDay(word string) bool {
	return len(word) == len(time.DateOnly) && word[4] == '-' && word[7] == '-'
}

// plainNumber lets through digits with at most one point between them, a sign before, and no zero at the beginning.
func plainNumber(word string) bool {
	digits := strings.TrimPrefix(word, "-")
	whole, decimals, point := strings.Cut(digits, ".")
	return len(digits) < 18 && allDigits(whole) && (whole == "0" || whole[0] != '0') && (!point || allDigits(decimals))
}

func allDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
