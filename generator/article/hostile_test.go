package article

import (
	"fmt"
	"strings"
	"testing"

	"manyroads/generator/source"
)

// TestHostile holds that what would keep goldmark busy for seconds is refused before goldmark sees it: the refusal is the only
// word on the body, nothing of it was read, and the message names a limit. No time is measured; a busy machine must not fail a test.
func TestHostile(t *testing.T) {
	many := func(unit string, bytes int) string { return strings.Repeat(unit, bytes/len(unit)) }
	paragraphs := func(block string, bytes int) string { return many(block+"\n\n", bytes) }
	attacks := map[string]string{
		"200 KB of stars and underscores":    many("*a_ ", 200<<10),
		"stars in one block":                 many("*a_ ", 16_000),
		"stars in many blocks":               paragraphs(many("*a **b ", 1000), 120<<10),
		"300 KB of unfinished links":         many("[a](<b", 300<<10),
		"unfinished links in one block":      many("[a](<b", 16_000),
		"64 KB of quotations":                many("> ", 64<<10),
		"quotations without blanks":          many(">", 40),
		"quotations line by line":            many(strings.Repeat("> ", 40)+"a\n", 8000),
		"lists in lists on a line":           many("- ", 4000),
		"numbered lists in lists":            many("1. ", 4000),
		"definitions in definitions":         "a\n" + many(": ", 4000),
		"lists in lists line by line":        deepList(400),
		"tabs":                               strings.Repeat("\t", 400) + "a",
		"100,000 brackets":                   many("[", 100_000),
		"brackets in one block":              many("[", 8000),
		"closed brackets":                    strings.Repeat("[", 100) + "a" + strings.Repeat("]", 100),
		"images in images":                   many("![", 8000),
		"1 MB of nothing":                    many("a", 1<<20),
		"a paragraph of 20 KB":               many("word ", 20_000),
		"a table of 1 million cells":         strings.Repeat("|a", 1000) + "|\n" + strings.Repeat("|-", 1000) + "|\n" + many("a\n", 8000),
		"many wide tables":                   paragraphs(strings.Repeat("|a", 100)+"|\n"+strings.Repeat("|-", 100)+"|\n"+many("a\n", 200), 100_000),
		"escaped bars in tables":             "|a|\n|-|\n" + many("|`\\|`|\n", 8000),
		"footnotes":                          numbered("x[^%[1]d]\n\n[^%[1]d]: y\n\n", 3000),
		"headings":                           many("## a\n\n", 100_000),
		"underlined headings":                many("a\n-\n\n", 100_000),
		"list items":                         many("- a\n\n", 100_000),
		"backticks":                          many("`a``b", 16_000),
		"3 MB of backticks":                  many("`", 3<<20),
		"signs that might be HTML":           many("<a b='", 16_000),
		"comments without an end":            many("a<!--", 16_000),
		"addresses without an end":           many("<https://a", 16_000),
		"link definitions":                   many("[a]: b \"\n", 16_000),
		"nested stars and brackets":          many("*[", 4000),
		"brackets around a great many stars": many("[*a*] ", 16_000),
	}
	for name, body := range attacks {
		t.Run(name, func(t *testing.T) {
			f, _ := source.NewFile("content/articles/a/b.md", "articles/a/b.md", goodFront+body)
			a, problems := Parse(f, source.DefaultLimits())
			if len(problems) != 1 || !strings.Contains(problems[0].What, "limit") || problems[0].Line < 8 {
				t.Errorf("problems: %.300v", problems)
			}
			if a.PlainText != "" || a.body != nil || len(a.Headings) > 0 {
				t.Error("the body was read")
			}
		})
	}
}

func deepList(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func numbered(format string, count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestLimitsAreTheSites holds that the limits that site.toml can set are the ones that count.
func TestLimitsAreTheSites(t *testing.T) {
	limits := source.DefaultLimits()
	limits.BlockBytes, limits.Nesting, limits.MarkdownBytes = 100, 3, 1000
	for body, name := range map[string]string{
		strings.Repeat("word ", 30):        "the limit block_bytes is 100",
		"> > > > a":                        "the limit nesting is 3",
		strings.Repeat("word\n\n", 300):    "the limit markdown_bytes is 1000",
		"[[[[a]]]]":                        "the limit nesting is 3",
		"- a\n  - b\n    - c\n      - d\n": "the limit nesting is 3",
	} {
		f, _ := source.NewFile("content/articles/a/b.md", "articles/a/b.md", goodFront+body)
		if _, problems := Parse(f, limits); len(problems) != 1 || !strings.Contains(problems[0].String(), name) {
			t.Errorf("%.20q: %v", body, problems)
		}
	}
}

// TestOrdinaryIsNotHostile holds that what people write is far from every limit.
func TestOrdinaryIsNotHostile(t *testing.T) {
	row := "| [Organization](org:na) | **yes** | `code` | *depends* | 2018 | a_b | text text text text |\n"
	for name, body := range map[string]string{
		"a long table":     "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n" + strings.Repeat(row, 60),
		"a long list":      strings.Repeat("- **Item** with [a link](https://example.org/a) and *stress*.\n", 60),
		"a long paragraph": strings.Repeat("A sentence of ordinary length with nothing special in it. ", 100),
		"deep lists":       deepList(8),
		"sources":          numbered("Text.[^%[1]d]\n\n[^%[1]d]: [A source](https://example.org/%[1]d), 2018.\n\n", 150),
		"a rule of dashes": strings.Repeat("-", 300) + "\n\n" + strings.Repeat("* ", 20),
	} {
		if _, problems := parseText(t, wrapped(body)); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems[0])
		}
	}
}
