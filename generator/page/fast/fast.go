// Package fast writes out templates of html/template without asking again, for every page, what it can find out once.
//
// html/template stays what decides: it parses the layouts, finds out in which context each value stands, and puts the
// escapers into the tree. Its executor then looks up every field by name and calls every escaper through reflection, on
// every page anew; on a large site that costs a third of a build. Compile takes a template that html/template has
// already executed once, and so escaped, and the type of the view that fills it, and resolves both into a program of
// small functions: which field of which struct, which escaper, which part.
//
// What must never happen here: one byte that html/template would have written otherwise. So Compile knows few things
// and refuses a template as a whole when it meets anything else: a function, an escaper, a kind of value, an action
// that is not in these files. And Append takes nothing for granted: where html/template would stop with an error, it
// says so, and the caller lets html/template write that page and word that error. A refused template is slow, not wrong.
//
// The names of the escapers are Go's own affair and may change with any release. Then every template is refused, and
// a test of package page says so.
package fast

import (
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// A Program writes one template, filled with views of one type. It may be run by many goroutines at once.
type Program struct {
	run   op
	view  reflect.Type
	slots int // for the values of variables
}

// Compile makes a program of a template that was executed before. The error says what it doesn't know.
// It takes and, or, not, eq and ne for Go's own: a set of templates with functions of those names must not come here.
func Compile(t *template.Template, view reflect.Type) (*Program, error) {
	c := &compiler{set: t, parts: map[part]op{}}
	run, err := c.part(t.Name(), view)
	if err != nil {
		return nil, err
	}
	return &Program{run: run, view: view, slots: c.slots}, nil
}

// Append adds the template, filled with a view, to out. It is false where html/template has to do it: then out has no meaning.
func (p *Program) Append(out []byte, view any) ([]byte, bool) {
	v := reflect.ValueOf(view)
	if !v.IsValid() || v.Type() != p.view {
		return out, false
	}
	m := &machine{out: out, variables: make([]reflect.Value, p.slots)}
	p.run(m, v)
	return m.out, !m.stopped
}

// A machine is one run of a program.
type machine struct {
	out       []byte
	variables []reflect.Value
	stopped   bool // html/template would have stopped with an error
}

// An op writes a part of a template. Dot is what "." means there.
type op func(m *machine, dot reflect.Value)

// sequence is some ops, one after another.
func sequence(ops []op) op {
	switch len(ops) {
	case 0:
		return func(*machine, reflect.Value) {}
	case 1:
		return ops[0]
	}
	return func(m *machine, dot reflect.Value) {
		for _, run := range ops {
			run(m, dot)
		}
	}
}

// unknown is the refusal of a template.
func unknown(n parse.Node, what string) error {
	return fmt.Errorf("%s: %s", n, what)
}
