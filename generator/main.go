// The generator makes the site: content/ and layouts/ in, public/ out.
//
//	main.go      the commands and what they say
//	options.go   what is written behind them
//	editorial.go advice, explanations, and what runs out
//	build.go     make: content -> pages, the one build path with a memory
//	publish.go   publish: pages -> public/, all or nothing
//
// Commands print what an editor needs and nothing else. Every problem goes to standard error as
// path:line:column: what is wrong (how to mend it), the path as seen from the folder in which one stands.
// The exit status is 0 when all is well, 1 when something in content or layouts is wrong or the site could not be
// written, and 2 when the command itself is wrong.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"

	"manyroads/generator/example"
	"manyroads/generator/preview"
	"manyroads/generator/source"
)

const help = `Makes the site from content/ and layouts/.

  generator build     check everything, then write the site, all or nothing
  generator check     say every problem and write nothing
  generator serve     show the site on this computer and follow every change
  generator example   write an invented content folder to try things with:
                      generator example --groups 100 --articles 20 DIR
                      (--dense: as densely as people live, New York with
                      5,000 of 100,000 groups)
  generator help      show this page

Every command takes
  --content DIR       the records and articles          (content)
  --layouts DIR       templates, styles and scripts     (layouts)
  --out DIR           the folder for the finished site  (public)
  --date YYYY-MM-DD   the day on which the site is made (SOURCE_DATE_EPOCH,
                      or today in UTC)
serve takes --port N, the first port to try (8080), and check takes
  --editorial         give advice on words and sources as well
  --stale [--csv]     list what runs out within 60 days
  --explain [CODE]    say what a code like [words-01] stands for
The folders in brackets are those of the project around you.
Problems are printed as path:line:column: what is wrong (how to mend it).
Exit status: 0 all is well, 1 something is wrong, 2 the command is wrong.
`

const (
	well   = 0
	faulty = 1
	misuse = 2
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// A call is one use of a command.
type call struct {
	options
	stdout, stderr io.Writer
}

// run finds the command and does it.
func run(arguments []string, stdout, stderr io.Writer) int {
	name, o, err := readArguments(arguments)
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "%v\nRun \"generator help\" to see how it is used.\n", err)
		return misuse
	case name == "help":
		fmt.Fprint(stdout, help)
		return well
	}
	c := &call{o, stdout, stderr}
	switch name {
	case "build":
		return c.build()
	case "check":
		return c.check()
	case "serve":
		return c.serve()
	case "example":
		return c.example()
	}
	fmt.Fprint(stderr, help)
	return misuse
}

// builder stands at the beginning of build, check and serve.
func (c *call) builder() *builder {
	return newBuilder(seenFromHere(c.content), seenFromHere(c.layouts), c.date)
}

func (c *call) build() int {
	start := time.Now()
	files, problems := c.builder().make()
	if len(problems) > 0 {
		c.list(problems, "nothing was written")
		return faulty
	}
	done, err := publish(files, c.out, func(line string) { fmt.Fprintln(c.stderr, line) })
	if err != nil {
		return c.fail(err, "nothing was written")
	}
	changed := "nothing changed"
	if done.written > 0 {
		changed = fmt.Sprintf("%d of them new or changed", done.written)
	}
	fmt.Fprintf(c.stdout, "%s: %d files, %s (%.2f s)\n", seenFromHere(c.out).label, done.files, changed, time.Since(start).Seconds())
	return well
}

func (c *call) check() int {
	if c.explaining {
		return c.explain()
	}
	b := c.builder()
	files, problems := b.make()
	if c.staleOnly {
		status := c.stale(b.made)
		if len(problems) > 0 {
			c.list(problems, "what stands in these files may be missing from the list")
			return faulty
		}
		return status
	}
	if c.editorial {
		c.advise(b.made)
	}
	if len(problems) > 0 {
		c.list(problems, "")
		return faulty
	}
	if err := renderAll(files); err != nil {
		return c.fail(err, "")
	}
	fmt.Fprintf(c.stdout, "no problems; the site would have %d files\n", len(files))
	return well
}

func (c *call) serve() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	b := c.builder()
	b.keepGood = true
	err := preview.Serve(ctx, preview.Options{
		Build:   func() preview.Snapshot { return c.snapshot(b) },
		Watch:   []string{c.content, c.layouts},
		Port:    c.port,
		Headers: readHeaders(c.project),
		Say:     func(line string) { fmt.Fprintln(c.stdout, line) },
	})
	if err != nil {
		return c.fail(err, "")
	}
	return well
}

// snapshot builds once for the preview and tells the person at the terminal how it went.
func (c *call) snapshot(b *builder) preview.Snapshot {
	start := time.Now()
	files, problems := b.make()
	s := preview.Snapshot{Problems: problems}
	if files != nil {
		s.Open = opener(files)
	}
	if len(problems) > 0 {
		c.list(problems, "the last version that worked stays")
	} else {
		fmt.Fprintf(c.stdout, "%d files ready (%.2f s)\n", len(files), time.Since(start).Seconds())
	}
	return s
}

func (c *call) example() int {
	entries, err := os.ReadDir(c.folder)
	if len(entries) > 0 {
		return c.fail(fmt.Errorf("%s is not empty (name a new folder)", c.folder), "")
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return c.fail(err, "")
	}
	if err := os.MkdirAll(c.folder, dirMode); err != nil {
		return c.fail(err, "")
	}
	root, err := os.OpenRoot(c.folder)
	if err != nil {
		return c.fail(err, "")
	}
	defer root.Close()
	write := example.Write
	if c.dense {
		write = example.WriteDense
	}
	if err := write(root, c.groups, c.articles); err != nil {
		return c.fail(err, "")
	}
	fmt.Fprintf(c.stdout, "%s: %s and %s, all invented\n", c.folder, count(c.groups, "group"), count(c.articles, "article"))
	return well
}

// list prints every problem, its file as named from here, then how many there are and what that means.
func (c *call) list(problems source.Problems, outcome string) {
	files := map[string]bool{}
	for _, p := range problems {
		files[p.File] = true
		p.File = seenFromHere(p.File).label
		fmt.Fprintln(c.stderr, p)
	}
	total := count(len(problems), "problem") + " in " + count(len(files), "file")
	if outcome != "" {
		total += "; " + outcome
	}
	fmt.Fprintln(c.stderr, total)
}

func (c *call) fail(err error, outcome string) int {
	fmt.Fprintln(c.stderr, err)
	if outcome != "" {
		fmt.Fprintln(c.stderr, outcome)
	}
	return faulty
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
