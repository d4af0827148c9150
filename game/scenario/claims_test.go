package scenario

import (
	"strings"
	"testing"
)

func TestShippedClaimsLoad(t *testing.T) {
	c, err := LoadClaims("")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Claims) != 6 {
		t.Errorf("%d claims, expected the six of the source", len(c.Claims))
	}
	used := make([]bool, len(c.Arms))
	for _, x := range c.Claims {
		if len(x.Flips) == 0 || len(x.Parts) == 0 || len(x.Paras) == 0 {
			t.Errorf("%s: %d flips, %d parts, %d ¶s", x.ID, len(x.Flips), len(x.Parts), len(x.Paras))
		}
		for _, p := range x.Parts {
			for _, a := range p.Arms {
				used[a] = true
			}
		}
	}
	for i, a := range c.Arms {
		if !used[i] {
			t.Errorf("arm %s serves no claim", a.Name)
		}
	}
	if c.Draws.Count < 200 || len(c.Draws.Numbers) < 200 {
		t.Errorf("%d draws of %d numbers", c.Draws.Count, len(c.Draws.Numbers))
	}
	for _, x := range c.Draws.Numbers {
		if strings.HasPrefix(x.Path, "switch.") {
			t.Errorf("%s is drawn, a switch", x.Path)
		}
	}
}
