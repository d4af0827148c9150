package classroom

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"testing"
	"time"

	"entente/game/classroom/session"
)

// A lesson with pictures of what was seen:
//
//	go test ./game/classroom -run Browser -v -pictures DIR
var pictures = flag.String("pictures", "", "folder for pictures of the lesson; none: no pictures")

// TestBrowser plays a lesson in headless Chromium: two tables of three students,
// the teacher and the projector.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("short: no browser")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing: ", err)
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is missing: ", err)
	}
	if _, err := os.Stat("browsertest/node_modules/axe-core"); err != nil {
		t.Skip("playwright-core and axe-core are missing: call npm ci in game/classroom/browsertest")
	}
	c := serve(t, 2, session.Options{Plan: 600, Reply: 600, Choose: true})
	ctx, stop := context.WithTimeout(t.Context(), 8*time.Minute) // before the test itself is out of time: no browser is left behind
	defer stop()
	cmd := exec.CommandContext(ctx, node, "browsertest/lesson.mjs", c.at, c.ConsolePath(), c.Code(), chromium, c.reach[0], *pictures)
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}
