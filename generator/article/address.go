package article

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"manyroads/generator/source"
)

// An address is where a link leads, after everything that Markdown could hide was resolved.
type address struct {
	href     string // what is written into the page; for one inside the site, what the Resolver is asked for
	fragment string // without "#"
	inside   bool   // leads to a record or a page of this site
	external bool   // leads to another site
}

// schemes are all beginnings of an address that are let through. Nothing that is not in this list reaches a page:
// a list of what is bad would always lack something.
const schemes = "https:, http:, mailto:, tel:, sms:, org:, group:, article:, term:, /address/ or #heading"

var (
	recordPattern = map[string]*regexp.Regexp{
		"org":     regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`),
		"term":    regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`),
		"article": regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`),
		"group":   regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$`),
	}
	recordExample = map[string]string{
		"org": "org:na", "term": "term:moud", "article": "article:medication/methadone", "group": "group:us/ma/worcester/clinic-group",
	}
	schemePattern   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	pathPattern     = regexp.MustCompile(`^/([A-Za-z0-9_.-]+/)*([A-Za-z0-9_-][A-Za-z0-9_.-]*)?$`)
	mailPattern     = regexp.MustCompile(`^[A-Za-z0-9.!$'*+/=^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?subject=[A-Za-z0-9%._~-]*)?$`)
	telPattern      = regexp.MustCompile(`^\+?[0-9]([0-9.()-]*[0-9])?$`)
	smsPattern      = regexp.MustCompile(`^\+?[0-9]([0-9.()-]*[0-9])?(\?body=[A-Za-z0-9%._~-]*)?$`)
	hostPattern     = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+(:[0-9]{1,5})?$`)
	domainLike      = regexp.MustCompile(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.(org|com|gov|net|edu|info|us)(/|$)`)
	fragmentPattern = regexp.MustCompile(`^[\p{L}\p{N}_.-]+$`)
)

// readAddress judges an address that is already decoded. What is not empty when it is refused.
func readAddress(text string) (a address, what, mend string) {
	shown := shorten(text, 60)
	switch {
	case text == "":
		return a, "the link leads nowhere: its address is empty", "write the address between the round brackets"
	case strings.ContainsFunc(text, unfit):
		return a, fmt.Sprintf("the address %q has a blank or a sign that no address has", shown), "write the address without blanks, quotes, backslashes and <>"
	case strings.HasPrefix(text, "#"):
		return readFragment(address{}, text[1:])
	case strings.HasPrefix(text, "//"):
		return a, fmt.Sprintf("the address %q does not say https:", shown), "write https:" + shown
	case strings.HasPrefix(text, "/"):
		return readPath(text)
	}
	scheme, rest, found := strings.Cut(text, ":")
	if !found || !schemePattern.MatchString(scheme) {
		return a, fmt.Sprintf("%q is not an address that is known here", shown), addressMend(text)
	}
	scheme = strings.ToLower(scheme)
	switch scheme {
	case "https", "http":
		return readWeb(scheme, rest, shown)
	case "mailto":
		return plainAddress(scheme, rest, mailPattern, "mailto:name@example.org")
	case "tel":
		return plainAddress(scheme, rest, telPattern, "tel:18006624357")
	case "sms":
		return plainAddress(scheme, rest, smsPattern, "sms:988")
	case "org", "term", "article", "group":
		return readRecord(scheme, rest)
	}
	mend = "begin it with one of " + schemes
	if near := source.Closest(scheme, []string{"https", "mailto", "org", "group", "article", "term"}); near != "" {
		mend = fmt.Sprintf("did you mean %q?", near+":")
	}
	return a, fmt.Sprintf("addresses that begin with %q are not allowed", shorten(scheme, 30)+":"), mend
}

// unfit tells which characters no address has: those that cannot be seen, blanks, and those that end an attribute or a path.
func unfit(c rune) bool {
	if c < unicode.MaxASCII {
		return c <= ' ' || strings.IndexByte("\"<>\\`{}|^", byte(c)) >= 0
	}
	return c == unicode.MaxASCII || unicode.IsSpace(c) || unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c == unicode.ReplacementChar
}

func addressMend(text string) string {
	switch {
	case strings.Contains(text, "@"):
		return "write mailto:" + shorten(text, 60)
	case domainLike.MatchString(text):
		return "write https://" + shorten(text, 60)
	case strings.HasSuffix(text, ".md"):
		return "write article:section/name, without .md"
	}
	return "begin it with one of " + schemes
}

func readFragment(a address, fragment string) (address, string, string) {
	if !fragmentPattern.MatchString(fragment) {
		return address{}, fmt.Sprintf("%q is not the address of a heading", "#"+shorten(fragment, 60)), "write the heading in small letters, its words joined by hyphens: #what-to-ask"
	}
	a.fragment = fragment
	return a, "", ""
}

// readPath takes an address of this site. It has no question mark: no request may carry what somebody typed or chose.
func readPath(text string) (address, string, string) {
	before, fragment, found := strings.Cut(text, "#")
	if !pathPattern.MatchString(before) || strings.Contains(before, "/.") {
		mend := "write it like /about/how-we-rate/"
		if strings.Contains(before, "?") {
			mend = "leave out what follows the question mark"
		}
		return address{}, fmt.Sprintf("%q is not an address of this site", shorten(text, 60)), mend
	}
	a := address{href: before, inside: true}
	if found {
		return readFragment(a, fragment)
	}
	return a, "", ""
}

func readRecord(scheme, rest string) (address, string, string) {
	id, fragment, found := strings.Cut(rest, "#")
	if !recordPattern[scheme].MatchString(id) {
		return address{}, fmt.Sprintf("%q is not written right", shorten(scheme+":"+rest, 60)), "write it like " + recordExample[scheme]
	}
	a := address{href: scheme + ":" + id, inside: true}
	if found {
		return readFragment(a, fragment)
	}
	return a, "", ""
}

// readWeb takes an address of another site. A name before an @ is refused: https://na.org@evil.example leads to evil.example.
func readWeb(scheme, rest, shown string) (address, string, string) {
	host, found := strings.CutPrefix(rest, "//")
	end := strings.IndexAny(host, "/?#")
	if end < 0 {
		end = len(host)
	}
	tail := host[end:]
	host = host[:end]
	switch {
	case !found:
		return address{}, fmt.Sprintf("%q is not a web address", shown), "write two slashes: " + scheme + "://"
	case strings.Contains(host, "@"):
		return address{}, "a web address must not hold a name or password", "remove what stands before the @"
	case !hostPattern.MatchString(host):
		return address{}, fmt.Sprintf("%q has no name of a site that could be right", shown), "copy the address from the browser"
	}
	return address{href: scheme + "://" + host + percent(tail), external: true}, "", ""
}

func plainAddress(scheme, rest string, pattern *regexp.Regexp, example string) (address, string, string) {
	if !pattern.MatchString(rest) {
		return address{}, fmt.Sprintf("%q is not written right", shorten(scheme+":"+rest, 60)), "write it like " + example
	}
	return address{href: scheme + ":" + rest}, "", ""
}

// percent writes everything that a web address cannot hold as %XX, and a % that stands for itself too.
func percent(text string) string {
	const plain = "-._~:/?#@!$&'()*+,;=%"
	var b strings.Builder
	hashes := 0
	for i := range len(text) {
		c := text[i]
		switch {
		case c == '%' && !(i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])), c == '#' && hashes > 0:
			fmt.Fprintf(&b, "%%%02X", c)
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte(plain, c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
		if c == '#' {
			hashes++
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// shorten keeps a message readable.
func shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}
