package fast

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// A value is something that a template names: where it is found, and its type.
type value struct {
	of   func(m *machine, dot reflect.Value) reflect.Value
	kind reflect.Type
}

func dotItself(_ *machine, dot reflect.Value) reflect.Value { return dot }

// operandOf is a pipeline that only names a value: {{.X}}, {{$x.Y}}, {{.}}.
func (c *compiler) operandOf(pipe *parse.PipeNode, in scope) (value, error) {
	if len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return value{}, unknown(pipe, "more than the name of a value")
	}
	return c.operand(pipe.Cmds[0].Args[0], in)
}

func (c *compiler) operand(node parse.Node, in scope) (value, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return value{dotItself, in.dot}, nil
	case *parse.FieldNode:
		return fields(n, value{dotItself, in.dot}, n.Ident)
	case *parse.VariableNode:
		v, ok := in.variables[n.Ident[0]]
		if !ok {
			return value{}, unknown(n, "a variable that isn't known")
		}
		return fields(n, value{func(m *machine, _ reflect.Value) reflect.Value { return m.variables[v.slot] }, v.kind}, n.Ident[1:])
	}
	return value{}, unknown(node, "a kind of value that isn't known")
}

// A step goes from a struct, or a pointer to one, to a field.
type step struct {
	pointer bool
	field   int
}

// fields follows names like .Where.Town. A nil pointer on the way is an error to html/template.
func fields(at parse.Node, from value, names []string) (value, error) {
	if len(names) == 0 {
		return from, nil
	}
	var steps []step
	kind := from.kind
	for _, name := range names {
		pointer := kind.Kind() == reflect.Pointer
		if pointer {
			kind = kind.Elem()
		}
		if kind.Kind() != reflect.Struct || hasMethod(kind, name) {
			return value{}, unknown(at, "a field of something else than a struct")
		}
		found, ok := kind.FieldByName(name)
		if !ok || !found.IsExported() {
			return value{}, unknown(at, "a field that isn't there")
		}
		for _, i := range found.Index { // more than one where a struct is embedded
			if kind.Kind() != reflect.Struct {
				return value{}, unknown(at, "a field of an embedded pointer")
			}
			steps = append(steps, step{pointer, i})
			kind, pointer = kind.Field(i).Type, false
		}
	}
	return value{walk(from.of, steps, reflect.Zero(kind)), kind}, nil
}

// walk goes all steps. After a nil pointer it goes on with an empty value, so that no op needs to look whether it may.
func walk(from func(*machine, reflect.Value) reflect.Value, steps []step, empty reflect.Value) func(*machine, reflect.Value) reflect.Value {
	return func(m *machine, dot reflect.Value) reflect.Value {
		v := from(m, dot)
		for _, s := range steps {
			if s.pointer {
				if v.IsNil() {
					m.stopped = true
					return empty
				}
				v = v.Elem()
			}
			v = v.Field(s.field)
		}
		return v
	}
}

// hasMethod tells whether html/template might find a method of that name instead of the field.
func hasMethod(t reflect.Type, name string) bool {
	_, own := t.MethodByName(name)
	_, pointers := reflect.PointerTo(t).MethodByName(name)
	return own || pointers
}

// A condition is what an if asks.
type condition func(m *machine, dot reflect.Value) bool

// condition knows a value, and of functions only not, and, or, eq and ne, which may stand inside each other.
func (c *compiler) condition(pipe *parse.PipeNode, in scope) (condition, error) {
	if len(pipe.Cmds) != 1 || len(pipe.Decl) > 0 {
		return nil, unknown(pipe, "a pipeline or a variable in a condition")
	}
	args := pipe.Cmds[0].Args
	if function, ok := args[0].(*parse.IdentifierNode); ok {
		return c.function(pipe, function.Ident, args[1:], in)
	}
	if len(args) != 1 {
		return nil, unknown(pipe, "a value with arguments")
	}
	return c.asks(args[0], in)
}

// asks is one operand of a condition.
func (c *compiler) asks(arg parse.Node, in scope) (condition, error) {
	if inner, ok := arg.(*parse.PipeNode); ok {
		return c.condition(inner, in)
	}
	v, err := c.operand(arg, in)
	if err != nil {
		return nil, err
	}
	holds, err := truth(arg, v.kind)
	return func(m *machine, dot reflect.Value) bool { return holds(v.of(m, dot)) }, err
}

func (c *compiler) function(at parse.Node, name string, args []parse.Node, in scope) (condition, error) {
	switch {
	case name == "not" && len(args) == 1:
		holds, err := c.asks(args[0], in)
		return func(m *machine, dot reflect.Value) bool { return !holds(m, dot) }, err
	case (name == "and" || name == "or") && len(args) > 0:
		return c.join(args, name == "or", in)
	case (name == "eq" || name == "ne") && len(args) == 2:
		return c.equal(args, name == "eq", in)
	}
	return nil, unknown(at, "a function that isn't known")
}

// join is and, or or: it ends at the first operand that decides, as html/template does.
func (c *compiler) join(args []parse.Node, decides bool, in scope) (condition, error) {
	var all []condition
	for _, arg := range args {
		holds, err := c.asks(arg, in)
		if err != nil {
			return nil, err
		}
		all = append(all, holds)
	}
	return func(m *machine, dot reflect.Value) bool {
		for _, holds := range all {
			if holds(m, dot) == decides {
				return decides
			}
		}
		return !decides
	}, nil
}

// equal compares two values of one kind, of which the second may be written in the template.
func (c *compiler) equal(args []parse.Node, want bool, in scope) (condition, error) {
	a, err := c.compared(args[0], in)
	if err != nil {
		return nil, err
	}
	b, err := c.compared(args[1], in)
	if err != nil {
		return nil, err
	}
	switch {
	case a.kind.Kind() == reflect.String && b.kind.Kind() == reflect.String:
		return func(m *machine, dot reflect.Value) bool {
			return (a.of(m, dot).String() == b.of(m, dot).String()) == want
		}, nil
	case a.kind.Kind() == reflect.Int && b.kind.Kind() == reflect.Int:
		return func(m *machine, dot reflect.Value) bool { return (a.of(m, dot).Int() == b.of(m, dot).Int()) == want }, nil
	}
	return nil, unknown(args[0], "a comparison of other things than two texts or two whole numbers")
}

func (c *compiler) compared(arg parse.Node, in scope) (value, error) {
	switch n := arg.(type) {
	case *parse.StringNode:
		return constant(reflect.ValueOf(n.Text)), nil
	case *parse.NumberNode:
		number, err := strconv.Atoi(n.Text)
		if err != nil {
			return value{}, unknown(n, "another number than a whole one")
		}
		return constant(reflect.ValueOf(number)), nil
	}
	return c.operand(arg, in)
}

func constant(v reflect.Value) value {
	return value{func(*machine, reflect.Value) reflect.Value { return v }, v.Type()}
}

// truth is what html/template calls true of values of a type: whatever isn't empty.
func truth(at parse.Node, t reflect.Type) (func(reflect.Value) bool, error) {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Array:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, unknown(at, "a condition on a "+t.String())
}
