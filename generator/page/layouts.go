package page

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"manyroads/generator/language"
	"manyroads/generator/search"
	"manyroads/generator/source"
)

// Layouts are the designers' files, read and ready: every template parsed, styles and scripts bundled.
// They are read once and then only looked at, by as many goroutines as there are.
type Layouts struct {
	sheets  map[string]sheet // by path below layouts/: "list/card.html"
	broken  map[string]bool  // those that can't be read; their problem has been said
	styles  map[string]asset // by the folder whose own styles it has, or sharedStyle
	scripts map[string]asset // by the file in which they begin
	icon    asset
	words   search.File // what readers say and mean, for the search page
	spoken  *search.Phrases
	say     *sayings
	in      map[string]*Layouts // the same in the other languages, by their codes
	table   *language.Table     // of such a language; nil: English
}

// LoadLayouts reads the files of layouts/. A template may use another by its path: {{template "group/badge.html" .}}.
// languages are the codes of the other languages in which the site is made, each with a table in layouts/languages/.
func LoadLayouts(files []source.File, languages ...string) (*Layouts, source.Problems) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	l := newLayouts(nil)
	l.say, _ = sayingsIn(nil)
	problems := l.parseTemplates(files)
	problems = append(problems, l.bundle(files)...)
	problems = append(problems, l.readPhrases(files)...)
	problems = append(problems, l.checkViews()...)
	if len(problems) == 0 {
		for _, code := range languages {
			problems = append(problems, l.translate(files, code)...)
		}
	}
	problems.Sort()
	return l, problems
}

// readPhrases reads what readers say and mean, of every language that has a file.
func (l *Layouts) readPhrases(files []source.File) source.Problems {
	phrases, problems := search.ReadPhrases(slices.DeleteFunc(slices.Clone(files), func(f source.File) bool {
		return path.Dir(f.Name) != "find/phrases" || path.Ext(f.Name) != ".toml"
	}))
	l.spoken, l.words = phrases, phrases.File()
	return problems
}

func newLayouts(table *language.Table) *Layouts {
	return &Layouts{table: table, sheets: map[string]sheet{}, broken: map[string]bool{}, styles: map[string]asset{}, scripts: map[string]asset{}, in: map[string]*Layouts{}}
}

// translate makes the layouts of one more language. Styles and drawings are the same in all.
func (l *Layouts) translate(files []source.File, code string) source.Problems {
	name := "languages/" + code + ".toml"
	i := slices.IndexFunc(files, func(f source.File) bool { return f.Name == name })
	if i < 0 {
		return source.Problems{{Position: source.Position{File: "layouts/" + name}, What: "the words of this language are missing, and content/" + code + "/ is there",
			Mend: "copy the table of another language there and translate it; docs/languages.md says how"}}
	}
	table := language.Read(files[i], source.DefaultLimits())
	other := newLayouts(table)
	other.styles, other.icon = l.styles, l.icon
	translated := slices.Clone(files)
	var problems source.Problems
	for i, file := range translated {
		if path.Ext(file.Name) == ".html" && file.Name != iconLayout {
			problems = append(problems, checkUnmarked(file)...)
			translated[i] = translateLayout(file, table)
		}
		if path.Base(file.Name) == wordsScript {
			translated[i] = translateWords(file, table)
		}
	}
	var mistakes source.Problems
	other.words = l.spoken.Told(code, func(english string) string {
		return table.Text("find", english, source.Position{File: "layouts/find/phrases/en.toml"})
	}).File()
	other.say, mistakes = sayingsIn(table)
	problems = append(problems, mistakes...)
	problems = append(problems, table.Problems()...)
	if len(problems) > 0 {
		return problems
	}
	problems = append(other.parseTemplates(translated), other.bundleScripts(translated)...)
	l.in[code] = other
	return problems
}

// parseTemplates makes one set out of all templates, so that each may use every other.
func (l *Layouts) parseTemplates(files []source.File) source.Problems {
	var problems source.Problems
	set := template.New("layouts").Option("missingkey=error")
	for _, file := range files {
		if path.Ext(file.Name) != ".html" {
			continue
		}
		parsed, err := set.New(file.Name).Parse(file.Text)
		if err != nil {
			problems = append(problems, templateProblem(file, err))
			l.broken[file.Name] = true
			continue
		}
		problems = append(problems, checkMarks(file)...)
		unmark(parsed.Tree)
		fold(parsed.Tree)
		l.sheets[file.Name] = newSheet(parsed, file)
	}
	return problems
}

// templateProblem says a template's mistake where the designer finds it. The library writes
// "template: group/group.html:12:5: what is wrong" or "html/template:group/group.html:12: what is wrong".
func templateProblem(file source.File, err error) source.Problem {
	problem := source.Problem{Position: source.Position{File: file.Path}, What: err.Error(), Mend: "mend the layout"}
	found := placeInTemplate().FindStringSubmatch(err.Error())
	if found == nil {
		return problem
	}
	// The mistake may be in a part that this layout uses.
	problem.File = strings.TrimSuffix(file.Path, file.Name) + found[1]
	problem.Line, _ = strconv.Atoi(found[2])
	if column, err := strconv.Atoi(found[3]); err == nil {
		problem.Column = column + 1
	}
	problem.What = found[4]
	var escaping *template.Error
	if errors.As(err, &escaping) {
		problem.What = escaping.Description
	}
	return problem
}

func placeInTemplate() *regexp.Regexp {
	return regexp.MustCompile(`template: ?([^:]+):(\d+)(?::(\d+))?: (.*)`)
}

// sheet is the layout of that name. checkViews has made sure that every layout that a page needs is there.
func (l *Layouts) sheet(name string) sheet { return l.sheets[name] }

// missingLayout is the problem of a file that the pages need and nobody wrote.
func missingLayout(name string) source.Problem {
	return source.Problem{
		Position: source.Position{File: "layouts/" + name},
		What:     fmt.Sprintf("the layout %s is missing", name),
		Mend:     "bring the file back, or give it this name again",
	}
}
