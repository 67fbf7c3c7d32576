package page

import (
	"encoding/json"
	"path"
	"regexp"
	"strconv"

	"manyroads/generator/language"
	"manyroads/generator/source"
)

// wordsScript is the name of the scripts that hold what other scripts say, and nothing else: one object of texts in double quotes, and of
// counted texts like { one: "{n} group", other: "{n} groups" }. No logic and no import stands in them, so that they can be translated as text.
const wordsScript = "words.ts"

// scriptPiece finds, in this order: a remark, a counted text, a key in quotation marks, a text.
var scriptPiece = regexp.MustCompile(`//[^\n]*|/\*(?s:.*?)\*/` +
	`|\{\s*one:\s*("(?:[^"\\\n]|\\.)*"),\s*other:\s*("(?:[^"\\\n]|\\.)*"),?\s*\}` +
	`|"(?:[^"\\\n]|\\.)*"\s*:` +
	`|("(?:[^"\\\n]|\\.)*")`)

// translateWords is a words.ts in another language.
func translateWords(file source.File, table *language.Table) source.File {
	section, text, made, last := path.Dir(file.Name), file.Text, "", 0
	part := func(from, to int) string {
		plain, err := strconv.Unquote(text[from:to])
		if err != nil {
			return text[from:to] // esbuild will say what is wrong with it
		}
		return plain
	}
	for _, at := range scriptPiece.FindAllStringSubmatchIndex(text, -1) {
		var words any
		switch {
		case at[2] >= 0:
			words = table.Plural(section, part(at[2], at[3]), part(at[4], at[5]), file.Position(at[4])).Forms()
		case at[6] >= 0:
			words = table.Text(section, part(at[6], at[7]), file.Position(at[6]))
		default:
			continue
		}
		written, err := json.Marshal(words)
		if err != nil {
			continue // texts can always be written
		}
		made += text[last:at[0]] + string(written)
		last = at[1]
	}
	file.Text = made + text[last:]
	return file
}
