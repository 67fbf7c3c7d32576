package preview

import (
	"fmt"
	"net/http"
	"time"
)

const heartbeat = 20 * time.Second

// events streams the version to one browser: at once, and again whenever there is a new one. The page knows which
// version it is, so a change between its loading and this stream is not missed.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	fmt.Fprint(w, "retry: 500\n\n")
	for {
		version, changed := s.shelf.version()
		fmt.Fprintf(w, "event: version\ndata: %s\n\n", version)
		if control.SetWriteDeadline(time.Now().Add(2*heartbeat)) != nil || control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-beat.C:
		case <-r.Context().Done():
			return
		}
	}
}
