package preflight

import (
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/game/words"
)

func test(t *testing.T, o Options) *Test {
	t.Helper()
	o.Words, o.Path = words.MustEnglish(), "/check"
	o.Clock = func() time.Time { return time.Date(2016, 6, 21, 9, 30, 0, 0, time.UTC) }
	x, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func visit(x *Test, from, agent string) string {
	r := httptest.NewRequest(http.MethodGet, "/check", nil)
	r.RemoteAddr, r.Header = from, http.Header{"User-Agent": {agent}}
	w := httptest.NewRecorder()
	x.ServeDevice(w, r)
	return w.Body.String()
}

func teacher(x *Test) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	x.ServeTeacher(w, httptest.NewRequest(http.MethodGet, "/preflight", nil))
	return w
}

// Each device counts once, this machine never, and no whole address is shown.
func TestCounts(t *testing.T) {
	x := test(t, Options{Reach: []string{"192.168.1.5:8080"}, QR: func(url string) template.HTML { return template.HTML("<svg>" + url + "</svg>") }, Follow: "/"})
	if page := teacher(x).Body.String(); !strings.Contains(page, "No device") || !strings.Contains(page, "http://192.168.1.5:8080/check") || !strings.Contains(page, "<svg>") {
		t.Error(page)
	}
	for range 3 {
		visit(x, "192.168.1.42:5000", "Mozilla (iPhone; …)")
	}
	visit(x, "192.168.1.43:5000", "Mozilla (X11; CrOS) <script>")
	if page := visit(x, "127.0.0.1:999", "Mozilla"); !strings.Contains(page, "this laptop") {
		t.Error(page)
	}
	visit(x, "[::1]:999", "Mozilla")
	if n := x.Count(); n != 2 {
		t.Errorf("%d devices", n)
	}
	w := teacher(x)
	page := w.Body.String()
	for _, want := range []string{"2 devices", "iPhone", "Chromebook", "…42", "09:30:00"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(page, "192.168.1.42") || strings.Contains(page, "<script>") || strings.Contains(page, "{") && strings.Contains(page, "ui.preflight") {
		t.Error("too much is shown, or a text is missing")
	}
	if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
}

// A class on loopback alone is said to be so, with what to do.
func TestLocal(t *testing.T) {
	x := test(t, Options{Reach: []string{"127.0.0.1:8080"}, Local: true})
	if page := teacher(x).Body.String(); !strings.Contains(page, "--addr 0.0.0.0:8080") || !strings.Contains(page, `role="alert"`) {
		t.Error(page)
	}
}

// Requests without end fill no memory, and are all counted.
func TestMany(t *testing.T) {
	x := test(t, Options{})
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for k := range 200 {
				visit(x, fmt.Sprintf("10.0.%d.%d:1", i, k), strings.Repeat("a", 1<<12))
			}
		})
	}
	all.Wait()
	if n := x.Count(); n != 800 || len(x.devices) != most {
		t.Errorf("%d counted, %d kept", n, len(x.devices))
	}
}
