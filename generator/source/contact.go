package source

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// Address takes a web address. Only https and, for pages that have no other, http are let through.
func (t *Table) Address(key string) string {
	text := t.Text(key)
	if text == "" {
		return ""
	}
	if what, mend := BadAddress(text); what != "" {
		t.Problem(key, what, mend)
		return ""
	}
	return text
}

// BadAddress says what is wrong with a web address, or nothing.
func BadAddress(text string) (what, mend string) {
	parsed, err := url.Parse(text)
	switch {
	case strings.ContainsAny(text, " \t\n<>\"`{}|\\^"):
		return fmt.Sprintf("%q is not a web address: it has a blank or a sign that no address has", cut(text, 60)), "copy it from the browser"
	case err != nil:
		return fmt.Sprintf("%q is not a web address", cut(text, 60)), "copy it from the browser, with https://"
	case parsed.Scheme == "" && strings.Contains(text, "."):
		return fmt.Sprintf("%q does not say https://", cut(text, 60)), "write https://" + strings.TrimLeft(text, "/")
	case parsed.Scheme != "https" && parsed.Scheme != "http":
		return fmt.Sprintf("%q is not a web address", cut(text, 60)), "write it with https://"
	case parsed.User != nil:
		return "a web address must not hold a user name or password", "remove what stands before the @"
	case !strings.Contains(parsed.Hostname(), "."), strings.HasSuffix(parsed.Hostname(), "."), strings.Contains(parsed.Hostname(), ".."):
		return fmt.Sprintf("%q has no name of a site", cut(text, 60)), "copy it from the browser"
	}
	return "", ""
}

var phonePattern = regexp.MustCompile(`^(1-)?[2-9]\d{2}-[2-9]\d{2}-\d{4}$`)

// Phone takes a telephone number of North America, written 508-555-0100 or 1-800-662-4357; short ones such as 988 are for site.toml.
func (t *Table) Phone(key string) string {
	text := t.Text(key)
	if text == "" || phonePattern.MatchString(text) || len(text) == 3 && numberPattern.MatchString(text) {
		return text
	}
	mend := "write it like 508-555-0100"
	digits := strings.TrimPrefix(onlyDigits(text), "1")
	if len(digits) == 10 {
		if number := digits[:3] + "-" + digits[3:6] + "-" + digits[6:]; phonePattern.MatchString(number) {
			mend = fmt.Sprintf("write %s = %q", lastKey(key), number)
		}
	}
	t.Problem(key, fmt.Sprintf("%q is not a telephone number", cut(text, 40)), mend)
	return ""
}

func onlyDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

var emailPattern = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

// Email takes an e-mail address.
func (t *Table) Email(key string) string {
	text := t.Text(key)
	if text != "" && !emailPattern.MatchString(text) {
		t.Problem(key, fmt.Sprintf("%q is not an e-mail address", cut(text, 60)), "write it like hello@example.org")
		return ""
	}
	return text
}
