package article

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// alive is everything in a page that could run or fetch something.
var (
	liveTags       = map[string]bool{"script": true, "style": true, "iframe": true, "object": true, "embed": true, "svg": true, "math": true, "base": true, "meta": true, "link": true, "form": true, "input": true, "button": true, "video": true, "audio": true, "details": true, "template": true, "body": true, "html": true, "head": true}
	goodAttributes = regexp.MustCompile(`^(href|rel|class|id|role|aria-label|aria-labelledby|aria-hidden|tabindex|scope|start|src|alt|loading|decoding)$`)
	goodHref       = regexp.MustCompile(`^(https?://[a-z0-9]|mailto:|tel:|sms:|/([A-Za-z0-9_#-]|$)|#)`)
	goodSource     = regexp.MustCompile(`^/images/`)
)

// dead reads the HTML as a browser would and names the first thing in it that is not harmless.
func dead(t testing.TB, page []byte) string {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(string(page)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.CommentToken, html.DoctypeToken:
			return "a comment"
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if liveTags[token.Data] {
				return "<" + token.Data + ">"
			}
			for _, a := range token.Attr {
				switch {
				case !goodAttributes.MatchString(a.Key):
					return a.Key + "=" + a.Val
				case a.Key == "href" && !goodHref.MatchString(a.Val), a.Key == "src" && !goodSource.MatchString(a.Val):
					return a.Key + "=" + a.Val
				}
			}
		}
	}
}

// TestAttacks sends every line of testdata/attacks.txt through every place where text can stand. Nothing may come out alive,
// and each attack is a problem too, so that the page is not even published.
func TestAttacks(t *testing.T) {
	list, err := os.ReadFile("testdata/attacks.txt")
	if err != nil {
		t.Fatal(err)
	}
	attacks := strings.Split(strings.TrimSpace(string(list)), "\n")
	if len(attacks) < 60 {
		t.Fatalf("only %d attacks", len(attacks))
	}
	places := []string{
		"%s\n", "Text %s text\n", "## Heading %s\n", "- %s\n", "> [!NOTE]\n> %s\n", "| a |\n|---|\n| %s |\n",
		"Word\n: %s\n", "Text[^a]\n\n[^a]: %s\n", "**%s**\n", "```text\n%s\n```\n", "`%s`\n", "[words %s](https://example.org/)\n", "![alt %s](/images/a.jpg)\n",
		"[words](%s)\n", "[words](<%s>)\n", "![alt](%s)\n", "<%s>\n", "[words]\n\n[words]: %s\n", "[words](https://example.org/%s)\n", "[words](https://example.org/ \"%s\")\n",
		"```%s\nx\n```\n", "[^%s]\n", "[words](org:%s)\n", "[words](/%s)\n", "[words](#%s)\n",
	}
	for _, attack := range attacks {
		attack = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\0`, "\x00", `\x01`, "\x01", `\u200b`, "\u200b").Replace(attack)
		for _, place := range places {
			a, _ := parseText(t, wrapped(strings.Replace(place, "%s", attack, 1)))
			page, _, _ := a.HTML(fakeSite{})
			if alive := dead(t, page); alive != "" {
				t.Errorf("%q in %q: %s lives in\n%s", attack, place, alive, page)
			}
		}
	}
}

// TestAttackIsProblem holds that an attack as a link or as HTML is reported, not only made harmless.
func TestAttackIsProblem(t *testing.T) {
	for _, body := range []string{
		"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](javascript&colon;alert(1))", "[a](&#106;avascript:alert(1))", "[a](\\javascript:alert(1))",
		"[a](vbscript:x)", "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](//evil.example)", "[a](/\\evil.example)", "[a](\\\\evil.example)",
		"[a](https://na.org@evil.example)", "[a](blob:x)", "[a](file:///etc/passwd)", "[a](view-source:x)", "<javascript:alert(1)>",
		"![a](javascript:alert(1))", "![a](//evil.example/a.png)", "![a](https://evil.example/a.png)", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
		"<!-- x -->", "<?php x ?>", "<![CDATA[x]]>", "</p>",
	} {
		if _, problems := parseText(t, wrapped(body+"\n")); len(problems) == 0 {
			t.Errorf("%s is no problem", body)
		}
	}
}
