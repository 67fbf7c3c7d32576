package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"manyroads/generator/source"
)

// An invented site: one page for each file of a folder. A file with the word "broken" is a problem, and its page is
// missing from the snapshot, as it is when a record cannot be read.
type invented struct{ folder string }

func (i invented) build() Snapshot {
	pages := map[string]string{}
	var problems source.Problems
	err := filepath.WalkDir(i.folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		below, _ := filepath.Rel(i.folder, name)
		if strings.Contains(string(text), "broken") {
			problems = append(problems, source.Problem{Position: source.Position{File: below, Line: 1, Column: 2}, What: "is <broken>", Mend: "mend & save"})
			return err
		}
		pages[filepath.ToSlash(below)] = string(text)
		return err
	})
	if err != nil {
		problems = append(problems, source.Problem{What: err.Error()})
	}
	if len(pages) == 0 {
		return Snapshot{Problems: problems}
	}
	return Snapshot{Problems: problems, Open: func(path string) ([]byte, error) {
		text, found := pages[path]
		switch {
		case !found:
			return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
		case strings.Contains(text, "explodes"):
			return nil, errors.New("it <exploded>")
		}
		return []byte(text), nil
	}}
}

// A server is a running preview with the folder that it watches.
type server struct {
	t       *testing.T
	folder  string
	address string // "http://localhost:1234"
	said    *lines
}

type lines struct {
	mu  sync.Mutex
	all []string
}

func (l *lines) add(line string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, line)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.all, "\n")
}

func start(t *testing.T, files map[string]string) *server {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "content")
	s := &server{t: t, folder: folder, said: &lines{}}
	for name, text := range files {
		s.write(name, text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	addresses := make(chan string, 1)
	stopped := make(chan error, 1)
	go func() {
		stopped <- Serve(ctx, Options{Build: invented{folder}.build, Watch: []string{folder},
			Headers: map[string]string{"Content-Security-Policy": "default-src 'none'; upgrade-insecure-requests", "Strict-Transport-Security": "max-age=1", "X-Frame-Options": "DENY"},
			Say: func(line string) {
				s.said.add(line)
				if strings.HasPrefix(line, "http://") {
					addresses <- strings.TrimSuffix(line, "/")
				}
			}})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-stopped; err != nil {
			t.Error(err)
		}
	})
	select {
	case s.address = <-addresses:
	case err := <-stopped:
		stopped <- err
		t.Fatal(err)
	}
	return s
}

func (s *server) path(name string) string { return filepath.Join(s.folder, filepath.FromSlash(name)) }

func (s *server) write(name, text string) {
	s.t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(s.path(name)), 0o755), os.WriteFile(s.path(name), []byte(text), 0o644)); err != nil {
		s.t.Fatal(err)
	}
}

// An ask is one request.
type ask struct {
	method, address, host string
	header                map[string]string
}

