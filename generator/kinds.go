package main

import (
	"path"
	"regexp"
	"strings"

	"manyroads/generator/article"
	"manyroads/generator/group"
	"manyroads/generator/organization"
	"manyroads/generator/site"
	"manyroads/generator/source"
)

// parse knows what each file of content/ is by its place.
func parse(f source.File, limits source.Limits) (entry, source.Problems) {
	if code, rest, below := strings.Cut(f.Name, "/"); below && languageFolder.MatchString(code) {
		f.Name = rest
		return parseTranslation(f, code, limits)
	}
	top, _, _ := strings.Cut(f.Name, "/")
	ending := path.Ext(f.Name)
	switch {
	case f.Name == "site.toml":
		settings, problems := site.ParseSettings(f)
		return func(in *site.Input) { in.Settings = settings }, problems
	case f.Name == "glossary.toml":
		terms, problems := site.ParseGlossary(f, limits)
		return func(in *site.Input) { in.Terms = append(in.Terms, terms...) }, problems
	case f.Name == "words.toml":
		pairs, problems := site.ParseWords(f, limits)
		return func(in *site.Input) { in.Pairs = append(in.Pairs, pairs...) }, problems
	case f.Name == "roads.toml":
		roads, problems := site.ParseRoads(f, limits)
		return func(in *site.Input) { in.Roads = roads }, problems
	case top == "organizations" && ending == ".toml" && strings.Count(f.Name, "/") == 1:
		o, problems := organization.Parse(f, limits)
		return func(in *site.Input) { in.Organizations = append(in.Organizations, o) }, problems
	case top == "groups" && ending == ".toml":
		groups, problems := group.Parse(f, limits)
		return func(in *site.Input) { in.Groups = append(in.Groups, groups...) }, problems
	case top == "articles" && path.Base(f.Name) == "section.toml":
		section, problems := article.ParseSection(f, limits)
		return func(in *site.Input) { in.Sections = append(in.Sections, section) }, problems
	case top == "articles" && ending == ".md":
		a, problems := article.Parse(f, limits)
		return func(in *site.Input) { in.Articles = append(in.Articles, a) }, problems
	}
	return func(*site.Input) {}, source.Problems{{Position: source.Position{File: f.Path}, What: "the site has no use for this file",
		Mend: whereItBelongs(f.Name)}}
}

// languageFolder is the name of a folder with translations: the code of a language, "es" or "pt-BR".
var languageFolder = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)

// parseTranslation knows the files of content/<language>/, which lie there as their originals do in content/.
func parseTranslation(f source.File, language string, limits source.Limits) (entry, source.Problems) {
	top, _, _ := strings.Cut(f.Name, "/")
	switch {
	case f.Name == "site.toml":
		settings, problems := site.ParseTranslated(f)
		return func(in *site.Input) {
			t := in.Translation(language)
			t.Settings, t.At = settings, source.Position{File: f.Path, Line: 1, Column: 1}
		}, problems
	case f.Name == "glossary.toml":
		terms, problems := site.ParseGlossary(f, limits)
		return func(in *site.Input) { t := in.Translation(language); t.Terms = append(t.Terms, terms...) }, problems
	case f.Name == "roads.toml":
		roads, problems := site.ParseRoads(f, limits)
		return func(in *site.Input) { in.Translation(language).Roads = roads }, problems
	case top == "articles" && path.Base(f.Name) == "section.toml":
		section, problems := article.ParseSection(f, limits)
		section.Language = language
		return func(in *site.Input) { t := in.Translation(language); t.Sections = append(t.Sections, section) }, problems
	case top == "articles" && path.Ext(f.Name) == ".md":
		a, problems := article.ParseTranslation(f, language, limits)
		return func(in *site.Input) { t := in.Translation(language); t.Articles = append(t.Articles, a) }, problems
	}
	return func(*site.Input) {}, source.Problems{{Position: source.Position{File: f.Path}, What: "a language has no use for this file",
		Mend: "it may have site.toml, glossary.toml, roads.toml, articles/<section>/section.toml and articles/<section>/<name>.md, or remove it"}}
}

// whereItBelongs guesses what somebody meant by a file in the wrong place.
func whereItBelongs(name string) string {
	known := []string{"site.toml", "glossary.toml", "words.toml", "roads.toml"}
	top, rest, below := strings.Cut(name, "/")
	if near := source.Closest(name, known); near != "" && !below {
		return "did you mean " + near + "?"
	}
	if near := source.Closest(top, []string{"articles", "groups", "organizations"}); below && near != "" && near != top {
		return "did you mean " + near + "/" + rest + "?"
	}
	if ending := path.Ext(name); ending != strings.ToLower(ending) {
		return "rename it to end in " + strings.ToLower(ending) + ", in small letters"
	}
	if path.Ext(name) == ".md" {
		return "move it to articles/<section>/<name>.md, or remove it"
	}
	return "move it to organizations/, groups/ or articles/, or remove it"
}
