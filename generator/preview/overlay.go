package preview

import (
	"bytes"
	"fmt"
	"html"

	"manyroads/generator/source"
)

// mostShown keeps a page with thousands of problems usable; the terminal has them all.
const mostShown = 200

// overlay is the list of problems that stands over a page, or nothing. It can be read, folded and scrolled without JavaScript;
// with it, also dismissed.
func overlay(problems source.Problems) []byte {
	if len(problems) == 0 {
		return nil
	}
	var out bytes.Buffer
	out.WriteString(`<link rel="stylesheet" href="/_preview/overlay.css">` +
		`<section id="preview-problems" aria-labelledby="preview-problems-title"><details open>`)
	fmt.Fprintf(&out, `<summary id="preview-problems-title">%s to mend</summary>`, count(len(problems)))
	out.WriteString(`<div tabindex="0" role="group" aria-labelledby="preview-problems-title"><p>Behind this stands the last version that worked. This list goes when all is mended.</p><ol>`)
	for _, p := range problems[:min(len(problems), mostShown)] {
		fmt.Fprintf(&out, `<li><code>%s</code> %s`, html.EscapeString(p.Position.String()), html.EscapeString(p.What))
		if p.Mend != "" {
			fmt.Fprintf(&out, ` <strong>%s</strong>`, html.EscapeString(p.Mend))
		}
		out.WriteString(`</li>`)
	}
	out.WriteString(`</ol>`)
	if more := len(problems) - mostShown; more > 0 {
		fmt.Fprintf(&out, `<p>And %d more: see the terminal.</p>`, more)
	}
	out.WriteString(`</div></details><p role="status"></p><button type="button" hidden>Dismiss</button></section>`)
	return out.Bytes()
}

func count(n int) string {
	if n == 1 {
		return "1 problem"
	}
	return fmt.Sprintf("%d problems", n)
}

// emptyPage stands in where there is no page to show.
func emptyPage(title string) []byte {
	return fmt.Appendf(nil, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`+
		`<title>%[1]s</title></head><body><main><h1>%[1]s</h1><p>This page is made by the preview, not by the site. <a href="/">To the home page</a></p></main></body></html>`,
		html.EscapeString(title))
}
