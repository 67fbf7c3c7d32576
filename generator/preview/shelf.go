package preview

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"manyroads/generator/source"
)

// A shelf holds what the last build made, and what the last good build made.
type shelf struct {
	mu      sync.Mutex
	now     Snapshot
	good    Snapshot // the last one without problems; empty until there is one
	number  int
	started string        // tells one run of the preview from the next
	changed chan struct{} // closed when the next version comes
}

func newShelf(first Snapshot) *shelf {
	s := &shelf{started: fmt.Sprintf("%x", time.Now().UnixNano()), changed: make(chan struct{})}
	s.put(first)
	return s
}

// put takes the result of a build and wakes everyone who waits for it.
func (s *shelf) put(snapshot Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = snapshot
	if len(snapshot.Problems) == 0 && snapshot.Open != nil {
		s.good = snapshot
	}
	s.number++
	close(s.changed)
	s.changed = make(chan struct{})
}

// version names the state of now, and gives a channel that is closed when it is no longer that.
func (s *shelf) version() (string, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return fmt.Sprintf("%s-%d", s.started, s.number), s.changed
}

// A view is what one request sees: one version, whatever is built meanwhile.
type view struct {
	now, good Snapshot
	version   string
}

func (s *shelf) view() view {
	version, _ := s.version()
	s.mu.Lock()
	defer s.mu.Unlock()
	return view{s.now, s.good, version}
}

// open gives a file of now or, where now is broken, of the last good build. The problems are all of the build's, and
// the file's own when it could not be made.
func (v view) open(path string) ([]byte, source.Problems, error) {
	problems := v.now.Problems
	err := error(fs.ErrNotExist)
	if v.now.Open != nil {
		var body []byte
		if body, err = v.now.Open(path); err == nil {
			return body, problems, nil
		}
	}
	if !errors.Is(err, fs.ErrNotExist) {
		problems = append(source.Problems{{Position: source.Position{File: path}, What: "cannot be made: " + err.Error()}}, problems...)
	}
	if len(problems) > 0 && v.good.Open != nil {
		if body, goodErr := v.good.Open(path); goodErr == nil {
			return body, problems, nil
		}
	}
	return nil, problems, err
}
