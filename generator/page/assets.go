package page

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"manyroads/generator/source"
)

// An asset is one file that pages load. Its name holds a hash of what is in it, so that a browser may keep it for ever,
// and Integrity lets the browser refuse it when somebody on the way has changed it.
type asset struct {
	Address   string // "/assets/style.3fb2c1d8.css"
	Integrity string // "sha384-…"
	text      []byte
}

// newAsset names a piece by what is in it.
func newAsset(name, extension string, text []byte) asset {
	name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	short := sha256.Sum256(text)
	long := sha512.Sum384(text)
	return asset{
		Address:   "/assets/" + name + "." + hex.EncodeToString(short[:5]) + extension,
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
		text:      text,
	}
}

// bundle makes the style sheets, the scripts and the icon.
func (l *Layouts) bundle(files []source.File) source.Problems {
	var sheets []entry
	for _, folder := range append(ownStyles(), sharedStyle) {
		sheets = append(sheets, entry{"all/" + folder + ".css", styleEntry(files, folder)})
	}
	made, problems := bundle(files, styleOptions(), sheets...)
	for name, style := range made {
		l.styles[strings.TrimSuffix(path.Base(name), ".css")] = style
	}
	for _, file := range files {
		if file.Name == iconLayout {
			l.icon = newAsset(file.Name, ".svg", []byte(strings.TrimSpace(file.Text)))
		}
	}
	if l.icon.Address == "" {
		problems = append(problems, missingLayout(iconLayout))
	}
	return append(problems, l.bundleScripts(files)...)
}

// bundleScripts makes the scripts, which speak a language: all in one run, so that what several share is read once, and then
// wholeScript, which the same files make with another answer to one question.
func (l *Layouts) bundleScripts(files []source.File) source.Problems {
	var problems source.Problems
	var entries []entry
	for _, script := range scripts() {
		switch {
		case script == wholeScript:
		case has(files, script):
			entries = append(entries, entry{name: script})
		default:
			problems = append(problems, missingLayout(script))
		}
	}
	var mistakes source.Problems
	if l.scripts, mistakes = bundle(files, scriptOptions(), entries...); len(problems)+len(mistakes) > 0 {
		return append(problems, mistakes...)
	}
	options := scriptOptions()
	options.Define = map[string]string{"WHOLE_INDEX": "true"}
	made, mistakes := bundle(files, options, entry{name: findScript})
	l.scripts[wholeScript] = made[findScript]
	return mistakes
}

// The scripts, by the files in which they begin. Each is whole: a part that two of them shared would be one more file to wait for, and one
// that no integrity could be given to, since browsers check what a page names and not what a script imports.
const (
	frameScript = "frame/frame.ts" // of every page but those of groups
	groupScript = "frame/group.ts" // the same, with the times of a group's meetings
	beginScript = "find/begin.ts"  // of the search page: asks for the index while findScript is on its way
	findScript  = "find/find.ts"
	wholeScript = "whole:find/find.ts" // findScript where the index is one file: a sixth smaller, since it reads no shards
	viewsScript = "find/views.ts"      // the week and the places, which the search page fetches when they are asked for
)

func scripts() []string {
	return []string{frameScript, groupScript, beginScript, findScript, wholeScript, viewsScript}
}

// iconLayout is the drawing in a browser's tab. It ends in .html because drawings that end in .svg are copied and not read.
const iconLayout = "frame/icon.html"

// sharedStyle is the sheet of pages that have no styles of their own.
const sharedStyle = "style"

// ownStyles are the folders whose styles no other kind of page needs. Each kind has one sheet, the shared styles with its own,
// so that a page needs one request for all its styles and carries none of another kind's. Organizations share that of "group".
func ownStyles() []string {
	return []string{"article", "compare", "find", "glossary", "group", "home", "roads"}
}

// styleEntry imports the shared styles and those of one folder. style.css comes first, because it holds the colours, the type and
// the spacing that the others use.
func styleEntry(files []source.File, own string) string {
	var b strings.Builder
	b.WriteString("@import \"../style.css\";\n")
	for _, file := range files {
		folder := path.Dir(file.Name)
		if path.Ext(file.Name) == ".css" && folder != "." && (folder == own || !slices.Contains(ownStyles(), folder)) {
			fmt.Fprintf(&b, "@import %q;\n", "../"+file.Name)
		}
	}
	return b.String()
}

func has(files []source.File, name string) bool {
	return slices.ContainsFunc(files, func(f source.File) bool { return f.Name == name })
}

// An entry is what esbuild begins with: a layout, or, where there is a text, a file of this name that stands in no folder.
type entry struct{ name, text string }

func scriptOptions() api.BuildOptions {
	return api.BuildOptions{
		Format:      api.FormatIIFE,
		TsconfigRaw: `{"compilerOptions": {"useDefineForClassFields": false}}`, // as tsconfig.json: this.x = y is shorter and faster
		// Old phones are what many readers have: what those of 2020 read, as for styles. (Named engines for scripts would refuse destructuring, because of a bug in one of them.)
		Target: api.ES2020,
	}
}

