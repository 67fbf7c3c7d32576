package source

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
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

// Text takes a text. One that is only blanks counts as not written and is reported.
func (t *Table) Text(key string) string {
	value, ok := t.take(key)
	if !ok {
		return ""
	}
	return t.text(key, value)
}

func (t *Table) text(key string, value any) string {
	text, ok := value.(string)
	if !ok {
		t.wrongType(key, "text in quotes", value)
		return ""
	}
	switch trimmed := strings.TrimSpace(text); {
	case trimmed == "":
		t.Problem(key, fmt.Sprintf("%q is empty", lastKey(key)), "write it, or remove the line")
	case trimmed != text:
		t.Problem(key, fmt.Sprintf("%q begins or ends with a blank", lastKey(key)), "remove the blank")
	}
	return strings.TrimSpace(text)
}

// wrongType says what a value must be and shows how to write it.
func (t *Table) wrongType(key, must string, value any) {
	mend := "see docs/records.md"
	switch v := value.(type) {
	case int64, float64, bool:
		if strings.Contains(must, "text") {
			mend = fmt.Sprintf("write %s = %q", lastKey(key), fmt.Sprint(v))
		}
	case string:
		switch {
		case strings.HasPrefix(must, "a date") && datePattern.MatchString(v),
			strings.Contains(must, "number") && numberPattern.MatchString(v),
			strings.HasPrefix(must, "true") && (v == "true" || v == "false"):
			mend = fmt.Sprintf("leave out the quotes: %s = %s", lastKey(key), v)
		case strings.HasPrefix(must, "a list"):
			mend = fmt.Sprintf("write %s = [%q]", lastKey(key), v)
		}
	case []any:
		if len(v) == 1 {
			mend = fmt.Sprintf("leave out the brackets: %s = %s", lastKey(key), written(v[0]))
		}
	}
	if strings.HasPrefix(must, "a table") {
		mend = "write [" + strings.Trim(t.title(), "[]") + "] above its lines"
		if t.path == "" {
			mend = fmt.Sprintf("write [%s] on a line of its own, and its keys below", key)
		}
	}
	t.Problem(key, fmt.Sprintf("%q must be %s, not %s", lastKey(key), must, kindOf(value)), mend)
}

var (
	datePattern   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	numberPattern = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	indexPattern  = regexp.MustCompile(`\[\d+\]$`)
)

func lastKey(key string) string { return indexPattern.ReplaceAllString(key, "") }

func written(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(value)
}

func kindOf(value any) string {
	switch v := value.(type) {
	case string:
		return "the text " + strconv.Quote(cut(v, 40))
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprint(v)
	case time.Time:
		return "a date or time"
	case []any:
		return "a list"
	case []map[string]any:
		return "a list of tables"
	}
	return "a table"
}

// cut shortens a text for a message.
func cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// Required takes a text that must be there.
func (t *Table) Required(key, example string) string {
	if !t.Has(key) {
		t.taken = append(t.taken, key)
		t.Missing(key, fmt.Sprintf("add a line %s = %q", key, example))
		return ""
	}
	return t.Text(key)
}

// Choice takes one of a few words, or none.
func (t *Table) Choice(key string, words ...string) string {
	value, ok := t.take(key)
	if !ok {
		return ""
	}
	return t.choice(key, value, words)
}

func (t *Table) choice(key string, value any, words []string) string {
	text, ok := value.(string)
	if !ok {
		t.wrongType(key, "one of "+list(words), value)
		return ""
	}
	if !slices.Contains(words, text) {
		t.Problem(key, fmt.Sprintf("%q is not a value of %q", cut(text, 40), lastKey(key)), Suggest(text, words))
		return ""
	}
	return text
}

// Suggest is a mend that names the word which was most likely meant, or all that are allowed.
func Suggest(word string, words []string) string {
	if near := Closest(word, words); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write one of " + list(words)
}

func list(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = strconv.Quote(word)
	}
	return strings.Join(quoted, ", ")
}

// Choices takes a list of a few words; one word alone is a list of one.
func (t *Table) Choices(key string, words ...string) []string {
	var found []string
	t.each(key, "text in quotes", func(element string, value any) {
		if word := t.choice(element, value, words); word != "" {
			found = append(found, word)
		}
	})
	return found
}

// Texts takes a list of texts; one text alone is a list of one.
func (t *Table) Texts(key string) []string {
	var found []string
	t.each(key, "text in quotes", func(element string, value any) {
		if text := t.text(element, value); text != "" {
			found = append(found, text)
		}
	})
	return found
}

// each walks over a list, or over a single value as over a list of one, and reports what stands in it twice.
func (t *Table) each(key, must string, take func(element string, value any)) {
	value, ok := t.take(key)
	if !ok {
		return
	}
	elements, isList := value.([]any)
	if !isList {
		if _, table := value.(map[string]any); table {
			t.wrongType(key, "a list of "+must, value)
			return
		}
		take(key, value)
		return
	}
	seen := map[any]bool{}
	for i, element := range elements {
		name := fmt.Sprintf("%s[%d]", key, i)
		if text, isText := element.(string); isText {
			if seen[text] {
				t.Problem(name, fmt.Sprintf("%q stands twice in %q", cut(text, 40), key), "remove one")
				continue
			}
			seen[text] = true
		}
		take(name, element)
	}
}

