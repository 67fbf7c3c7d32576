package source

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// ReadTable reads the TOML of a file. It never gives nil: of a file that cannot be read at all comes an empty table,
// and of one with faulty lines the rest, so that all problems of a file are said in one run.
// The problems are those of the writing; the fields' own come while they are taken (see Table.Problems).
func ReadTable(f File, limits Limits) *Table {
	doc := &document{file: f}
	table := &Table{doc: doc, values: map[string]any{}}
	if f.Broken {
		doc.damaged = true
		return table
	}
	if problem, over := overLimit(f, limits); over {
		doc.add(problem)
		doc.damaged = true
		return table
	}
	if values, ok := plain(f.Text); ok {
		table.values = values
		return table
	}
	text := f.Text
	const mostFaults = 20 // then the file is something else than TOML, and more words would not help
	lastLine := 0
	for range mostFaults {
		var values map[string]any
		_, err := toml.Decode(text, &values)
		if err == nil {
			table.values = values
			return table
		}
		doc.damaged = true
		line, problem := explain(f, text, err)
		if line <= lastLine { // leaving the line out did not help, so what follows would be noise
			return table
		}
		lastLine = line
		doc.add(problem)
		text = withoutLine(text, line)
	}
	return table
}

// withoutLine blanks out one line, so that the others keep their places. The name of a table whose brackets are wrong stays,
// or the keys below it would fall into the table before.
func withoutLine(text string, line int) string {
	lines := strings.SplitAfter(text, "\n")
	if line < 1 || line > len(lines) {
		return text
	}
	if h := headerStart.FindStringSubmatch(strings.TrimRight(lines[line-1], "\n")); h != nil && len(h[1]) == len(h[3]) {
		return withoutTable(lines, line)
	}
	instead := ""
	if h := headerStart.FindStringSubmatch(strings.TrimRight(lines[line-1], "\n")); h != nil && h[2] != "" && len(h[1]) != len(h[3]) {
		instead = h[1] + h[2] + strings.Repeat("]", len(h[1]))
	}
	if strings.HasSuffix(lines[line-1], "\n") {
		instead += "\n"
	}
	lines[line-1] = instead
	return strings.Join(lines, "")
}

// withoutTable blanks out a table that cannot stand there, with all its lines.
func withoutTable(lines []string, line int) string {
	for i := line - 1; i < len(lines); i++ {
		if i >= line && strings.HasPrefix(strings.TrimSpace(lines[i]), "[") {
			break
		}
		lines[i] = lines[i][len(strings.TrimRight(lines[i], "\n")):]
	}
	return strings.Join(lines, "")
}

// explain turns what the TOML library says into the editor's words. The line itself is read again, since most mistakes
// are plainer to see there than in what a parser expected.
func explain(f File, text string, err error) (line int, p Problem) {
	var fault toml.ParseError
	if !errors.As(err, &fault) {
		return 1, Problem{Position{f.Path, 1, 1}, "cannot be read as TOML", "see docs/records.md for an example"}
	}
	line = max(fault.Position.Line, 1)
	lines := strings.Split(text, "\n")
	if line > len(lines) {
		line = len(lines)
	}
	// A text or list that is not closed is noticed at the end of the file; it is the line where it began that is wrong.
	opened, isOpen := openedAt(text)
	if at := (File{Path: f.Path, Text: text}).Position(opened); isOpen && at.Line <= line {
		line = at.Line
	} else {
		isOpen = false
	}
	if column, what, mend := readLine(lines[line-1]); what != "" {
		return line, Problem{Position{f.Path, line, column}, what, mend}
	}
	column := 1
	if isOpen {
		column = (File{Path: f.Path, Text: text}).Position(opened).Column
	} else if fault.Position.Line == line {
		start := max(0, min(fault.Position.Start, len(text)))
		if at := (File{Path: f.Path, Text: text}).Position(start); at.Line == line {
			column = at.Column
		}
	}
	what, mend := reword(fault)
	if isOpen {
		what, mend = stillOpen(text[opened:])
	}
	return line, Problem{Position{f.Path, line, column}, what, mend}
}

