package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"manyroads/generator/page"
)

func TestPathsThatCannotBePublished(t *testing.T) {
	long := strings.Repeat("x", 256)
	for _, tt := range []struct{ paths, want string }{
		{"../escape.html", "leads out"}, {"/etc/passwd", "leads out"}, {"a/../../b", "leads out"}, {"a//b", "leads out"}, {".", "leads out"}, {"", "leads out"},
		{"a/./b", "leads out"}, {"a/", "leads out"}, {"a\xff", "leads out"},
		{`a\b`, "holds"}, {"a\x00b", "holds"}, {"a\nb", "holds"}, {"a#b", "holds"}, {"a?b", "holds"}, {"%2e%2e", "holds"}, {"a:b", "holds"}, {"a*", "holds"},
		{"a\u202eb", "holds"}, {"cafe\u0301", "holds"}, {"a\u200bb", "holds"}, {"a\u2028b", "holds"},
		{".htaccess", "hidden"}, {"a/.git/config", "hidden"}, {"a./b", "full stop"}, {" a", "space"}, {"a /b", "space"},
		{"con/index.html", "device"}, {"AUX.html", "device"}, {"groups/com1/index.html", "device"}, {"lpt².txt", "device"},
		{long, "longer than"}, {strings.Repeat(strings.Repeat("x", 200)+"/", 6) + "x", "bytes long"},
		{"a/index.html|a/index.html", "two files want"},
		{"a/Index.html|a/index.html", "differ only in capitals"}, {"É.html|é.html", "differ only in capitals"},
		{"A/x.html|a/y.html", "differ only in capitals"}, {"a/B/x.html|a/b/y.html", "differ only in capitals"},
		{"a|a/b", "both a file and a folder"}, {"a|a-b|a/b", "both a file and a folder"}, {"a/b|a/b-c|a/b/c", "both a file and a folder"},
	} {
		var files []page.File
		for p := range strings.SplitSeq(tt.paths, "|") {
			files = append(files, page.File{Path: p, Render: writes("x")})
		}
		dir := t.TempDir()
		_, err := publish(files, filepath.Join(dir, "public"), quiet)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: want an error with %q, got %v", tt.paths, tt.want, err)
		}
		onlyThere(t, dir)
	}
}

func TestPathsThatCanBePublished(t *testing.T) {
	var files []page.File
	for _, p := range []string{"index.html", "_headers", "404.html", ".well-known/security.txt", "groups/us/pr/mayagüez/x/index.html",
		"assets/app-4KQ2.js", "a-b", "a.b", "a/b", "console/index.html", "com10/index.html", "community.html"} {
		files = append(files, page.File{Path: p, Render: writes(p)})
	}
	mustPublish(t, files, filepath.Join(t.TempDir(), "public"))
}

func TestCrowdedFoldersAreRefused(t *testing.T) {
	var files []page.File
	for i := range fullestPlace {
		files = append(files, page.File{Path: fmt.Sprintf("a/%d/index.html", i)})
	}
	files = append(files, page.File{Path: "b/index.html"}, page.File{Path: "index.html"})
	if _, err := inOrder(files); err != nil {
		t.Fatalf("a full folder was refused: %v", err)
	}
	_, err := inOrder(append(files, page.File{Path: "a/one-more.html"}))
	if err == nil || !strings.Contains(err.Error(), "the folder /a holds more than 54000 names") {
		t.Errorf("an overfull folder gives %v", err)
	}
}
