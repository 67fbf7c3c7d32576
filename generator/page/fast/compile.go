package fast

import (
	"html/template"
	"maps"
	"reflect"
	"text/template/parse"
)

// A compiler makes one program.
type compiler struct {
	set   *template.Template
	parts map[part]op // nil while a part is being made: one that uses itself is refused
	slots int
}

// A part is a template together with the type that fills it. {{template "x" .}} leads to the same op for the same type.
type part struct {
	name string
	view reflect.Type
}

// A scope is what names mean at one place of a template.
type scope struct {
	dot       reflect.Type
	variables map[string]variable
}

// A variable is kept in a slot of its own, since no part ever runs inside itself.
type variable struct {
	slot int
	kind reflect.Type
}

// with is the scope in which a variable has been declared.
func (s scope) with(name string, v variable) scope {
	s.variables = maps.Clone(s.variables)
	s.variables[name] = v
	return s
}

func (c *compiler) newVariable(kind reflect.Type) variable {
	c.slots++
	return variable{c.slots - 1, kind}
}

// part is a whole template. Its "$" is what it is filled with.
func (c *compiler) part(name string, view reflect.Type) (op, error) {
	key := part{name, view}
	if run, begun := c.parts[key]; begun {
		if run == nil {
			return nil, unknown(&parse.TextNode{Text: []byte(name)}, "a template that uses itself")
		}
		return run, nil
	}
	c.parts[key] = nil
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil || t.Tree.Root == nil { // html/template keeps the variants that it makes for other contexts to itself
		return nil, unknown(&parse.TextNode{Text: []byte(name)}, "a template that can't be looked up")
	}
	dollar := c.newVariable(view)
	body, err := c.list(t.Tree.Root, scope{view, map[string]variable{"$": dollar}})
	if err != nil {
		return nil, err
	}
	run := func(m *machine, dot reflect.Value) {
		m.variables[dollar.slot] = dot
		body(m, dot)
	}
	c.parts[key] = run
	return run, nil
}

// list is the nodes of a template or a branch. A variable lives to the end of the list in which it was declared.
func (c *compiler) list(list *parse.ListNode, in scope) (op, error) {
	if list == nil {
		return sequence(nil), nil
	}
	ops := make([]op, 0, len(list.Nodes))
	for _, n := range list.Nodes {
		if action, ok := n.(*parse.ActionNode); ok && len(action.Pipe.Decl) > 0 {
			run, inner, err := c.declaration(action, in)
			if err != nil {
				return nil, err
			}
			ops, in = append(ops, run), inner
			continue
		}
		run, err := c.node(n, in)
		if err != nil {
			return nil, err
		}
		ops = append(ops, run)
	}
	return sequence(ops), nil
}

func (c *compiler) node(node parse.Node, in scope) (op, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := string(n.Text)
		return func(m *machine, _ reflect.Value) { m.out = append(m.out, text...) }, nil
	case *parse.ActionNode:
		return c.action(n, in)
	case *parse.IfNode:
		return c.ifElse(n, in)
	case *parse.WithNode:
		return c.with(n, in)
	case *parse.RangeNode:
		return c.rangeOver(n, in)
	case *parse.TemplateNode:
		return c.use(n, in)
	}
	return nil, unknown(node, "an action that isn't known")
}

// declaration is {{$name := .Field}}.
func (c *compiler) declaration(n *parse.ActionNode, in scope) (op, scope, error) {
	from, err := c.operandOf(n.Pipe, in)
	if err != nil {
		return nil, in, err
	}
	if n.Pipe.IsAssign || len(n.Pipe.Decl) != 1 {
		return nil, in, unknown(n, "a variable that changes")
	}
	v := c.newVariable(from.kind)
	return store(v, from), in.with(n.Pipe.Decl[0].Ident[0], v), nil
}

func store(v variable, from value) op {
	return func(m *machine, dot reflect.Value) { m.variables[v.slot] = from.of(m, dot) }
}

func (c *compiler) ifElse(n *parse.IfNode, in scope) (op, error) {
	holds, err := c.condition(n.Pipe, in)
	if err != nil {
		return nil, err
	}
	yes, err := c.list(n.List, in)
	if err != nil {
		return nil, err
	}
	no, err := c.list(n.ElseList, in)
	return func(m *machine, dot reflect.Value) {
		if holds(m, dot) {
			yes(m, dot)
		} else {
			no(m, dot)
		}
	}, err
}

func (c *compiler) with(n *parse.WithNode, in scope) (op, error) {
	from, err := c.operandOf(n.Pipe, in)
	if err != nil {
		return nil, err
	}
	holds, err := truth(n.Pipe, from.kind)
	if err != nil {
		return nil, err
	}
	if n.Pipe.IsAssign {
		return nil, unknown(n.Pipe, "a variable that changes")
	}
	inside := in
	inside.dot = from.kind
	keep := sequence(nil)
	if len(n.Pipe.Decl) > 0 {
		v := c.newVariable(from.kind)
		inside, keep = inside.with(n.Pipe.Decl[0].Ident[0], v), store(v, value{dotItself, from.kind})
	}
	yes, err := c.list(n.List, inside)
	if err != nil {
		return nil, err
	}
	no, err := c.list(n.ElseList, in)
	return func(m *machine, dot reflect.Value) {
		v := from.of(m, dot)
		if !holds(v) {
			no(m, dot)
			return
		}
		keep(m, v)
		yes(m, v)
	}, err
}

// rangeOver knows slices and arrays, with {{range .X}}, {{range $x := .X}} and {{range $i, $x := .X}}.
func (c *compiler) rangeOver(n *parse.RangeNode, in scope) (op, error) {
	from, err := c.operandOf(n.Pipe, in)
	if err != nil {
		return nil, err
	}
	if kind := from.kind.Kind(); kind != reflect.Slice && kind != reflect.Array || n.Pipe.IsAssign {
		return nil, unknown(n.Pipe, "a range over something else than a list")
	}
	inside := in
	inside.dot = from.kind.Elem()
	index, element := variable{slot: -1}, variable{slot: -1}
	if names := n.Pipe.Decl; len(names) > 0 {
		element = c.newVariable(inside.dot)
		if len(names) > 1 {
			index = c.newVariable(reflect.TypeFor[int]())
			inside = inside.with(names[0].Ident[0], index)
		}
		inside = inside.with(names[len(names)-1].Ident[0], element)
	}
	body, err := c.list(n.List, inside)
	if err != nil {
		return nil, err
	}
	none, err := c.list(n.ElseList, in)
	return func(m *machine, dot reflect.Value) {
		list := from.of(m, dot)
		for i := range list.Len() {
			v := list.Index(i)
			if element.slot >= 0 {
				m.variables[element.slot] = v
			}
			if index.slot >= 0 {
				m.variables[index.slot] = reflect.ValueOf(i)
			}
			body(m, v)
		}
		if list.Len() == 0 {
			none(m, dot)
		}
	}, err
}

// use is {{template "name" .Field}}.
func (c *compiler) use(n *parse.TemplateNode, in scope) (op, error) {
	if n.Pipe == nil || len(n.Pipe.Decl) > 0 {
		return nil, unknown(n, "a template that is filled with nothing, or declares something")
	}
	from, err := c.operandOf(n.Pipe, in)
	if err != nil {
		return nil, err
	}
	run, err := c.part(n.Name, from.kind)
	return func(m *machine, dot reflect.Value) { run(m, from.of(m, dot)) }, err
}
