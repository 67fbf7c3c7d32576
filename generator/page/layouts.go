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

	"manyroads/generator/source"
)

// Layouts are the designers' files, read and ready: every template parsed, styles and scripts bundled.
// They are read once and then only looked at, by as many goroutines as there are.
type Layouts struct {
	sheets map[string]sheet // by path below layouts/: "list/card.html"
	broken map[string]bool  // those that can't be read; their problem has been said
	styles map[string]asset // by the folder whose own styles it has; "." has the shared ones alone
	frame  asset            // the script of every page
	find   asset            // the script of the search page
	icon   asset
	say    *sayings
}

// LoadLayouts reads the files of layouts/. A template may use another by its path: {{template "group/badge.html" .}}.
func LoadLayouts(files []source.File) (*Layouts, source.Problems) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b source.File) int { return cmp.Compare(a.Name, b.Name) })
	say, _ := sayingsIn(nil)
	l := &Layouts{say: say, sheets: map[string]sheet{}, broken: map[string]bool{}, styles: map[string]asset{}}
	problems := l.parseTemplates(files)
	problems = append(problems, l.bundle(files)...)
	problems = append(problems, l.checkViews()...)
	problems.Sort()
	return l, problems
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
