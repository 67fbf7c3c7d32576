package preview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// Each change is awaited through the stream, as a browser does.
func TestChangesAreSeen(t *testing.T) {
	s := start(t, pages())
	events := s.listen()
	first := events.version()
	if !strings.Contains(s.get("/a/"), `data-version="`+first+`"`) {
		t.Error("the page does not know its version")
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s.write("a/index.html", "<body>saved in place</body>")
	s.until(events, "/a/", "saved in place")

	s.write("a/.index.html.swp", "<body>saved as editors do</body>")
	must(os.Rename(s.path("a/.index.html.swp"), s.path("a/index.html")))
	s.until(events, "/a/", "saved as editors do")
	must(os.Rename(s.path("a/index.html"), s.path("a/index.html~")))
	s.write("a/index.html", "<body>saved as vi does</body>")
	s.until(events, "/a/", "saved as vi does")

	s.write("new/folders/of/depth/index.html", "<body>deep</body>")
	s.until(events, "/new/folders/of/depth/", "deep")
	s.write("new/folders/of/depth/index.html", "<body>deeper</body>")
	s.until(events, "/new/folders/of/depth/", "deeper")

	must(os.Rename(s.path("new"), s.path("renamed")))
	s.until(events, "/renamed/folders/of/depth/", "deeper")
	s.write("renamed/folders/of/depth/index.html", "<body>deepest</body>")
	s.until(events, "/renamed/folders/of/depth/", "deepest")

	must(os.RemoveAll(s.path("renamed")))
	s.until(events, "/renamed/folders/of/depth/", "Nothing here")

	must(os.Rename(s.folder, s.folder+"-before"))
	must(os.Mkdir(s.folder, 0o755))
	s.write("index.html", "<body>all new</body>")
	s.until(events, "/", "all new")
	s.write("index.html", "<body>and still watched</body>")
	s.until(events, "/", "and still watched")
}

func TestLostEventsLeadToALookAtEverything(t *testing.T) {
	folder := t.TempDir()
	changes, stop, err := watch([]string{folder}, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	w := &watcher{roots: []string{folder}, say: func(line string) { t.Error(line) }}
	if w.system, err = fsnotify.NewWatcher(); err != nil {
		t.Fatal(err)
	}
	defer w.system.Close()
	if err := os.MkdirAll(filepath.Join(folder, "made", "unseen"), 0o755); err != nil {
		t.Fatal(err)
	}
	w.mend(fsnotify.ErrEventOverflow)
	if got := strings.Join(w.system.WatchList(), " "); !strings.Contains(got, filepath.Join("made", "unseen")) {
		t.Errorf("only %s are watched", got)
	}
	<-changes
}

func TestEditorsOwnFilesDoNotMatter(t *testing.T) {
	w := &watcher{roots: []string{filepath.FromSlash("/site/content"), filepath.FromSlash("/site/netlify.toml")}}
	for name, want := range map[string]bool{
		"/site/content": true, "/site/content/a.toml": true, "/site/content/groups/us/x.toml": true, "/site/netlify.toml": true,
		"/site/content/.a.toml.swp": false, "/site/content/a.toml~": false, "/site/content/#a.toml#": false, "/site/content/4913": false,
		"/site/content/.git/index": false, "/site/public/index.html": false, "/site/contents/a.toml": false,
	} {
		if got := w.isBelow(filepath.FromSlash(name)); got != want {
			t.Errorf("%s matters: %v", name, got)
		}
	}
}