func (s *server) do(a ask) (*http.Response, string) {
	s.t.Helper()
	if a.method == "" {
		a.method = http.MethodGet
	}
	request, err := http.NewRequest(a.method, s.address+a.address, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	request.Host = a.host
	for name, value := range a.header {
		request.Header.Set(name, value)
	}
	client := http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

func (s *server) get(address string) string {
	s.t.Helper()
	_, body := s.do(ask{address: address})
	return body
}

// A stream is what a browser listens to.
type stream struct {
	t     *testing.T
	lines *bufio.Scanner
}

func (s *server) listen() *stream {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	s.t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+"/_preview/events", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		s.t.Fatalf("the stream is %q", got)
	}
	return &stream{s.t, bufio.NewScanner(response.Body)}
}

// version waits for the next version.
func (s *stream) version() string {
	s.t.Helper()
	for s.lines.Scan() {
		if version, found := strings.CutPrefix(s.lines.Text(), "data: "); found {
			return version
		}
	}
	s.t.Fatal("the stream ended: ", s.lines.Err())
	return ""
}

// until waits for a version in which a page says something; several events may belong to one change.
func (s *server) until(events *stream, address, says string) string {
	s.t.Helper()
	for {
		if body := s.get(address); strings.Contains(body, says) {
			return body
		}
		events.version()
	}
}

func pages() map[string]string {
	return map[string]string{
		"index.html":      "<html><body><h1>Home</h1></BODY></html>",
		"a/index.html":    "<body>A</body>",
		"404.html":        "<body>Nothing here</body>",
		"app.js":          "let body = '</body>'",
		"_headers":        "secret",
		"explodes.html":   "explodes",
		"a/picture.webp":  "RIFF",
		"groups/feed.xml": "<feed/>",
	}
}

func TestAnswers(t *testing.T) {
	s := start(t, pages())
	for _, tt := range []struct {
		address    string
		status     int
		kind, says string
	}{
		{"/", 200, "text/html; charset=utf-8", "Home"},
		{"/a/", 200, "text/html; charset=utf-8", "A<script src=\"/_preview/reload.js\""},
		{"/a", 307, "", ""},
		{"/a/index.html", 200, "text/html; charset=utf-8", "A"},
		{"/app.js", 200, "text/javascript; charset=utf-8", "let body = '</body>'"},
		{"/a/picture.webp", 200, "image/webp", "RIFF"},
		{"/groups/feed.xml", 200, "application/xml", "<feed/>"},
		{"/nowhere/", 404, "text/html; charset=utf-8", "Nothing here"},
		{"/explodes.html", 500, "text/html; charset=utf-8", "it &lt;exploded&gt;"},
		{"/_headers", 404, "text/html; charset=utf-8", "Nothing here"},
		{"/.git/config", 404, "text/html; charset=utf-8", "Nothing here"},
		{"/a/.htaccess", 404, "text/html; charset=utf-8", "Nothing here"},
		{"/%2e%2e/%2e%2e/etc/passwd", 307, "", ""},
		{"//evil.example/", 307, "", ""},
		{"/_preview/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/_preview/overlay.css", 200, "text/css; charset=utf-8", "#preview-problems"},
	} {
		response, body := s.do(ask{address: tt.address})
		if response.StatusCode != tt.status || response.Header.Get("Content-Type") != tt.kind || !strings.Contains(body, tt.says) {
			t.Errorf("%s: %d %q %q", tt.address, response.StatusCode, response.Header.Get("Content-Type"), body)
		}
		if to := response.Header.Get("Location"); strings.HasPrefix(to, "//") || tt.status == 307 && !strings.HasPrefix(to, "/") {
			t.Errorf("%s leads to %q", tt.address, to)
		}
		if strings.Contains(body, "preview-problems-title") && tt.status != 500 && tt.kind == "text/html; charset=utf-8" {
			t.Errorf("%s shows problems where there are none: %s", tt.address, body)
		}
	}
	if response, body := s.do(ask{method: http.MethodHead, address: "/a/"}); response.StatusCode != 200 || body != "" || response.ContentLength < 10 {
		t.Errorf("HEAD: %d, %d bytes, %q", response.StatusCode, response.ContentLength, body)
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := start(t, pages())
	for _, address := range []string{"/", "/nowhere/", "/app.js", "/_preview/reload.js"} {
		response, _ := s.do(ask{address: address})
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
			"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "Strict-Transport-Security": "", "Access-Control-Allow-Origin": "",
		} {
			if got := response.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
	}
}

func TestOnlyThisComputerAndThisSiteMayAsk(t *testing.T) {
	s := start(t, pages())
	_, port, _ := strings.Cut(strings.TrimPrefix(s.address, "http://"), ":")
	for _, tt := range []struct {
		name   string
		ask    ask
		status int
	}{
		{"localhost", ask{host: "localhost:" + port}, 200},
		{"an address", ask{host: "127.0.0.1:" + port}, 200},
		{"the new address", ask{host: "[::1]:" + port}, 200},
		{"a name below localhost", ask{host: "roads.localhost:" + port}, 200},
		{"capitals", ask{host: "LocalHost:" + port}, 200},
		{"another name that leads here", ask{host: "evil.example:" + port}, 421},
		{"a name that begins alike", ask{host: "localhost.evil.example:" + port}, 421},
		{"a name that ends alike", ask{host: "evillocalhost:" + port}, 421},
		{"another port", ask{host: "localhost:1"}, 421},
		{"no port", ask{host: "localhost"}, 421},
		{"a forwarded name", ask{host: "evil.example:" + port, header: map[string]string{"X-Forwarded-Host": "localhost:" + port}}, 421},
		{"our own page", ask{header: map[string]string{"Sec-Fetch-Site": "same-origin", "Origin": s.address}}, 200},
		{"a typed address", ask{header: map[string]string{"Sec-Fetch-Site": "none"}}, 200},
		{"another site", ask{header: map[string]string{"Sec-Fetch-Site": "cross-site"}}, 403},
		{"another port's page", ask{header: map[string]string{"Sec-Fetch-Site": "same-site"}}, 403},
		{"another origin", ask{header: map[string]string{"Origin": "http://evil.example"}}, 403},
		{"no origin", ask{header: map[string]string{"Origin": "null"}}, 403},
		{"a post", ask{method: http.MethodPost}, 405},
		{"a deletion", ask{method: http.MethodDelete}, 405},
		{"a question for leave", ask{method: http.MethodOptions}, 405},
	} {
		for _, address := range []string{"/", "/_preview/reload.js"} {
			tt.ask.address = address
			if response, body := s.do(tt.ask); response.StatusCode != tt.status || tt.status != 200 && strings.Contains(body, "Home") {
				t.Errorf("%s at %s: %d, want %d", tt.name, address, response.StatusCode, tt.status)
			}
		}
	}
	if response, _ := s.do(ask{address: "/_preview/events", host: "evil.example:" + port}); response.StatusCode != 421 {
		t.Errorf("the stream answers another name: %d", response.StatusCode)
	}
	if response, _ := s.do(ask{address: "/", header: map[string]string{"X-Long": strings.Repeat("x", 64<<10)}}); response.StatusCode != 431 {
		t.Errorf("64 KB of headers: %d", response.StatusCode)
	}
	if strings.Contains(s.address, "127.0.0.1") || !strings.Contains(s.said.String(), "http://localhost:"+port+"/") {
		t.Errorf("it said %q", s.said)
	}
}

func TestBusyPort(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	said := &lines{}
	next, err := listen(port, said.add)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	if want := fmt.Sprintf("port %d is in use; taking %d", port, next.Addr().(*net.TCPAddr).Port); said.String() != want {
		t.Errorf("it said %q, want %q", said, want)
	}
}

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

func TestLastGoodPageStaysUnderTheProblems(t *testing.T) {
	s := start(t, pages())
	events := s.listen()
	events.version()
	s.write("a/index.html", "broken")
	s.write("b/index.html", "broken too")
	for {
		body := s.get("/a/")
		if strings.Contains(body, "2 problems to mend") {
			for _, want := range []string{"<body>A<link", "<code>a/index.html:1:2</code>", "<code>b/index.html:1:2</code>", "is &lt;broken&gt;", "<strong>mend &amp; save</strong>"} {
				if !strings.Contains(body, want) {
					t.Errorf("the page lacks %q: %s", want, body)
				}
			}
			break
		}
		events.version()
	}
	if body := s.get("/"); !strings.Contains(body, "Home") || !strings.Contains(body, "2 problems") {
		t.Errorf("the problems do not stand over the other pages: %s", body)
	}
	if body := s.get("/app.js"); body != pages()["app.js"] {
		t.Errorf("something was added to a script: %s", body)
	}
	s.write("b/index.html", "<body>B</body>")
	s.until(events, "/b/", "B")
	s.write("a/index.html", "<body>whole again</body>")
	if body := s.until(events, "/a/", "whole again"); strings.Contains(body, "preview-problems") {
		t.Errorf("the problems stay: %s", body)
	}
}

func TestBrokenFromTheStart(t *testing.T) {
	s := start(t, map[string]string{"index.html": "broken", "x.html": "broken"})
	for _, address := range []string{"/", "/x.html", "/anything/"} {
		response, body := s.do(ask{address: address})
		if response.StatusCode != 500 || !strings.Contains(body, "2 problems to mend") || !strings.Contains(body, "index.html:1:2") {
			t.Errorf("%s: %d %s", address, response.StatusCode, body)
		}
	}
	events := s.listen()
	s.write("index.html", "<body>born</body>")
	s.until(events, "/", "born")
	s.write("x.html", "<body>whole</body>")
	if body := s.until(events, "/x.html", "whole"); strings.Contains(body, "preview-problems") {
		t.Errorf("the problems stay: %s", body)
	}
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
