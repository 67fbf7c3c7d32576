package fast

import (
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// action is {{.X}}, which html/template has made into {{.X | escaper | escaper}}.
func (c *compiler) action(n *parse.ActionNode, in scope) (op, error) {
	cmds := n.Pipe.Cmds
	if len(cmds[0].Args) != 1 {
		return nil, unknown(n, "a function that isn't known")
	}
	v, err := c.operand(cmds[0].Args[0], in)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, cmd := range cmds[1:] {
		names = append(names, cmd.String())
	}
	escape, known := escapers()[context{strings.Join(names, " "), content(v.kind)}]
	if !known {
		return nil, unknown(n, "an escaper that isn't known for a "+v.kind.String())
	}
	of := v.of
	switch v.kind.Kind() {
	case reflect.Int: // digits and a sign mean nothing to any of the escapers
		return func(m *machine, dot reflect.Value) { m.out = strconv.AppendInt(m.out, of(m, dot).Int(), 10) }, nil
	case reflect.Bool:
		return func(m *machine, dot reflect.Value) { m.out = strconv.AppendBool(m.out, of(m, dot).Bool()) }, nil
	}
	return func(m *machine, dot reflect.Value) { m.out = escape(m.out, of(m, dot).String()) }, nil
}

// A trust is what html/template takes a value for: text that somebody wrote, or what our own code says is safe markup or a safe link.
type trust int

const (
	stranger trust = iota // of a type that isn't known
	plain
	markup
	link
)

// content is how far a type is trusted. A type with methods may say itself what is shown of it, so it is refused.
func content(t reflect.Type) trust {
	switch t {
	case reflect.TypeFor[template.HTML]():
		return markup
	case reflect.TypeFor[template.URL]():
		return link
	case reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[bool]():
		return plain
	}
	ours := t.Kind() == reflect.String && t.PkgPath() != reflect.TypeFor[template.HTML]().PkgPath()
	if ours && reflect.PointerTo(t).NumMethod() == 0 {
		return plain
	}
	return stranger
}

// A context is what html/template found out of the place where a value stands, as the escapers that it put there.
type context struct {
	escapers string
	trust    trust
}

// escapers are all that is known. Markup in an attribute and in a title is not, because no layout puts it there.
func escapers() map[context]func([]byte, string) []byte {
	const (
		text      = "_html_template_htmlescaper"
		attribute = "_html_template_attrescaper"
		title     = "_html_template_rcdataescaper"
		address   = "_html_template_urlfilter _html_template_urlnormalizer " + attribute
		within    = "_html_template_urlnormalizer " + attribute // href="/groups/{{.}}/"
		fragment  = "_html_template_urlescaper " + attribute    // href="#{{.}}"
	)
	return map[context]func([]byte, string) []byte{
		{text, markup}:     func(out []byte, s string) []byte { return append(out, s...) },
		{text, plain}:      appendText,
		{text, link}:       appendText,
		{attribute, plain}: appendText,
		{attribute, link}:  appendText,
		{title, plain}:     appendText,
		{title, link}:      appendText,
		{address, plain}:   appendFiltered,
		{address, link}:    appendAddress,
		{within, plain}:    appendAddress,
		{within, link}:     appendAddress,
		{fragment, plain}:  appendFragment,
		{fragment, link}:   appendAddress, // what is known to be an address is not taken for a part of one
	}
}

// special are the characters that mean something in markup, all of them below 64, as a set of bits.
const special uint64 = 1<<0 | 1<<'"' | 1<<'&' | 1<<'\'' | 1<<'+' | 1<<'<' | 1<<'>'

// appendText is text in an element or a quoted attribute. Bytes that are no UTF-8 stay as they are, as in html/template.
func appendText(out []byte, s string) []byte {
	written := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 64 && special>>c&1 != 0 {
			out = append(append(out, s[written:i]...), entity(c)...)
			written = i + 1
		}
	}
	return append(out, s[written:]...)
}

// entity is a special character as it may stand in text.
func entity(c byte) string {
	switch c {
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return "\uFFFD" // of a zero byte
}

// appendFiltered is an address that somebody wrote: one that would run a script, or do anything but open a page or
// begin a letter, is not written at all.
func appendFiltered(out []byte, s string) []byte {
	scheme, _, found := strings.Cut(s, ":")
	if found && !strings.Contains(scheme, "/") &&
		!strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") && !strings.EqualFold(scheme, "mailto") {
		return append(out, "#ZgotmplZ"...)
	}
	return appendAddress(out, s)
}

// appendAddress is a whole address or a part of its path, in a quoted attribute.
func appendAddress(out []byte, s string) []byte {
	written := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if isPlain(c) || isReserved(c) || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		out = append(out, s[written:i]...)
		if c == '&' || c == '+' { // reserved in addresses as well, but special in markup
			out = append(out, entity(c)...)
		} else {
			out = appendPercent(out, c)
		}
		written = i + 1
	}
	return append(out, s[written:]...)
}

// appendFragment is a part of an address in which no character may have a meaning.
func appendFragment(out []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; isPlain(c) {
			out = append(out, c)
		} else {
			out = appendPercent(out, c)
		}
	}
	return out
}

func appendPercent(out []byte, c byte) []byte {
	const digits = "0123456789abcdef"
	return append(out, '%', digits[c>>4], digits[c&15])
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func isReserved(c byte) bool {
	switch c {
	case '!', '#', '$', '*', ',', '/', ':', ';', '=', '?', '@', '[', ']':
		return true
	}
	return false
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