func styleOptions() api.BuildOptions {
	return api.BuildOptions{Engines: []api.Engine{{Name: api.EngineChrome, Version: "80"}, {Name: api.EngineSafari, Version: "13.1"}, {Name: api.EngineFirefox, Version: "78"}}}
}

// bundle runs esbuild over the files that were read, never over the disk, and returns what it made of each entry by the entry's name.
func bundle(files []source.File, options api.BuildOptions, entries ...entry) (map[string]asset, source.Problems) {
	options.Bundle, options.Outdir = true, "assets"
	options.MinifyWhitespace, options.MinifyIdentifiers, options.MinifySyntax = true, true, true
	options.Charset, options.LegalComments = api.CharsetUTF8, api.LegalCommentsNone
	options.Plugins = []api.Plugin{memory(files, entries)}
	for i, entry := range entries {
		options.EntryPointsAdvanced = append(options.EntryPointsAdvanced, api.EntryPoint{InputPath: entry.name, OutputPath: strconv.Itoa(i)})
	}
	result := api.Build(options)
	mistakes := result.Errors
	for _, warning := range result.Warnings {
		if at := warning.Location; at != nil && path.Ext(at.File) == ".css" {
			mistakes = append(mistakes, warning) // a browser passes over a mistake in a style, and the reader is left without it
		}
	}
	if len(mistakes) > 0 {
		return nil, bundleProblems(files, mistakes)
	}
	made := map[string]asset{}
	for _, file := range result.OutputFiles {
		extension := path.Ext(filepath.ToSlash(file.Path))
		i, _ := strconv.Atoi(strings.TrimSuffix(filepath.Base(file.Path), extension))
		made[entries[i].name] = newAsset(entries[i].name, extension, file.Contents)
	}
	return made, nil
}

// memory lets esbuild read the layouts that were read already, and nothing else.
func memory(files []source.File, entries []entry) api.Plugin {
	texts := make(map[string]string, len(files)+len(entries))
	for _, file := range files {
		texts[file.Name] = file.Text
	}
	for _, entry := range entries {
		if entry.text != "" {
			texts[entry.name] = entry.text
		}
	}
	return api.Plugin{Name: "layouts", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(wanted api.OnResolveArgs) (api.OnResolveResult, error) {
			name := wanted.Path
			if wanted.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(wanted.Importer), wanted.Path)
			}
			for _, candidate := range []string{name, name + ".ts", strings.TrimSuffix(name, ".js") + ".ts"} {
				if _, ok := texts[candidate]; ok {
					return api.OnResolveResult{Path: candidate, Namespace: "layouts"}, nil
				}
			}
			return api.OnResolveResult{}, fmt.Errorf("there is no file %s in layouts", name)
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "layouts"}, func(wanted api.OnLoadArgs) (api.OnLoadResult, error) {
			content := texts[wanted.Path]
			return api.OnLoadResult{Contents: &content, Loader: loaderOf(wanted.Path)}, nil
		})
	}}
}

func loaderOf(name string) api.Loader {
	switch path.Ext(name) {
	case ".css":
		return api.LoaderCSS
	case ".ts":
		return api.LoaderTS
	case ".json":
		return api.LoaderJSON
	}
	return api.LoaderText
}

// bundleProblems are esbuild's complaints, each at its place in the layouts.
func bundleProblems(files []source.File, messages []api.Message) source.Problems {
	var problems source.Problems
	for _, message := range messages {
		problem := source.Problem{What: message.Text, Mend: "mend the layout"}
		problem.File = "layouts"
		if at := message.Location; at != nil {
			problem.Line, problem.Column = at.Line, at.Column+1
			problem.File = pathOf(files, strings.TrimPrefix(at.File, "layouts:"))
		}
		problems = append(problems, problem)
	}
	return problems
}

// pathOf is the path under which the editor knows a layout.
func pathOf(files []source.File, name string) string {
	for _, file := range files {
		if file.Name == name {
			return file.Path
		}
	}
	return "layouts/" + name
}

// addAssets names the style sheets, the scripts and the icon. What is the same in two languages has one name and is one file.
func (r *renderer) addAssets() source.Problems {
	l := r.layouts
	assets := []asset{l.icon}
	for _, folder := range slices.Sorted(maps.Keys(l.styles)) {
		assets = append(assets, l.styles[folder])
	}
	for _, script := range scripts() {
		if (script == findScript || script == wholeScript) && script != r.findScript() {
			continue // no page names it
		}
		assets = append(assets, l.scripts[script])
		for _, code := range slices.Sorted(maps.Keys(l.in)) {
			assets = append(assets, l.in[code].scripts[script])
		}
	}
	named := map[string]bool{}
	for _, a := range assets {
		if named[a.Address] {
			continue
		}
		named[a.Address] = true
		r.files = append(r.files, File{strings.TrimPrefix(a.Address, "/"), func(w io.Writer) error {
			_, err := w.Write(a.text)
			return err
		}})
	}
	return nil
}
