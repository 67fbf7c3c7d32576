package page

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"manyroads/generator/source"
)

// viewOf is what each layout that a page asks for is filled with.
func viewOf() map[string]any {
	return map[string]any{
		"frame/frame.html": frameView{}, "frame/head.html": headView{}, "home/home.html": &homeView{}, "find/find.html": &findView{},
		"group/group.html": &groupView{}, "list/card.html": cardView{}, "group/badge.html": badgeView{}, "group/live.html": liveView{},
		"list/list.html": &listView{}, "place/groups.html": &groupsView{},
		"organization/organization.html": &organizationView{}, "organization/organizations.html": &organizationsView{},
		"article/article.html": &articleView{}, "article/section.html": &sectionView{}, "article/articles.html": &sectionView{},
		"compare/compare.html": &compareView{}, "families/families.html": &familiesView{}, "glossary/glossary.html": &glossaryView{},
		"missing/missing.html": &missingView{}, "roads/roads.html": &roadsView{}, "frame/languages.html": []languageView{}, "frame/untranslated.html": false,
	}
}

// checkViews finds what the library would only find when it comes to a page that shows it: a layout that is missing, and a
// field that no view has, also inside an {{if}} that today's content never enters.
func (l *Layouts) checkViews() source.Problems {
	var problems source.Problems
	views := viewOf()
	for _, name := range slices.Sorted(maps.Keys(views)) {
		sheet, ok := l.sheets[name]
		if !ok {
			if !l.broken[name] {
				problems = append(problems, missingLayout(name))
			}
			continue
		}
		c := &viewChecker{layouts: l, file: sheet.file, seen: map[string]bool{}}
		c.walk(sheet.template.Tree.Root, reflect.TypeOf(views[name]), map[string]reflect.Type{"$": reflect.TypeOf(views[name])})
		problems = append(problems, c.problems...)
		if len(c.problems) == 0 {
			problems = append(problems, tryOut(sheet)...)
		}
	}
	return problems
}

// tryOut lets the library look at a layout as a whole, which it does when it is first used: whether every tag is closed
// in all branches, and every part that it names is there.
func tryOut(s sheet) source.Problems {
	var none strings.Builder
	err := s.template.Execute(&none, nil)
	var mistake *template.Error // the library's own look; that a view is missing here is no mistake
	if errors.As(err, &mistake) {
		return source.Problems{templateProblem(s.file, err)}
	}
	return nil
}

// A viewChecker follows a layout's fields through its view's types. A nil type is one that it doesn't follow.
type viewChecker struct {
	layouts  *Layouts
	file     source.File
	seen     map[string]bool // parts with the type they were checked with
	problems source.Problems
}

func (c *viewChecker) walk(node parse.Node, dot reflect.Type, variables map[string]reflect.Type) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			c.walk(child, dot, variables)
		}
	case *parse.ActionNode:
		c.declare(n.Pipe, c.pipe(n.Pipe, dot, variables), variables)
	case *parse.IfNode:
		c.pipe(n.Pipe, dot, variables)
		c.branch(&n.BranchNode, dot, dot, variables)
	case *parse.WithNode:
		found := c.pipe(n.Pipe, dot, variables)
		inner := maps.Clone(variables)
		c.declare(n.Pipe, found, inner)
		c.branch(&n.BranchNode, found, dot, inner)
	case *parse.RangeNode:
		found := elementOf(c.pipe(n.Pipe, dot, variables))
		inner := maps.Clone(variables)
		c.declare(n.Pipe, found, inner)
		c.branch(&n.BranchNode, found, dot, inner)
	case *parse.TemplateNode:
		c.part(n, c.pipe(n.Pipe, dot, variables))
	}
}

func (c *viewChecker) branch(n *parse.BranchNode, inside, outside reflect.Type, variables map[string]reflect.Type) {
	c.walk(n.List, inside, maps.Clone(variables))
	c.walk(n.ElseList, outside, maps.Clone(variables))
}

// part checks a layout that another uses, once for each type with which it is used.
func (c *viewChecker) part(n *parse.TemplateNode, view reflect.Type) {
	used, ok := c.layouts.sheets[n.Name]
	if c.layouts.broken[n.Name] {
		return
	}
	if !ok {
		c.say(n, fmt.Sprintf("there is no layout %q", n.Name), "check the name; parts are named by their path, like group/badge.html")
		return
	}
	key := n.Name + " " + fmt.Sprint(view)
	if view == nil || c.seen[key] {
		return
	}
	c.seen[key] = true
	inner := &viewChecker{layouts: c.layouts, file: used.file, seen: c.seen}
	inner.walk(used.template.Tree.Root, view, map[string]reflect.Type{"$": view})
	c.problems = append(c.problems, inner.problems...)
}

func (c *viewChecker) declare(pipe *parse.PipeNode, found reflect.Type, variables map[string]reflect.Type) {
	for i, name := range pipe.Decl {
		variables[name.Ident[0]] = nil
		if i == len(pipe.Decl)-1 {
			variables[name.Ident[0]] = found
		}
	}
}

// pipe is the type of what a pipeline gives, or nil where a function makes it.
func (c *viewChecker) pipe(pipe *parse.PipeNode, dot reflect.Type, variables map[string]reflect.Type) reflect.Type {
	if pipe == nil {
		return nil
	}
	var last reflect.Type
	for _, command := range pipe.Cmds {
		for i, arg := range command.Args {
			found := c.argument(arg, dot, variables)
			last = nil
			if i == 0 && len(command.Args) == 1 {
				last = found
			}
		}
	}
	return last
}

func (c *viewChecker) argument(arg parse.Node, dot reflect.Type, variables map[string]reflect.Type) reflect.Type {
	switch n := arg.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return c.fields(n, dot, n.Ident)
	case *parse.VariableNode:
		return c.fields(n, variables[n.Ident[0]], n.Ident[1:])
	case *parse.PipeNode:
		return c.pipe(n, dot, variables)
	}
	return nil
}

// fields follows a chain like .Where.Town.
func (c *viewChecker) fields(at parse.Node, from reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		for from != nil && from.Kind() == reflect.Pointer {
			from = from.Elem()
		}
		if from == nil || from.Kind() != reflect.Struct {
			return nil
		}
		field, ok := from.FieldByName(name)
		if !ok || !field.IsExported() {
			c.say(at, fmt.Sprintf("a page of this kind has no .%s", name), fieldMend(from, name))
			return nil
		}
		from = field.Type
	}
	return from
}

func fieldMend(view reflect.Type, name string) string {
	var names []string
	for _, field := range reflect.VisibleFields(view) {
		if field.IsExported() {
			names = append(names, field.Name)
		}
	}
	if near := source.Closest(name, names); near != "" {
		return fmt.Sprintf("did you mean .%s?", near)
	}
	return "it has ." + strings.Join(names, ", .")
}

func elementOf(t reflect.Type) reflect.Type {
	if t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array || t.Kind() == reflect.Map) {
		return t.Elem()
	}
	return nil
}

// say places a problem at a node, by counting the lines before it.
func (c *viewChecker) say(at parse.Node, what, mend string) {
	before := c.file.Text[:min(int(at.Position()), len(c.file.Text))]
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
	c.problems = append(c.problems, source.Problem{
		Position: source.Position{File: c.file.Path, Line: line, Column: cmp.Or(column, 1)}, What: what, Mend: mend,
	})
}
