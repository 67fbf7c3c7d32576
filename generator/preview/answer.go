package preview

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	"manyroads/generator/source"
)

//go:embed reload.js
var reloadScript []byte

//go:embed overlay.css
var overlayStyle []byte

// site answers requests that guard let through.
type site struct {
	shelf   *shelf
	headers map[string]string
}

func newSite(shelf *shelf, headers map[string]string) http.Handler {
	return &site{shelf, localHeaders(headers)}
}

// localHeaders are the site's own without what would send this computer's browser to https.
func localHeaders(headers map[string]string) map[string]string {
	local := map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"}
	maps.Copy(local, headers)
	delete(local, "Strict-Transport-Security")
	if policy, found := local["Content-Security-Policy"]; found {
		var kept []string
		for directive := range strings.SplitSeq(policy, ";") {
			if directive = strings.TrimSpace(directive); directive != "" && directive != "upgrade-insecure-requests" {
				kept = append(kept, directive)
			}
		}
		local["Content-Security-Policy"] = strings.Join(kept, "; ")
	}
	return local
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range s.headers {
		w.Header().Set(name, value)
	}
	w.Header().Set("Cache-Control", "no-store")
	switch r.URL.Path {
	case "/_preview/events":
		s.events(w, r)
	case "/_preview/reload.js":
		write(w, http.StatusOK, ".js", reloadScript)
	case "/_preview/overlay.css":
		write(w, http.StatusOK, ".css", overlayStyle)
	default:
		s.page(w, r)
	}
}

// page answers with a file of the site: "/x/" is x/index.html, and "/x" leads there as it does on the real server.
func (s *site) page(w http.ResponseWriter, r *http.Request) {
	clean := path.Clean("/" + r.URL.Path)
	if strings.HasSuffix(r.URL.Path, "/") && clean != "/" {
		clean += "/"
	}
	view := s.shelf.view()
	switch {
	case isHidden(clean):
		s.missing(w, view)
		return
	case clean != r.URL.Path:
		redirect(w, r, clean)
		return
	}
	file := strings.TrimPrefix(clean, "/")
	if strings.HasSuffix(clean, "/") {
		file += "index.html"
	}
	body, problems, err := view.open(file)
	switch {
	case err == nil:
		s.show(w, http.StatusOK, file, body, problems, view)
	case !errors.Is(err, fs.ErrNotExist):
		s.show(w, http.StatusInternalServerError, ".html", emptyPage("This page cannot be shown"), problems, view)
	case !strings.HasSuffix(clean, "/") && exists(view, file+"/index.html"):
		redirect(w, r, clean+"/")
	default:
		s.missing(w, view)
	}
}

func exists(v view, file string) bool {
	_, _, err := v.open(file)
	return err == nil
}

// isHidden tells whether an address names something that the real server would not serve either.
func isHidden(address string) bool {
	return strings.Contains(address, "/.") || address == "/_headers" || address == "/_redirects" || !fs.ValidPath(strings.Trim(address, "/")) && address != "/"
}

func redirect(w http.ResponseWriter, r *http.Request, address string) {
	to := url.URL{Path: address, RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusTemporaryRedirect)
}

// missing shows the site's own page for what is not there. Without one, and without any page, the problems say why.
func (s *site) missing(w http.ResponseWriter, view view) {
	body, problems, err := view.open("404.html")
	status := http.StatusNotFound
	if err != nil {
		body = emptyPage("There is no page at this address")
		if len(problems) > 0 && view.now.Open == nil {
			status, body = http.StatusInternalServerError, emptyPage("The site cannot be built yet")
		}
	}
	s.show(w, status, ".html", body, problems, view)
}

// show writes one file; a page also gets the script that reloads it, and the problems.
func (s *site) show(w http.ResponseWriter, status int, file string, body []byte, problems source.Problems, view view) {
	ending := path.Ext(file)
	if ending == ".html" {
		body = insert(body, overlay(problems), view.version)
	}
	write(w, status, ending, body)
}

// insert adds to a page, before its body ends, what only the preview shows.
func insert(page, overlay []byte, version string) []byte {
	at := bytes.LastIndex(bytes.ToLower(page), []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	var out bytes.Buffer
	out.Write(page[:at])
	out.Write(overlay)
	fmt.Fprintf(&out, "<script src=\"/_preview/reload.js\" data-version=\"%s\" defer></script>", version)
	out.Write(page[at:])
	return out.Bytes()
}

func write(w http.ResponseWriter, status int, ending string, body []byte) {
	w.Header().Set("Content-Type", contentType(ending))
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // a browser that went away needs no answer
}

// contentType does not ask the system, whose tables differ from machine to machine.
func contentType(ending string) string {
	switch strings.ToLower(ending) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".xml":
		return "application/xml"
	case ".pdf":
		return "application/pdf"
	case ".svg":
		return "image/svg+xml"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".ico":
		return "image/x-icon"
	case ".png", ".webp", ".avif", ".gif":
		return "image/" + strings.ToLower(ending)[1:]
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}