// Bool takes true or false; written tells whether it is there.
func (t *Table) Bool(key string) (value, written bool) {
	raw, ok := t.take(key)
	if !ok {
		return false, false
	}
	value, ok = raw.(bool)
	if !ok {
		t.wrongType(key, "true or false", raw)
	}
	return value, ok
}

// Int takes a whole number between least and most; written tells whether a good one is there.
func (t *Table) Int(key string, least, most int) (value int, written bool) {
	raw, ok := t.take(key)
	if !ok {
		return 0, false
	}
	number, ok := raw.(int64)
	if !ok {
		t.wrongType(key, "a whole number without quotes", raw)
		return 0, false
	}
	if number < int64(least) || number > int64(most) {
		t.Problem(key, fmt.Sprintf("%q cannot be %d", key, number), fmt.Sprintf("write a number from %d to %d", least, most))
		return 0, false
	}
	return int(number), true
}

// Number takes a number with or without decimals between least and most.
func (t *Table) Number(key string, least, most float64) (value float64, written bool) {
	raw, ok := t.take(key)
	if !ok {
		return 0, false
	}
	switch number := raw.(type) {
	case float64:
		value = number
	case int64:
		value = float64(number)
	default:
		t.wrongType(key, "a number without quotes", raw)
		return 0, false
	}
	if !(value >= least && value <= most) {
		t.Problem(key, fmt.Sprintf("%q cannot be %v", key, value), fmt.Sprintf("write a number from %v to %v", least, most))
		return 0, false
	}
	return value, true
}

// Date takes a day, written 2026-11-21 without quotes.
func (t *Table) Date(key string) Date {
	value, ok := t.take(key)
	if !ok {
		return Date{}
	}
	return t.date(key, value)
}

func (t *Table) date(key string, value any) Date {
	moment, ok := value.(time.Time)
	if !ok {
		t.wrongType(key, "a date like 2026-11-21, without quotes", value)
		return Date{}
	}
	if h, m, s := moment.Clock(); h != 0 || m != 0 || s != 0 || moment.Year() == 0 {
		t.Problem(key, fmt.Sprintf("%q must be a date without a time", lastKey(key)), "write it like 2026-11-21")
		return Date{}
	}
	if moment.Year() < 1900 || moment.Year() > 2200 {
		t.Problem(key, fmt.Sprintf("the year %d in %q cannot be right", moment.Year(), lastKey(key)), "check the date")
		return Date{}
	}
	return DateOf(moment)
}

// Dates takes a list of days.
func (t *Table) Dates(key string) []Date {
	var found []Date
	t.each(key, "dates like 2026-11-21", func(element string, value any) {
		if date := t.date(element, value); !date.IsZero() {
			found = append(found, date)
		}
	})
	return found
}

// Clock takes a time of day as text, "18:30", and gives minutes after midnight. TOML's own times, 18:30:00, will do too.
func (t *Table) Clock(key string) (minutes int, written bool) {
	value, ok := t.take(key)
	if !ok {
		return 0, false
	}
	if moment, isTime := value.(time.Time); isTime && moment.Year() == 0 {
		return moment.Hour()*60 + moment.Minute(), true
	}
	text, ok := value.(string)
	if !ok {
		mend := `write it like "18:30"`
		if number, isNumber := value.(float64); isNumber && number >= 0 && number < 24 {
			mend = fmt.Sprintf("write %s = %q", key, strings.ReplaceAll(fmt.Sprintf("%05.2f", number), ".", ":"))
		}
		t.Problem(key, fmt.Sprintf("%q must be a time in quotes, not %s", key, kindOf(value)), mend)
		return 0, false
	}
	moment, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		t.Problem(key, fmt.Sprintf("%q is not a time of day", cut(text, 40)), clockMend(key, text))
		return 0, false
	}
	return moment.Hour()*60 + moment.Minute(), true
}

// clockMend reads the other ways in which people write a time.
func clockMend(key, text string) string {
	tidy := strings.ReplaceAll(strings.ToLower(strings.ReplaceAll(text, " ", "")), ".", "")
	for _, layout := range []string{"3:04pm", "3pm", "15:4", "15:04:05", "1504", "15h04", "15h"} {
		if moment, err := time.Parse(layout, tidy); err == nil {
			return fmt.Sprintf("write %s = %q", key, moment.Format("15:04"))
		}
	}
	if hour, minute, found := strings.Cut(text, "."); found {
		if moment, err := time.Parse("15:04", hour+":"+minute); err == nil {
			return fmt.Sprintf("write %s = %q", key, moment.Format("15:04"))
		}
	}
	return `write hours and minutes, 24 hours a day, like "18:30"`
}

