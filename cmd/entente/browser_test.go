//go:build !js

package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"entente/game/browser"
)

// asProgram makes the test's own process be the program.
const asProgram = "ENTENTE_TEST_AS_PROGRAM"

// TestServes plays where no window can be opened: the table is served to a
// browser, with the game that was asked for, until the program is interrupted.
func TestServes(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("elsewhere a window can always be opened")
	}
	if testing.Short() {
		t.Skip("short: nothing is built for the browser")
	}
	if browser.Sources() == "" {
		t.Skip("the sources or the Go toolchain are missing: nothing can be built")
	}
	cmd := exec.Command(os.Args[0], "play", "pact-2015", "--as", "russia", "--policy", "china=search:light")
	cmd.Env = append(os.Environ(), asProgram+"=1", "DISPLAY=", "WAYLAND_DISPLAY=")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(5*time.Minute, func() { _ = cmd.Process.Kill() })
	defer stop.Stop()
	line, _ := bufio.NewReader(out).ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/\S*`).FindString(line)
	for _, part := range []string{"scenario=pact-2015", "as=russia", "china=search%3Alight"} {
		if !strings.Contains(address, part) {
			t.Errorf("the address lacks %s: %q", part, line)
		}
	}
	if address != "" {
		for _, file := range []string{"", "entente.wasm"} {
			base, _, _ := strings.Cut(address, "?")
			answer, err := http.Get(base + file)
			if err != nil {
				t.Fatal(err)
			}
			n, err := io.Copy(io.Discard, answer.Body)
			if err != nil || answer.StatusCode != http.StatusOK || n == 0 {
				t.Errorf("%q: %s, %d bytes, %v", file, answer.Status, n, err)
			}
			_ = answer.Body.Close()
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted: %v", err)
	}
	if text := said.String(); !strings.Contains(text, "No window can be opened here") || !strings.Contains(text, "entente watch") || !strings.Contains(text, "entente batch") {
		t.Errorf("it is not said that there is no window, and what needs none: %s", text)
	}
}
