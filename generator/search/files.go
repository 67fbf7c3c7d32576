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
func encode(value any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(fmt.Errorf("the search index could not be written: %w", err))
	}
	return text.Bytes()
}

func sortedKeys[T any](files map[string]T) []string { return slices.Sorted(maps.Keys(files)) }

// inFolder encodes each file under its name, in <kind>/<hash>/; the hash is of all of them together.
func inFolder[T any](kind string, contents map[string]T) (files []File, hash string) {
	all := sha256.New()
	for _, name := range sortedKeys(contents) {
		content := encode(contents[name])
		fmt.Fprintf(all, "%s %d\n", name, len(content))
		all.Write(content)
		files = append(files, File{name + ".json", content})
	}
	hash = hex.EncodeToString(all.Sum(nil)[:5])
	for i := range files {
		files[i].Name = kind + "/" + hash + "/" + files[i].Name
	}
	return files, hash
}
