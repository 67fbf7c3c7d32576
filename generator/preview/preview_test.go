package preview

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
)

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
