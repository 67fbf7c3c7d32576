package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// hashOf is what a name holds of a content: ten digits, so that a name never changes its meaning.
func hashOf(content []byte) string {
	hash := sha256.Sum256(content)
	return hex.EncodeToString(hash[:5])
}

// encode writes a value that holds only numbers, texts and lists, which can't fail.
func encode(value any) []byte { return new(encoder).encode(value) }

// An encoder writes many values one after the other in the same memory.
type encoder struct{ text bytes.Buffer }

func (e *encoder) encode(value any) []byte {
	e.text.Reset()
	to := json.NewEncoder(&e.text)
	to.SetEscapeHTML(false)
	if err := to.Encode(value); err != nil {
		panic(fmt.Errorf("the search index could not be written: %w", err))
	}
	return bytes.Clone(e.text.Bytes())
}

func sortedKeys[T any](files map[string]T) []string { return slices.Sorted(maps.Keys(files)) }

// inFolder names files <kind>/<hash>/<name>.json, where the hash, of so many digits, is of all of them together.
func inFolder(kind string, digits int, contents map[string][]byte) (files []File, hash string) {
	all := sha256.New()
	names := sortedKeys(contents)
	for _, name := range names {
		fmt.Fprintf(all, "%s %d\n", name, len(contents[name]))
		all.Write(contents[name])
	}
	hash = hex.EncodeToString(all.Sum(nil))[:digits]
	for _, name := range names {
		files = append(files, File{kind + "/" + hash + "/" + name + ".json", contents[name]})
	}
	return files, hash
}
