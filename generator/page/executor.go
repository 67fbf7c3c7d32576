package page

import (
	"bytes"
	"html/template"

	"manyroads/generator/source"
)

// A sheet is one template, ready to be written out many times at once. It is the only thing that executes templates,
// so that a compiled executor can take html/template's place without any page noticing.
type sheet struct {
	template *template.Template
	file     source.File
}

// write appends the sheet, filled with a view, to b.
func (s sheet) write(b *bytes.Buffer, view any) error {
	if err := s.template.Execute(b, view); err != nil {
		return layoutError{templateProblem(s.file, err)}
	}
	return nil
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
