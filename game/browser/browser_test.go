package browser_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"entente/game"
	"entente/game/browser"
	"entente/game/replay"
	"entente/game/words"
)

// In a browser, with pictures of what was seen:
//
//	go test ./game/browser -run Browser -v -pictures DIR
var pictures = flag.String("pictures", "", "folder for pictures of the table in the browser")

// TestBrowser builds the table, serves it, and plays it in headless Chromium.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("short: no browser")
	}
	sources := browser.Sources()
	if sources == "" {
		t.Skip("the sources or the Go toolchain are missing: nothing can be built")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing: ", err)
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is missing: ", err)
	}
	if _, err := os.Stat("browsertest/node_modules/playwright-core"); err != nil {
		t.Skip("playwright-core is missing: call npm ci in game/browser/browsertest")
	}
	folder := t.TempDir()
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Minute)
	defer stop()
	if err := browser.Build(ctx, sources, folder, nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"entente.wasm", "entente.wasm.gz"} {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, info.Size())
	}
	address := serve(t, os.DirFS(folder))
	for _, script := range []string{"play.mjs", "whole.mjs"} {
		t.Run(script, func(t *testing.T) {
			cmd := exec.CommandContext(ctx, node, "browsertest/"+script, address, chromium, folder)
			cmd.WaitDelay = 5 * time.Second
			out, err := cmd.CombinedOutput()
			t.Logf("%s", out)
			if err != nil {
				t.Fatal(err)
			}
			if script == "whole.mjs" {
				replayed(t, folder)
			}
		})
	}
	if *pictures != "" {
		keep(t, folder)
	}
}

// replayed replays the games that were played to their end in the browser, and
// compares what they end in.
func replayed(t *testing.T, folder string) {
	t.Helper()
	for me := range game.Power(game.Powers) {
		name := filepath.Join(folder, "whole-"+me.String())
		digest, err := os.ReadFile(name + ".digest")
		if err != nil {
			t.Fatal(err)
		}
		g, err := replay.Open(name + ".entente")
		if err != nil {
			t.Fatal(err)
		}
		s := g.State()
		if s.Phase != game.Over || g.Seat(me) != "person" {
			t.Errorf("%v, played by %s: replayed, the game stands in quarter %d, phase %v", me, g.Seat(me), s.Quarter, s.Phase)
		}
		if got := fmt.Sprintf("%x", s.Digest()); got != string(digest) {
			t.Errorf("%v: replayed, the game ends in another state: %s, in the browser %s", me, got, digest)
		}
	}
}

// keep copies the pictures to where they are looked at.
func keep(t *testing.T, folder string) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range list {
		b, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(*pictures, filepath.Base(from)), b, 0o644)
		}
		if err != nil {
			t.Error(err)
		}
	}
}

// serve serves a build until the test ends, and gives the address.
func serve(t *testing.T, build fs.FS) string {
	t.Helper()
	site, err := browser.NewSite(build, words.MustEnglish())
	if err != nil {
		t.Fatal(err)
	}
	l, err := browser.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- browser.Serve(ctx, l, site) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String() + "/"
}

// small is a build that loads nothing.
func small(t *testing.T, br bool) fs.FS {
	t.Helper()
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	if _, err := w.Write([]byte("the program")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	build := fstest.MapFS{"entente.wasm.gz": {Data: gz.Bytes()}, "wasm_exec.js": {Data: []byte("exec")}}
	if br {
		build["entente.wasm.br"] = &fstest.MapFile{Data: []byte("smaller")}
	}
	return build
}

// ask sends a request as it is, without what a client does by itself.
func ask(t *testing.T, method, url string, header map[string]string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range header {
		req.Header.Set(k, v)
	}
	req.Host = header["Host"]
	answer, err := (&http.Transport{DisableCompression: true}).RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// The program is sent in the best form that a browser takes.
func TestCodings(t *testing.T) {
	for _, c := range []struct {
		br           bool
		accept, want string
	}{
		{true, "gzip, deflate, br, zstd", "br"},
		{false, "gzip, deflate, br, zstd", "gzip"},
		{true, "gzip", "gzip"},
		{true, "br;q=0, gzip;q=0.5", "gzip"},
		{true, "", ""},
		{true, "br;q=0, gzip; q=0.0", ""},
	} {
		answer, body := ask(t, "GET", serve(t, small(t, c.br))+"entente.wasm", map[string]string{"Accept-Encoding": c.accept})
		if got := answer.Header.Get("Content-Encoding"); got != c.want {
			t.Errorf("%q: sent as %q, want %q", c.accept, got, c.want)
		}
		if c.want == "" && body != "the program" || c.want == "br" && body != "smaller" {
			t.Errorf("%q: %q", c.accept, body)
		}
		if got := answer.Header.Get("Content-Type"); got != "application/wasm" {
			t.Errorf("media type %q", got)
		}
		again, _ := ask(t, "GET", answer.Request.URL.String(), nil)
		if again.Header.Get("ETag") == "" || again.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("headers: %v", again.Header)
		}
	}
}

// Nothing is served but the table, to nobody but this machine.
func TestNothingElse(t *testing.T) {
	address := serve(t, small(t, false))
	for path, want := range map[string]int{
		"": 200, "boot.js": 200, "page.css": 200, "wasm_exec.js": 200, "entente.wasm": 200,
		"index.html": 404, "entente.wasm.gz": 404, "dist/": 404, "../go.mod": 404, ".gitignore": 404, "debug/pprof/": 404,
	} {
		if answer, _ := ask(t, "GET", address+path, nil); answer.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, answer.StatusCode, want)
		}
	}
	if answer, _ := ask(t, "POST", address, nil); answer.StatusCode != 405 {
		t.Errorf("POST: %d", answer.StatusCode)
	}
	for host, want := range map[string]int{"localhost:1": 200, "[::1]:1": 200, "127.0.0.1": 200, "entente.example": 403, "192.0.2.1:20142": 403} {
		if answer, _ := ask(t, "GET", address, map[string]string{"Host": host}); answer.StatusCode != want {
			t.Errorf("as %s: %d, want %d", host, answer.StatusCode, want)
		}
	}
	answer, body := ask(t, "HEAD", address, nil)
	if body != "" || !strings.Contains(answer.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("HEAD: %q, %v", body, answer.Header)
	}
	if again, _ := ask(t, "GET", address, map[string]string{"If-None-Match": answer.Header.Get("ETag")}); again.StatusCode != 304 {
		t.Errorf("asked whether it is the same: %d", again.StatusCode)
	}
	if host, _, _ := net.SplitHostPort(strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/")); host != "127.0.0.1" {
		t.Errorf("served at %s", host)
	}
}

// A port that is taken is no reason not to play.
func TestPortTaken(t *testing.T) {
	first, err := browser.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	second, err := browser.Listen(first.Addr().(*net.TCPAddr).Port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if second.Addr().String() == first.Addr().String() {
		t.Error("both at ", first.Addr())
	}
}
