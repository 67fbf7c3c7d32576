package language_test

import (
	"fmt"
	"strings"
	"testing"

	"manyroads/generator/language"
	"manyroads/generator/source"
)

func read(code, text string) *language.Table {
	return language.Read(source.File{Path: "layouts/languages/" + code + ".toml", Name: "languages/" + code + ".toml", Text: text}, source.DefaultLimits())
}

var here = source.Position{File: "layouts/home/home.html", Line: 3, Column: 5}

const head = "name = \"Español\"\nclock = 12\n\n"

// TestSections: a text is looked for in the section of its pages, and then in the shared one.
func TestSections(t *testing.T) {
	table := read("es", head+"[shared]\n\"Closed\" = \"Cerrado\"\n\n[list]\n\"Closed\" = \"Cerrados\"\n")
	if a, b := table.Text("list", "Closed", here), table.Text("group", "Closed", here); a != "Cerrados" || b != "Cerrado" {
		t.Errorf("%q and %q", a, b)
	}
	if problems := table.Problems(); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestPlurals: each language has the forms that CLDR gives it, without a word of code.
func TestPlurals(t *testing.T) {
	polish := read("pl", "name = \"polski\"\nclock = 24\n[list]\n\"{n} groups\" = { one = \"{n} grupa\", few = \"{n} grupy\", many = \"{n} grup\", other = \"{n} grupy\" }\n")
	said := polish.Plural("list", "1 group", "{n} groups", here)
	for n, want := range map[int]string{1: "{n} grupa", 3: "{n} grupy", 5: "{n} grup", 22: "{n} grupy", 0: "{n} grup"} {
		if got := said.For(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if problems := polish.Problems(); len(problems) > 0 {
		t.Error(problems)
	}
	english := language.Plural{One: "1 group", Other: "{n} groups"}
	if english.For(1) != "1 group" || english.For(0) != "{n} groups" {
		t.Error("English counts otherwise")
	}
	lacking := read("pl", "name = \"polski\"\nclock = 24\n[list]\n\"{n} groups\" = { one = \"{n} grupa\", other = \"{n} grupy\" }\n")
	lacking.Plural("list", "1 group", "{n} groups", here)
	if problems := fmt.Sprint(lacking.Problems()); !strings.Contains(problems, `the form "few" is missing`) || !strings.Contains(problems, `the form "many" is missing`) {
		t.Error(problems)
	}
}

// TestNames: languages and countries have their names from CLDR.
func TestNames(t *testing.T) {
	table := read("es", head)
	for got, want := range map[string]string{table.LanguageName("pl"): "polaco", table.CountryName("US"): "Estados Unidos", table.LanguageName("no language"): "", table.CountryName("?"): ""} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestProblems: what is wrong with a table is said with its place and its mend.
func TestProblems(t *testing.T) {
	for text, want := range map[string]string{
		head + "[home]\n\"Other\" = \"Otro\"\n": `layouts/languages/es.toml:4:1: "Find <b>{{.X}}</b> in {a}", which layouts/home/home.html:3 says, is not translated (add it below [home]: "Find <b>{{.X}}</b> in {a}" = "…")`,
		head:                                    `es.toml:1:1: "Find <b>{{.X}}</b> in {a}", which layouts/home/home.html:3 says, is not translated (add it below a line [home]:`,
		line("Busque <b>{{.Y}}</b> en {a}"):     "es.toml:5:31: {{.Y}} is not in the English",
		line("Busque <b>{{.X}}</b>"):            "{a} of the English is missing",
		line("Busque {{.X}} en {a}"):            "<b> of the English is missing",
		line("Busque </b>{{.X}}<b> en {a}"):     "</b> closes nothing here",
		line("Busque <b>{{.X}}</b> en {a} & b"): "& cannot stand in a text of the interface",
		line("") + "\"Gone\" = \"Ido\"\n":       `nothing on the site says "Gone"`,
		"name = \"Español\"\nclock = 7\n":       `es.toml:2:9: a clock has 12 or 24 hours`,
	} {
		table := read("es", text)
		table.Text("home", "Find <b>{{.X}}</b> in {a}", here)
		if problems := fmt.Sprint(table.Problems()); !strings.Contains(problems, want) {
			t.Errorf("%s\ngives %s\nwant %s", text, problems, want)
		}
	}
	if problems := fmt.Sprint(read("no_such", head).Problems()); !strings.Contains(problems, "is not the code of a language") {
		t.Error(problems)
	}
}

// line is a table with one translation of the text that TestProblems asks for.
func line(text string) string {
	return head + "[home]\n\"Find <b>{{.X}}</b> in {a}\" = \"" + text + "\"\n"
}

// TestOrder: parts may change their places, but those that choose what is shown may not.
func TestOrder(t *testing.T) {
	const english = "{{if .A}}a{{else}}b{{end}} {{.C}} {{.D}}"
	for text, sound := range map[string]bool{
		"{{.D}} {{if .A}}x{{else}}y{{end}} {{.C}}": true,
		"{{.D}} {{else}}x{{if .A}}y{{end}} {{.C}}": false,
	} {
		table := read("es", head+"[home]\n\""+english+"\" = \""+text+"\"\n")
		table.Text("home", english, here)
		if problems := table.Problems(); (len(problems) == 0) != sound {
			t.Errorf("%s: %v", text, problems)
		}
	}
}
