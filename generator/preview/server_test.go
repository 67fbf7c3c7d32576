package preview

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

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
