package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// said reads a text with a few fields, as a record would, and gives what was said, without the file's name.
func said(t *testing.T, text string) []string {
	t.Helper()
	f, problems := NewFile("x.toml", "x.toml", text)
	table := ReadTable(f, DefaultLimits())
	table.Required("name", "A name")
	table.Choice("colour", "red", "green", "blue")
	table.Texts("words")
	table.Date("day")
	table.Clock("start")
	table.Zone("zone")
	table.Address("website")
	table.Phone("phone")
	table.Int("minutes", 5, 600)
	if sub := table.Table("place"); sub != nil {
		sub.Text("city")
		sub.Done()
	}
	for _, m := range table.Tables("meeting") {
		m.Choice("day", "monday", "tuesday")
		m.Done()
	}
	table.Done()
	problems = append(problems, table.Problems()...)
	problems.Sort()
	var lines []string
	for _, p := range problems {
		lines = append(lines, strings.TrimPrefix(p.String(), "x.toml:"))
	}
	return lines
}

func TestOneMistakeOneProblem(t *testing.T) {
	const name = "name = \"x\"\n"
	for _, c := range []struct{ text, want string }{
		{"colour = \"red\"\n", `1:1: "name" is missing (add a line name = "A name")`},
		{"name = “x”\n", `1:8: this is a curly quote, as word processors make them (write straight ones: name = "x")`},
		{"name = \"x\n", `1:8: the text has no closing quote (write it between two straight quotes: name = "x")`},
		{"name = x\n", `1:8: the text has no quotes (write name = "x")`},
		{"name: \"x\"\n", `1:1: "name" is followed by a colon (write name = …)`},
		{"name\n", `1:1: "name" has no value (write name = … or remove the line)`},
		{"name =\n", `1:7: "name" has no value (write one, or remove the line)`},
		{"name = \"x\" y\n", `1:8: something follows the closing quote (remove it, or write \" for a quote inside the text)`},
		{"name = 7\n", `1:8: "name" must be text in quotes, not the number 7 (write name = "7")`},
		{"name = \" x\"\n", `1:8: "name" begins or ends with a blank (remove the blank)`},
		{name + name, `2:1: "name" is written twice (keep one of the two)`},
		{name + "colour = \"gren\"\n", `2:10: "gren" is not a value of "colour" (did you mean "green"?)`},
		{name + "color = \"red\"\n", `2:1: "color" is not a key (did you mean "colour"?)`},
		{name + "words = [\"a\", 2]\n", `2:15: "words" must be text in quotes, not the number 2 (write words = "2")`},
		{name + "words = [\"a\", \"a\"]\n", `2:15: "a" stands twice in "words" (remove one)`},
		{name + "words = [\"a\"\n", `2:9: the list is not closed (put a comma between its values and end it with ]: ["one", "two"])`},
		{name + "day = \"2026-11-21\"\n", `2:7: "day" must be a date like 2026-11-21, without quotes, not the text "2026-11-21" (leave out the quotes: day = 2026-11-21)`},
		{name + "day = 21.11.2026\n", `2:7: "21.11.2026" is not a date (write the year, the month and the day like 2026-11-21)`},
		{name + "day = 2026-13-45\n", `2:7: "2026-13-45" is not a date (write the year, the month and the day like 2026-11-21)`},
		{name + "start = \"7pm\"\n", `2:9: "7pm" is not a time of day (write start = "19:00")`},
		{name + "start = 19.00\n", `2:9: "start" must be a time in quotes, not the number 19 (write start = "19:00")`},
		{name + "start = \"25:00\"\n", `2:9: "25:00" is not a time of day (write hours and minutes, 24 hours a day, like "18:30")`},
		{name + "zone = \"EST\"\n", `2:8: "EST" is not a time zone (write "America/New_York")`},
		{name + "zone = \"America/NewYork\"\n", `2:8: "America/NewYork" is not a time zone (did you mean "America/New_York"?)`},
		{name + "website = \"example.org\"\n", `2:11: "example.org" does not say https:// (write https://example.org)`},
		{name + "website = \"javascript:alert(1)\"\n", `2:11: "javascript:alert(1)" is not a web address (write it with https://)`},
		{name + "phone = \"(508) 555 0100\"\n", `2:9: "(508) 555 0100" is not a telephone number (write phone = "508-555-0100")`},
		{name + "minutes = \"60\"\n", `2:11: "minutes" must be a whole number without quotes, not the text "60" (leave out the quotes: minutes = 60)`},
		{name + "minutes = 900\n", `2:11: "minutes" cannot be 900 (write a number from 5 to 600)`},
		{name + "[place\ncity = \"x\"\n", `2:1: the brackets of this table do not match (write [place])`},
		{name + "[[place]]\ncity = \"x\"\n", `2:1: "place" must stand once, in single brackets (write [place])`},
		{name + "[meeting]\nday = \"monday\"\n", `2:1: "meeting" may stand several times, so it needs double brackets (write [[meeting]])`},
		{name + "[[meeting]]\nday = \"monday\"\n[[meeting]]\nday = \"mnday\"\n[[meeting]]\nday = \"tuesday\"\n", `5:7: "mnday" is not a value of "day" (did you mean "monday"?)`},
		{name + "[[meeting]]\nday = \"monday\"\n[[meeting]]\ndya = \"monday\"\n", `5:1: "dya" is not a key of [[meeting]] (did you mean "day"?)`},
		{"<<<<<<< HEAD\nname = \"x\"\n=======\nname = \"y\"\n>>>>>>> other\n", `1:1: two people's changes were not merged here (choose between the lines from <<<<<<< to >>>>>>> and remove the marks)`},
		{"\ufeff" + name, `1:1: begins with an invisible mark (a byte order mark) (save the file as UTF-8 without BOM)`},
		{"name = \"x\"\r\nday = 2026-11-21\r\n", `1:11: has Windows line ends (save the file with Unix line ends (LF))`},
		{"", ` is empty (write what belongs there, or remove the file)`},
		{"name = \"caf\xe9\"\n", `1:12: has bytes that are not UTF-8 text (save the file as UTF-8)`},
		{name + "day = \"é\"\nwords = \"ü\" x\n", `3:9: something follows the closing quote (remove it, or write \" for a quote inside the text)`},
	} {
		got := said(t, c.text)
		if len(got) == 0 || !slices.Contains(got, c.want) || len(got) > 1 && !strings.Contains(c.text, "é") {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, strings.Join(got, "\n     "), c.want)
		}
	}
}