var (
	keyAlone     = regexp.MustCompile(`^\s*("[^"]*"|[A-Za-z0-9_.-]+)\s*$`)
	keyColon     = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+)\s*:\s*(.*)$`)
	keyValue     = regexp.MustCompile(`^(\s*("[^"]*"|[A-Za-z0-9_.-]+)\s*=\s*)(.*)$`)
	headerStart  = regexp.MustCompile(`^\s*(\[\[?)\s*([A-Za-z0-9_.-]*)\s*(\]*)\s*(#.*)?$`)
	spacedKey    = regexp.MustCompile(`^\s*([A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+)+)\s*=`)
	datedWrong   = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b`)
	wordFirst    = regexp.MustCompile(`^[A-Za-z(]`)
	numberFirst  = regexp.MustCompile(`^[+-]?\d`)
	curlyQuotes  = "“”„‟‘’‚‛«»"
	lineComments = regexp.MustCompile(`\s+#.*$`)
)

// readLine looks at one faulty line as an editor would. An empty what means that it looks right by itself.
func readLine(line string) (column int, what, mend string) {
	columnOf := func(offset int) int { return len([]rune(line[:offset])) + 1 }
	first := len(line) - len(strings.TrimLeft(line, " \t"))
	switch m := keyValue.FindStringSubmatch(line); {
	case m != nil:
		value := strings.TrimSpace(m[3])
		column = columnOf(len(m[1]))
		what, mend = readValue(m[2], value)
		return column, what, mend
	case headerStart.MatchString(line):
		h := headerStart.FindStringSubmatch(line)
		if h[2] == "" {
			return columnOf(first), "a table needs a name between its brackets", "write a name such as [medication] or [[meeting]]"
		}
		if len(h[1]) != len(h[3]) {
			return columnOf(first), "the brackets of this table do not match", fmt.Sprintf("write %s%s%s", h[1], h[2], strings.Repeat("]", len(h[1])))
		}
		return 0, "", ""
	case spacedKey.MatchString(line):
		key := spacedKey.FindStringSubmatch(line)[1]
		return columnOf(first), fmt.Sprintf("the key %q has a blank in it", key), fmt.Sprintf("write %s", strings.ReplaceAll(key, " ", "_"))
	case keyColon.MatchString(line):
		m := keyColon.FindStringSubmatch(line)
		return columnOf(first), fmt.Sprintf("%q is followed by a colon", m[1]), fmt.Sprintf("write %s = …", m[1])
	case strings.ContainsAny(line, curlyQuotes) && strings.Contains(line, "="):
		at := strings.IndexAny(line, curlyQuotes)
		return columnOf(at), "this is a curly quote, as word processors make them", `write a straight one: "`
	case keyAlone.MatchString(line):
		key := strings.TrimSpace(line)
		return columnOf(first), fmt.Sprintf("%q has no value", cut(key, 40)), fmt.Sprintf("write %s = … or remove the line", cut(key, 40))
	case !strings.Contains(line, "=") && strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "["):
		return columnOf(first), "this line is neither a key with a value nor the name of a table", `write key = "value", or put # before a remark`
	}
	return 0, "", ""
}

// readValue looks at what stands behind the equals sign.
func readValue(key, value string) (what, mend string) {
	bare := strings.TrimSpace(lineComments.ReplaceAllString(value, ""))
	switch {
	case bare == "" || strings.HasPrefix(value, "#"):
		return fmt.Sprintf("%q has no value", key), "write one, or remove the line"
	case strings.ContainsRune(curlyQuotes, []rune(value)[0]):
		return "this is a curly quote, as word processors make them", fmt.Sprintf(`write straight ones: %s = "%s"`, key, strings.Trim(bare, curlyQuotes+`"`))
	case strings.HasPrefix(value, `"`) && !strings.HasPrefix(value, `"""`) && unclosed(value, '"'),
		strings.HasPrefix(value, `'`) && !strings.HasPrefix(value, `'''`) && unclosed(value, '\''):
		return "the text has no closing quote", fmt.Sprintf("write it between two straight quotes: %s = %s", key, strconv.Quote(strings.Trim(bare, `"'`+curlyQuotes)))
	case strings.HasPrefix(value, `"""`) || strings.HasPrefix(value, "'''"):
		return "", ""
	case strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'"):
		return readQuoted(key, value)
	case bare == "True" || bare == "False" || bare == "TRUE" || bare == "FALSE":
		return fmt.Sprintf("%q must be written in lower case", bare), fmt.Sprintf("write %s = %s", key, strings.ToLower(bare))
	case datedWrong.MatchString(bare):
		return fmt.Sprintf("%q is not a date", cut(bare, 40)), "write the year, the month and the day like 2026-11-21"
	case wordFirst.MatchString(bare) && bare != "true" && bare != "false":
		return "the text has no quotes", fmt.Sprintf("write %s = %s", key, strconv.Quote(strings.TrimRight(bare, `"'`)))
	case strings.HasSuffix(bare, `"`) && strings.Count(bare, `"`) == 1:
		return "the text has no opening quote", fmt.Sprintf("write %s = %s", key, strconv.Quote(strings.Trim(bare, `"`)))
	case numberFirst.MatchString(bare) && !numberPattern.MatchString(bare):
		return fmt.Sprintf("%q is neither a number nor a text", cut(bare, 40)), fmt.Sprintf("write it in quotes: %s = %s", key, strconv.Quote(bare))
	case numberFirst.MatchString(bare) && strings.HasPrefix(strings.TrimLeft(bare, "+-"), "0"):
		return "a number cannot begin with 0", fmt.Sprintf("write it in quotes: %s = %s", key, strconv.Quote(bare))
	case strings.HasPrefix(value, "[") && strings.ContainsAny(value, curlyQuotes) && !strings.Contains(value, `"`):
		return "the list has curly quotes, as word processors make them", `write straight ones: "`
	}
	return "", ""
}

