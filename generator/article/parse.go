package article

import "manyroads/generator/source"

// Parse reads one article and says everything that is wrong with it.
// Its identity is its place: articles/<section>/<slug>.md.
func Parse(f source.File, limits source.Limits) (*Article, source.Problems) {
	return &Article{At: source.Position{File: f.Path}}, nil
}

// ParseSection reads content/articles/<section>/section.toml.
func ParseSection(f source.File, limits source.Limits) (*Section, source.Problems) {
	return &Section{At: source.Position{File: f.Path}}, nil
}
