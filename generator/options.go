package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"manyroads/generator/source"
)

// options are what a command was given, with the rest filled in.
type options struct {
	project, content, layouts, out string
	date                           func() source.Date
	port, groups, articles         int
	folder                         string // the DIR of example
	dense                          bool   // example: groups as densely as people live
	editorial, staleOnly, csv      bool   // what check is to say besides
	explaining                     bool
	code                           string // the CODE of check --explain
}

// readArguments takes a command line apart. What is wrong with it comes back as one line for the person who wrote it.
func readArguments(arguments []string) (command string, o options, err error) {
	o = options{port: 8080, groups: 100, articles: 20, date: today}
	flags := flag.NewFlagSet("generator", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	var pinned string
	for name, into := range map[string]*string{"content": &o.content, "layouts": &o.layouts, "out": &o.out, "date": &pinned} {
		flags.StringVar(into, name, "", "")
	}
	numbers := map[string]*int{"port": &o.port, "groups": &o.groups, "articles": &o.articles}
	for name, into := range numbers {
		flags.Func(name, "", func(text string) error { return readNumber(text, into) })
	}
	for name, into := range map[string]*bool{"editorial": &o.editorial, "stale": &o.staleOnly, "csv": &o.csv, "explain": &o.explaining, "dense": &o.dense} {
		flags.BoolVar(into, name, false, "")
	}
	words, asked, err := splitArguments(flags, arguments)
	if err != nil {
		return "", o, err
	}
	if command, err = pickCommand(words, asked); err != nil || command == "help" {
		return command, o, err
	}
	if err := checkFit(command, words[1:], flags); err != nil {
		return "", o, err
	}
	if o.port > 65535 {
		return "", o, fmt.Errorf("--port cannot be %d: ports end at 65535", o.port)
	}
	switch {
	case command == "example":
		o.folder = words[1]
	case len(words) > 1:
		o.code = words[1]
	}
	if o.date, err = pinDate(pinned, os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		return "", o, err
	}
	o.fillFolders()
	return command, o, nil
}

// splitArguments lets options stand before and after the other words. asked tells whether somebody asked for help.
func splitArguments(flags *flag.FlagSet, arguments []string) (words []string, asked bool, err error) {
	for len(arguments) > 0 {
		err := flags.Parse(arguments)
		if errors.Is(err, flag.ErrHelp) {
			return words, true, nil
		}
		if err != nil {
			return nil, false, explainFlag(flags, err)
		}
		if arguments = flags.Args(); len(arguments) > 0 {
			words, arguments = append(words, arguments[0]), arguments[1:]
		}
	}
	return words, false, nil
}

// explainFlag says in our words what the flag package says in a coder's.
func explainFlag(flags *flag.FlagSet, err error) error {
	text := err.Error()
	if name, found := strings.CutPrefix(text, "flag provided but not defined: -"); found {
		var known []string
		flags.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
		return fmt.Errorf("there is no option --%s%s", strings.TrimLeft(name, "-"), guess(strings.TrimLeft(name, "-"), "--", known))
	}
	if name, found := strings.CutPrefix(text, "flag needs an argument: -"); found {
		return fmt.Errorf("--%s needs a value behind it", name)
	}
	if strings.HasPrefix(text, "invalid value ") {
		value, rest, _ := strings.Cut(strings.TrimPrefix(text, "invalid value "), " for flag -")
		name, reason, _ := strings.Cut(rest, ": ")
		return fmt.Errorf("--%s cannot be %s: %s", name, value, reason)
	}
	return fmt.Errorf("this cannot be understood: %s", strings.TrimPrefix(text, "bad flag syntax: "))
}

func guess(word, prefix string, known []string) string {
	if near := source.Closest(word, known); near != "" {
		return " (did you mean " + prefix + near + "?)"
	}
	return ""
}

func readNumber(text string, into *int) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return errors.New("it must be a whole number")
	}
	*into = n
	return nil
}