// readQuoted looks at a text that is closed and asks what follows it.
func readQuoted(key, value string) (what, mend string) {
	quote := value[0]
	for i := 1; i < len(value); i++ {
		switch {
		case value[i] == '\\' && quote == '"':
			if i+1 < len(value) && !strings.ContainsRune(`btnfreux"\`, rune(value[i+1])) {
				return `a backslash in a text must be written twice`, `write \\, or put the text between ' and '`
			}
			i++
		case value[i] == quote:
			rest := strings.TrimSpace(value[i+1:])
			if rest == "" || rest[0] == '#' {
				return "", ""
			}
			if strings.HasPrefix(rest, ",") {
				return "several values need brackets", fmt.Sprintf("write %s = [%s]", key, cut(value, 60))
			}
			return "something follows the closing quote", `remove it, or write \" for a quote inside the text`
		}
	}
	return "", ""
}

// unclosed tells whether a text in quotes does not end on its line.
func unclosed(value string, quote byte) bool {
	for i := 1; i < len(value); i++ {
		if value[i] == '\\' && quote == '"' {
			i++
			continue
		}
		if value[i] == quote {
			return false
		}
	}
	return true
}

// stillOpen says what was begun and not closed.
func stillOpen(text string) (what, mend string) {
	switch text[0] {
	case '{':
		return "the table in braces is not closed", `write it on one line and end it with }: { answer = "yes", note = "…" }`
	case '[':
		return "the list is not closed", `put a comma between its values and end it with ]: ["one", "two"]`
	}
	return "the long text is not closed", "write " + text[:3] + " behind its last line"
}

// openedAt is where a list, a table in braces or a text in three quotes begins that nothing closes.
func openedAt(text string) (offset int, isOpen bool) {
	s := &scanner{text: text}
	var open []int
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '"' || c == '\'':
			start := s.at
			s.quoted()
			if triple := strings.Repeat(string(c), 3); strings.HasPrefix(text[start:], triple) && (s.at-start < 6 || !strings.HasSuffix(text[start:s.at], triple)) {
				return start, true
			}
			continue
		case c == '#':
			s.restOfLine()
			continue
		case c == '[' || c == '{':
			open = append(open, s.at)
		case (c == ']' || c == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
		s.at++
	}
	if len(open) > 0 {
		return open[0], true
	}
	return 0, false
}

var quotedName = regexp.MustCompile(`'([^']*)'`)

// reword says what remains of the library's messages without its own words.
func reword(fault toml.ParseError) (what, mend string) {
	message := fault.Message
	name := ""
	if m := quotedName.FindStringSubmatch(message); m != nil {
		name = m[1]
	}
	switch {
	case strings.Contains(message, "already been defined"):
		return fmt.Sprintf("%q is written twice", name), "keep one of the two"
	case strings.Contains(message, "already created") || strings.Contains(message, "is not a table"):
		return fmt.Sprintf("%q is written twice, in different ways", name), "keep one: [name] for one table, [[name]] for several"
	case strings.Contains(message, "EOF"):
		return "something that was begun here is not closed", "check quotes and brackets"
	case strings.Contains(message, "array terminator"), strings.Contains(message, "comma"):
		return "the list is not written right", `put a comma between its values and close it with ]: ["one", "two"]`
	case strings.Contains(message, "inline table"), strings.Contains(message, "newlines not allowed"):
		return "the table in braces is not written right", `write it on one line: { answer = "yes", note = "…" }`
	case strings.Contains(message, "control char"):
		return "this line has a sign that cannot be seen and is not allowed", "write the line anew"
	case strings.Contains(message, "escape"):
		return "a backslash in a text must be written twice", `write \\, or put the text between ' and '`
	case strings.Contains(message, "out of range"), strings.Contains(message, "nteger"), strings.Contains(message, "loat"), strings.Contains(message, "igit"):
		return "this is not a number", "check it, or write it in quotes if it is a text"
	case strings.Contains(message, "date"):
		return "this is not a date", "write the year, the month and the day like 2026-11-21"
	}
	return "this line is not written right", `write key = "value"; check quotes, brackets and commas`
}
