package source

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A Table is one TOML table from which a record takes its fields one by one. Each taking says what the field must be;
// what it is not becomes a Problem with its place, and the zero value goes on. Done reports the keys that nobody took.
type Table struct {
	doc    *document
	path   string // "meeting[1]"; empty for the whole file
	values map[string]any
	taken  []string // the keys that were asked for, some of them twice
	missed []missed // required keys that are not there; said in Done, since a misspelt key is one mistake and not two
}

type missed struct {
	key     string
	problem Problem
}

// document is what the tables of one file share.
type document struct {
	file     File
	problems Problems
	places   places // made at the first problem
	damaged  bool   // lines were left out because they could not be read, so a missing key may stand there
}

func (d *document) add(p Problem) { d.problems = append(d.problems, p) }

func (d *document) place(path string) Position {
	if d.places == nil {
		d.places = locate(d.file.Text)
	}
	for path != "" {
		for _, written := range []string{path, path + "[0]"} { // [[name]] where [name] was looked for
			if offset, ok := d.places[written]; ok {
				return d.file.Position(offset)
			}
		}
		cut := strings.LastIndexAny(path, ".[")
		path = path[:max(cut, 0)]
	}
	return Position{d.file.Path, 1, 1}
}

// Problems are all that was found so far in the file of this table, its sub-tables included.
func (t *Table) Problems() Problems { return t.doc.problems }

// Damaged tells whether some lines of the file could not be read, so that what seems missing may stand there.
func (t *Table) Damaged() bool { return t.doc.damaged }

// At is where the table begins.
func (t *Table) At() Position {
	if t.path == "" {
		return Position{t.doc.file.Path, 1, 1}
	}
	return t.doc.place(t.path)
}

// Place is where the value of a key stands. For the keys at the head of a file it is cheap; elsewhere the first call scans the file.
func (t *Table) Place(key string) Position {
	if t.path == "" && t.doc.places == nil {
		if offset, ok := headKey(t.doc.file.Text, key); ok {
			return t.doc.file.Position(offset)
		}
	}
	return t.doc.place(join(t.path, key))
}

// headKey finds the value of a key among the lines above the first table.
func headKey(text, key string) (offset int, ok bool) {
	head := text
	if end := strings.Index(text, "\n["); end >= 0 {
		head = text[:end]
	}
	at := 0
	if !strings.HasPrefix(head, key) {
		at = strings.Index(head, "\n"+key) + 1
	}
	if at == 0 && !strings.HasPrefix(head, key) {
		return 0, false
	}
	rest := head[at+len(key):]
	value := strings.TrimLeft(rest, " \t")
	if !strings.HasPrefix(value, "=") {
		return 0, false
	}
	value = strings.TrimLeft(value[1:], " \t")
	return at + len(key) + len(rest) - len(value), true
}

// Problem reports something wrong with the value of a key, or, with an empty key, with the table.
func (t *Table) Problem(key, what, mend string) {
	at := t.At()
	if key != "" {
		at = t.Place(key)
	}
	t.doc.add(Problem{Position: at, What: what, Mend: mend})
}

// Missing reports that a key which the record cannot do without is not there. It is said by Done, unless a misspelt key explains it.
func (t *Table) Missing(key, mend string) {
	if t.doc.damaged {
		return
	}
	what := fmt.Sprintf("%q is missing", key)
	if t.path != "" {
		what += " in " + t.title()
	}
	t.missed = append(t.missed, missed{key, Problem{Position: t.At(), What: what, Mend: mend}})
}

// title is the table as its header is written: [[meeting]].
func (t *Table) title() string {
	name, _, many := strings.Cut(t.path, "[")
	if many && strings.HasSuffix(t.path, "]") {
		return "[[" + name + "]]"
	}
	return "[" + regexp.MustCompile(`\[\d+\]`).ReplaceAllString(t.path, "") + "]"
}

// Has tells whether the key is written.
func (t *Table) Has(key string) bool { _, ok := t.values[key]; return ok }

func (t *Table) take(key string) (any, bool) {
	t.taken = append(t.taken, key)
	value, ok := t.values[key]
	return value, ok
}

