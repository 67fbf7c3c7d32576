package preview

import (
	"fmt"
	"net"
	"net/http"
	"strconv"
	"strings"
)

// guard lets only those through who may ask. A browser on this computer opens any site, and any site may try to read
// our pages through it: under a name of its own that it points at this computer (so the Host must be a local name with
// our port), or by a request from its page (so Origin and Sec-Fetch-Site must be ours). Headers that a proxy would set
// count for nothing.
func guard(port int, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !isLocal(r.Host, port):
			refuse(w, http.StatusMisdirectedRequest, fmt.Sprintf("This preview answers only to http://localhost:%d/.", port))
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "This preview only shows pages.")
		case isForeign(r):
			refuse(w, http.StatusForbidden, "Another site asked for this page. To see it, type its address into the browser.")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isLocal tells whether a Host header names this computer and our port.
func isLocal(hostport string, port int) bool {
	host, asked, err := net.SplitHostPort(hostport)
	if err != nil { // a browser leaves out the port of plain HTTP
		host, asked = strings.Trim(hostport, "[]"), "80"
	}
	host = strings.ToLower(host)
	return asked == strconv.Itoa(port) &&
		(host == "localhost" || strings.HasSuffix(host, ".localhost") || host == "127.0.0.1" || host == "::1")
}

// isForeign tells whether a page of another site, or of another port, caused the request.
func isForeign(r *http.Request) bool {
	for _, origin := range r.Header.Values("Origin") {
		if origin != "http://"+r.Host {
			return true
		}
	}
	for _, from := range r.Header.Values("Sec-Fetch-Site") {
		if from != "same-origin" && from != "none" {
			return true
		}
	}
	return false
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	fmt.Fprintln(w, why)
}
