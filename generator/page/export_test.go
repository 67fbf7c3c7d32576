package page

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"sync"

	"manyroads/generator/page/fast"
)

// UseStock leaves every page to html/template, as if no layout could be compiled.
func (l *Layouts) UseStock() {
	for name, view := range viewOf() {
		l.sheets[name].programs.Store(reflect.TypeOf(view), (*fast.Program)(nil))
	}
}

// Executors tells for every layout that has written something whether a program does it.
func (l *Layouts) Executors() map[string]bool {
	compiled := map[string]bool{}
	for name, s := range l.sheets {
		s.programs.Range(func(_, program any) bool {
			compiled[name] = program.(*fast.Program) != nil
			return compiled[name]
		})
	}
	return compiled
}

// A Pair is one layout with its view, and both ways to fill it.
type Pair struct {
	Layout  string
	View    reflect.Type
	Stock   func(w io.Writer, view any) error
	Program *fast.Program
	Err     error // why there is no program
}

// Pairs are all layouts that a page is made of.
func (l *Layouts) Pairs() []Pair {
	var pairs []Pair
	for name, view := range viewOf() {
		p := Pair{Layout: name, View: reflect.TypeOf(view), Stock: l.sheets[name].template.Execute}
		p.Program, p.Err = fast.Compile(l.sheets[name].template, p.View)
		pairs = append(pairs, p)
	}
	return pairs
}

// WriteOwn fills a template that is none of ours, twice, as two pages do.
func WriteOwn(t *template.Template, view any) (first, second string, compiled bool, err error) {
	s := sheet{template: t, programs: &sync.Map{}}
	var one, two bytes.Buffer
	err = s.write(&one, view)
	if err == nil {
		err = s.write(&two, view)
	}
	known, _ := s.programs.Load(reflect.TypeOf(view))
	program, _ := known.(*fast.Program)
	return one.String(), two.String(), program != nil, err
}