// A hostile file is refused before the TOML library sees it; the library would die of the first and need seconds for the others.
func TestHostileFilesAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nesting":   "a = " + strings.Repeat("[", 100_000),
		"key_parts": strings.Repeat("a.", 20_000) + "a = 1\n",
		"tables":    strings.Repeat("[a]\n", 50_000),
	} {
		f, _ := NewFile("x.toml", "x.toml", text)
		table := ReadTable(f, DefaultLimits())
		if problems := table.Problems(); len(problems) != 1 || !strings.Contains(problems[0].What, "the limit "+name+" is") {
			t.Errorf("%s: %v", name, problems)
		}
		if !table.Damaged() {
			t.Errorf("%s: what was refused counts as read", name)
		}
	}
}

var jargon = []string{"unmarshal", "struct", "nil", "EOF", "token", "parse", "syntax", "rune", "int64", "map["}

// Whatever an editor types, reading it ends, every problem has its place inside the file, and no message needs a coder.
func FuzzReadTable(f *testing.F) {
	for _, seed := range []string{"name = \"x\"\n", "a = [", "[[meeting]]\nday = [\"monday\"]\n", "a = { b = \"c\" }", "a = \"\"\"\nx", "[a.b]\nc.d = 1", "“", "a = 1979-05-27T07:32:00Z", "'a' = '''b'''", "a=[[[[1]]]]#", "\\u0000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || !utf8.ValidString(text) {
			return
		}
		file, problems := NewFile("x.toml", "x.toml", text)
		table := ReadTable(file, Limits{FileBytes: 8192, Nesting: 16, Tables: 50, KeyParts: 8})
		for key := range table.values {
			table.Text(key)
			table.Tables(key)
		}
		table.Required("name", "x")
		table.Done()
		lines := max(strings.Count(text, "\n"), strings.Count(file.Text, "\n")) + 1
		for _, p := range append(problems, table.Problems()...) {
			if p.Line < 0 || p.Line > lines+1 || p.File != "x.toml" {
				t.Errorf("place %v of %d lines", p.Position, lines)
			}
			for _, word := range jargon {
				if strings.Contains(p.What, word) && !strings.Contains(text, word) {
					t.Errorf("%q says %q", p.What, word)
				}
			}
		}
	})
}

func TestLocateFindsEveryValue(t *testing.T) {
	text := "a = 1\nb.c = [1, \"x\", [2]]\n[d]\ne = { f = \"g\", h = [\n  3, # three\n  4 ] }\n[[i]]\nj = 1\n[[i]]\n\"j k\" = 2\n[i.l]\nm = '''\nx'''\nn = 5\n"
	f := File{Path: "x", Text: text}
	found := locate(text)
	for path, want := range map[string]string{"a": "1:5", "b.c": "2:7", "b.c[1]": "2:11", "b.c[2][0]": "2:17", "d.e.f": "4:11", "d.e.h[1]": "6:3",
		"i[0].j": "8:5", "i[1].j k": "10:9", "i[1].l.m": "12:5", "i[1].l.n": "14:5", "d.e.f" + keyMark: "4:7", "i[1]": "9:1"} {
		offset, ok := found[path]
		at := f.Position(offset)
		if got := fmt.Sprintf("%d:%d", at.Line, at.Column); !ok || got != want {
			t.Errorf("%s at %s, want %s", path, got, want)
		}
	}
}

func TestClosest(t *testing.T) {
	days := []string{"monday", "tuesday", "wednesday", "thursday"}
	for word, want := range map[string]string{"mnday": "monday", "tusday": "tuesday", "Tuesday": "tuesday", "wendesday": "wednesday", "thu": "thursday", "friday": "", "x": ""} {
		if got := Closest(word, days); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