func pickCommand(words []string, asked bool) (string, error) {
	commands := []string{"build", "check", "serve", "example", "help"}
	if asked {
		return "help", nil
	}
	if len(words) == 0 {
		return "", errors.New("say what to do: " + strings.Join(commands, ", "))
	}
	for _, c := range commands {
		if c == words[0] {
			return c, nil
		}
	}
	if near := guess(words[0], "", commands); near != "" {
		return "", fmt.Errorf("there is no command %q%s", words[0], near)
	}
	return "", fmt.Errorf("there is no command %q (there are %s)", words[0], strings.Join(commands, ", "))
}

// checkFit refuses words and options that the command would pass over.
func checkFit(command string, words []string, flags *flag.FlagSet) error {
	if command == "example" && len(words) != 1 {
		return errors.New("example needs one folder to write to: generator example --groups 100 --articles 20 DIR")
	}
	given := func(name string) bool { f := flags.Lookup(name); return f.Value.String() == "true" }
	if given("csv") && !given("stale") {
		return errors.New("--csv belongs to check --stale")
	}
	if explains := command == "check" && given("explain"); command != "example" && len(words) > 0 && !(explains && len(words) == 1) {
		return fmt.Errorf("%s takes no further words, but was given %q", command, words[0])
	}
	var err error
	owner := map[string]string{"port": "serve", "groups": "example", "articles": "example", "dense": "example", "editorial": "check", "stale": "check", "csv": "check", "explain": "check"}
	flags.Visit(func(f *flag.Flag) {
		if of := owner[f.Name]; of != "" && of != command {
			err = fmt.Errorf("--%s belongs to %s, not to %s", f.Name, of, command)
		}
		if f.Value.String() == "" && owner[f.Name] == "" {
			err = fmt.Errorf("--%s needs a value behind it", f.Name)
		}
	})
	return err
}

// pinDate takes the day from --date, else from SOURCE_DATE_EPOCH, else it is today, whenever that is asked.
func pinDate(written, epoch string) (func() source.Date, error) {
	if written != "" {
		day, err := source.ParseDate(written)
		if err != nil {
			return nil, fmt.Errorf("--date %w", err)
		}
		return func() source.Date { return day }, nil
	}
	if epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds since 1970", epoch)
		}
		day := source.DateOf(time.Unix(seconds, 0).UTC())
		return func() source.Date { return day }, nil
	}
	return today, nil
}

// fillFolders takes the folders that were not named from the project.
func (o *options) fillFolders() {
	o.project = findProject()
	for name, into := range map[string]*string{"content": &o.content, "layouts": &o.layouts, "public": &o.out} {
		if *into == "" {
			*into = filepath.Join(o.project, name)
		}
	}
}

// findProject goes up from here to the first folder that holds content/ and layouts/, or content/ and go.mod.
// Without one, it is here.
func findProject() string {
	here, err := os.Getwd()
	if err != nil {
		return "."
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if isThere(dir, "content") && (isThere(dir, "layouts") || isThere(dir, "go.mod")) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return here
		}
	}
}

func isThere(parts ...string) bool {
	_, err := os.Stat(filepath.Join(parts...))
	return err == nil
}

// seenFromHere names a folder or a file as the person at the terminal would.
func seenFromHere(dir string) folder {
	label := dir
	if here, err := os.Getwd(); err == nil {
		if absolute, err := filepath.Abs(dir); err == nil {
			if relative, err := filepath.Rel(here, absolute); err == nil {
				label = relative
			}
		}
	}
	return folder{dir, filepath.ToSlash(label)}
}

// readHeaders takes the headers of every page from netlify.toml, so that the preview is as strict as the real server.
// Without the file there are none but the preview's own.
func readHeaders(project string) map[string]string {
	text, err := os.ReadFile(filepath.Join(project, "netlify.toml"))
	if err != nil {
		return nil
	}
	file, _ := source.NewFile("netlify.toml", "netlify.toml", string(text))
	headers := map[string]string{}
	for _, rule := range source.ReadTable(file, source.DefaultLimits()).Tables("headers") {
		values, _ := rule.Value("values")
		if table, ok := values.(map[string]any); ok && rule.Text("for") == "/*" {
			for name, value := range table {
				headers[name] = fmt.Sprint(value)
			}
		}
	}
	return headers
}