// Address takes a web address. Only https and, for pages that have no other, http are let through.
func (t *Table) Address(key string) string {
	text := t.Text(key)
	if text == "" {
		return ""
	}
	if what, mend := BadAddress(text); what != "" {
		t.Problem(key, what, mend)
		return ""
	}
	return text
}

// BadAddress says what is wrong with a web address, or nothing.
func BadAddress(text string) (what, mend string) {
	parsed, err := url.Parse(text)
	switch {
	case strings.ContainsAny(text, " \t\n<>\"`{}|\\^"):
		return fmt.Sprintf("%q is not a web address: it has a blank or a sign that no address has", cut(text, 60)), "copy it from the browser"
	case err != nil:
		return fmt.Sprintf("%q is not a web address", cut(text, 60)), "copy it from the browser, with https://"
	case parsed.Scheme == "" && strings.Contains(text, "."):
		return fmt.Sprintf("%q does not say https://", cut(text, 60)), "write https://" + strings.TrimLeft(text, "/")
	case parsed.Scheme != "https" && parsed.Scheme != "http":
		return fmt.Sprintf("%q is not a web address", cut(text, 60)), "write it with https://"
	case parsed.User != nil:
		return "a web address must not hold a user name or password", "remove what stands before the @"
	case !strings.Contains(parsed.Hostname(), "."), strings.HasSuffix(parsed.Hostname(), "."), strings.Contains(parsed.Hostname(), ".."):
		return fmt.Sprintf("%q has no name of a site", cut(text, 60)), "copy it from the browser"
	}
	return "", ""
}

var phonePattern = regexp.MustCompile(`^(1-)?[2-9]\d{2}-[2-9]\d{2}-\d{4}$`)

// Phone takes a telephone number of North America, written 508-555-0100 or 1-800-662-4357; short ones such as 988 are for site.toml.
func (t *Table) Phone(key string) string {
	text := t.Text(key)
	if text == "" || phonePattern.MatchString(text) || len(text) == 3 && numberPattern.MatchString(text) {
		return text
	}
	mend := "write it like 508-555-0100"
	digits := strings.TrimPrefix(onlyDigits(text), "1")
	if len(digits) == 10 {
		if number := digits[:3] + "-" + digits[3:6] + "-" + digits[6:]; phonePattern.MatchString(number) {
			mend = fmt.Sprintf("write %s = %q", lastKey(key), number)
		}
	}
	t.Problem(key, fmt.Sprintf("%q is not a telephone number", cut(text, 40)), mend)
	return ""
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

var emailPattern = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

// Email takes an e-mail address.
func (t *Table) Email(key string) string {
	text := t.Text(key)
	if text != "" && !emailPattern.MatchString(text) {
		t.Problem(key, fmt.Sprintf("%q is not an e-mail address", cut(text, 60)), "write it like hello@example.org")
		return ""
	}
	return text
}

// Zone takes an IANA time zone.
func (t *Table) Zone(key string) string {
	text := t.Text(key)
	if text == "" {
		return ""
	}
	if mend, ok := zoneKnown(text); !ok {
		t.Problem(key, fmt.Sprintf("%q is not a time zone", cut(text, 40)), mend)
		return ""
	}
	return text
}

// shortZones are the abbreviations that people write, with the zone that they live in.
var shortZones = map[string]string{
	"EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York", "EASTERN": "America/New_York", "US/EASTERN": "America/New_York",
	"CST": "America/Chicago", "CDT": "America/Chicago", "CT": "America/Chicago", "CENTRAL": "America/Chicago", "US/CENTRAL": "America/Chicago",
	"MST": "America/Denver", "MDT": "America/Denver", "MT": "America/Denver", "MOUNTAIN": "America/Denver", "US/MOUNTAIN": "America/Denver",
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles", "US/PACIFIC": "America/Los_Angeles",
}

// usualZones need no look-up and are the first that a misspelt zone is held against.
var usualZones = []string{"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/Anchorage",
	"America/Detroit", "America/Indiana/Indianapolis", "America/Kentucky/Louisville", "America/Boise", "Pacific/Honolulu", "America/Puerto_Rico", "Europe/London"}

// zoneKnown accepts Region/City names only: abbreviations such as EST leave summer time out and put people at the door an hour late.
func zoneKnown(name string) (mend string, ok bool) {
	if zone, found := shortZones[strings.ToUpper(name)]; found {
		return fmt.Sprintf("write %q", zone), false
	}
	if slices.Contains(usualZones, name) {
		return "", true
	}
	if _, err := time.LoadLocation(name); err == nil && strings.Contains(name, "/") && !strings.HasPrefix(name, "Etc/") {
		return "", true
	}
	if near := Closest(name, usualZones); near != "" {
		return fmt.Sprintf("did you mean %q?", near), false
	}
	return `write Region/City, like "America/New_York"`, false
}

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
