package page

import (
	"bytes"
	"html/template"
	"reflect"
	"sync"

	"manyroads/generator/page/fast"
	"manyroads/generator/source"
)

// A sheet is one template, ready to be written out many times at once. It is the only thing that executes templates.
//
// html/template writes the first page of each kind. In doing so it finds out how each value must be escaped; what it
// then holds is compiled, and the program writes all other pages, with the same bytes and in a tenth of the time.
// A layout that the compiler doesn't know in every part stays with html/template.
type sheet struct {
	template *template.Template
	file     source.File
	programs *sync.Map // reflect.Type of the view → *fast.Program, which is nil for a layout that can't be compiled
}

func newSheet(t *template.Template, file source.File) sheet { return sheet{t, file, &sync.Map{}} }

// write appends the sheet, filled with a view, to b.
func (s sheet) write(b *bytes.Buffer, view any) error {
	known, compiled := s.programs.Load(reflect.TypeOf(view))
	if program, ok := known.(*fast.Program); ok && program != nil {
		if out, ok := program.Append(b.AvailableBuffer(), view); ok {
			b.Write(out)
			return nil
		}
	}
	if err := s.template.Execute(b, view); err != nil {
		return layoutError{templateProblem(s.file, err)}
	}
	if !compiled {
		s.compile(reflect.TypeOf(view))
	}
	return nil
}

// compile makes the program for views of one type. A layout that it doesn't know is no mistake, so nobody is told;
// a test holds that all of our own are known.
func (s sheet) compile(view reflect.Type) {
	program, err := fast.Compile(s.template, view)
	if err != nil {
		program = nil
	}
	s.programs.Store(view, program)
}

// text is the sheet, filled with a view, as markup that another sheet may hold.
func (s sheet) text(view any) (template.HTML, error) {
	var b bytes.Buffer
	err := s.write(&b, view)
	return template.HTML(b.String()), err
}

// A layoutError is a mistake in a layout that shows only when a page is written.
type layoutError struct{ problem source.Problem }

func (e layoutError) Error() string { return e.problem.String() }
