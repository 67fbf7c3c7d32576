package source

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

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
