package scenario

import (
	"slices"
	"testing"

	"entente/game"
)

// The injects of the class scenarios can be released in any quarter, come in no
// game by themselves, and are inherited.
func TestInjects(t *testing.T) {
	for _, name := range []string{"pact-2015", "forum-2016"} {
		sc := load(t, name)
		if len(sc.Injects) < 6 {
			t.Errorf("%s: %d injects", name, len(sc.Injects))
		}
		for _, x := range sc.Injects {
			for _, e := range x.Events(3) {
				if err := e.Check(); err != nil || e.Quarter != 3 || e.Para != x.Para {
					t.Errorf("%s: %s: %+v, %v", name, x.ID, e, err)
				}
				if slices.Contains(sc.Setup.Schedule, e) {
					t.Errorf("%s: %s comes by itself", name, x.ID)
				}
			}
			if first := x.Events(3)[0]; first.What != game.InjectNews || first.Text != x.Text {
				t.Errorf("%s: %s begins with %+v", name, x.ID, first)
			}
		}
	}
}
