// Package source reads text files and says where in them a problem stands.
package source

// Limits are the largest input that is read at all; a hostile or mistaken file must never hang or kill a build.
type Limits struct {
	FileBytes, Nesting, Tables, KeyParts, MarkdownBytes, BlockBytes int
}

// A File is one text file. Path is as the editor knows it ("content/groups/us/ma/x.toml"); Name is the path below content/ or layouts/.
type File struct {
	Path string
	Name string
	Text string
}