var (
	datePattern   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	numberPattern = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	indexPattern  = regexp.MustCompile(`\[\d+\]$`)
)

// Table takes a sub-table, or gives nil.
func (t *Table) Table(key string) *Table {
	value, ok := t.take(key)
	if !ok {
		return nil
	}
	switch v := value.(type) {
	case map[string]any:
		return t.sub(key, v)
	case []map[string]any:
		t.Problem(key, fmt.Sprintf("%q must stand once, in single brackets", key), fmt.Sprintf("write [%s]", join(t.plain(), key)))
	default:
		t.wrongType(key, "a table", value)
	}
	return nil
}

// Tables takes the [[key]] tables, or inline tables in a list.
func (t *Table) Tables(key string) []*Table {
	value, ok := t.take(key)
	if !ok {
		return nil
	}
	var tables []*Table
	switch v := value.(type) {
	case []map[string]any:
		for i, element := range v {
			tables = append(tables, t.sub(fmt.Sprintf("%s[%d]", key, i), element))
		}
	case []any:
		for i, element := range v {
			name := fmt.Sprintf("%s[%d]", key, i)
			if table, isTable := element.(map[string]any); isTable {
				tables = append(tables, t.sub(name, table))
			} else {
				t.Problem(name, fmt.Sprintf("%q must be a list of tables", key), fmt.Sprintf("write [[%s]] above the keys of each", join(t.plain(), key)))
			}
		}
	case map[string]any:
		t.Problem(key, fmt.Sprintf("%q may stand several times, so it needs double brackets", key), fmt.Sprintf("write [[%s]]", join(t.plain(), key)))
	default:
		t.Problem(key, fmt.Sprintf("%q must be written as tables, not as %s", key, kindOf(value)), fmt.Sprintf("write [[%s]] on a line of its own, and its keys below", join(t.plain(), key)))
	}
	return tables
}

// plain is the path without the numbers of list elements, as a header names it.
func (t *Table) plain() string { return regexp.MustCompile(`\[\d+\]`).ReplaceAllString(t.path, "") }

func (t *Table) sub(key string, values map[string]any) *Table {
	return &Table{doc: t.doc, path: join(t.path, key), values: values}
}

// Value takes a key whatever it holds; the caller answers for its type.
func (t *Table) Value(key string) (any, bool) { return t.take(key) }

// Ignore takes a key, and all below it, unread: [private] is for editors' eyes only.
func (t *Table) Ignore(key string) { t.taken = append(t.taken, key) }

// Done reports every key that was written and not taken, with the key that was most likely meant, and then what is missing.
func (t *Table) Done() {
	var unknown []string
	for key := range t.values {
		if !slices.Contains(t.taken, key) {
			unknown = append(unknown, key)
		}
	}
	slices.Sort(unknown)
	var meant []string
	if len(unknown) > 0 {
		meant = t.sayUnknown(unknown)
	}
	for _, m := range t.missed {
		if !slices.Contains(meant, m.key) {
			t.doc.add(m.problem)
		}
	}
	t.missed = nil
}

// sayUnknown reports keys that nobody took, and gives those that were meant.
func (t *Table) sayUnknown(unknown []string) (meant []string) {
	open := slices.DeleteFunc(slices.Clone(t.taken), t.Has)
	for _, m := range t.missed {
		open = append(open, m.key)
	}
	for _, key := range unknown {
		mend := "remove it, or see docs/records.md for the keys there are"
		if near := Closest(key, open); near != "" {
			mend = fmt.Sprintf("did you mean %q?", near)
			meant = append(meant, near)
		}
		where := ""
		if t.path != "" {
			where = " of " + t.title()
		}
		t.doc.add(Problem{Position: t.doc.place(join(t.path, key) + keyMark), What: fmt.Sprintf("%q is not a key%s", cut(key, 40), where), Mend: mend})
	}
	return meant
}

// Keys are all keys of the table, in the order of the alphabet. They still have to be taken.
func (t *Table) Keys() []string {
	return slices.Sorted(maps.Keys(t.values))
}
