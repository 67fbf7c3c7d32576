// Package preview shows the site while it is being written: it serves pages from memory, watches the folders that they
// are made from, and reloads the browser after each change.
//
// It knows no site. It is handed a function that builds (Options.Build) and calls it once at the start and once after
// each change; the Snapshot that comes back opens any path and lists every problem. When a file breaks, readers of the
// preview keep the last good page, and all problems stand over it until they are mended:
//
//	watch.go   which folders, which events, when it is quiet enough to build
//	shelf.go   the snapshot of now and the last good one; which of the two answers
//	answer.go  addresses, content types, headers, the script that is added to pages
//	guard.go   who may ask: this computer, under a local name, from a page of this very site
//	events.go  the stream that tells browsers of a new version
//
// Three things must never happen here: a file written, an answer to another computer or to another site's page, a
// problem that nobody sees. The added script and the problems stand only in answers of this server; what is published
// never holds them.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"manyroads/generator/source"
)

// A Snapshot is the site as one build made it.
type Snapshot struct {
	// Open gives a file of the site by its path, such as "groups/index.html", or an error that is fs.ErrNotExist.
	// It is called from many goroutines at once. A build that could make no page at all leaves it nil.
	Open     func(path string) ([]byte, error)
	Problems source.Problems
}

// Options say what to show.
type Options struct {
	Build   func() Snapshot   // called at the start and after each change, never twice at a time
	Watch   []string          // folders, with all that is in them, and single files
	Port    int               // the first port to try; 0 for any
	Headers map[string]string // what the real server adds to every page, by name
	Say     func(line string) // tells the person at the terminal
}

const (
	portsTried  = 20
	headerBytes = 8 << 10
)

// Serve builds, says the address, and answers until the context ends.
func Serve(ctx context.Context, o Options) error {
	listener, err := listen(o.Port, o.Say)
	if err != nil {
		return err
	}
	defer listener.Close()
	changes, stop, err := watch(o.Watch, o.Say)
	if err != nil {
		return err
	}
	defer stop()
	shelf := newShelf(o.Build())
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			select {
			case <-changes:
				shelf.put(o.Build())
			case <-done:
				return
			}
		}
	}()
	port := listener.Addr().(*net.TCPAddr).Port
	o.Say(fmt.Sprintf("http://localhost:%d/", port))
	return serve(ctx, listener, guard(port, newSite(shelf, o.Headers)))
}

// listen takes the first free port on this computer's own address, which no other computer can reach.
func listen(port int, say func(string)) (net.Listener, error) {
	for try := port; ; try++ {
		listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(try)))
		busy := errors.Is(err, syscall.EADDRINUSE)
		if busy && port != 0 && try < min(port+portsTried, 65535) {
			continue
		}
		if busy {
			return nil, fmt.Errorf("the ports %d to %d are all in use (choose another with --port)", port, try)
		}
		if err == nil && try != port {
			say(fmt.Sprintf("port %d is in use; taking %d", port, try))
		}
		return listener, err
	}
}

// serve runs until the context ends. The limits keep a slow or greedy client from holding the server.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    headerBytes,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		patience, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if server.Shutdown(patience) != nil {
			server.Close()
		}
	}()
	err := server.Serve(listener)
	if !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-stopped
	return nil
}
