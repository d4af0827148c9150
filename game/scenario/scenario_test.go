package scenario

import (
	"io/fs"
	"testing"

	"entente/scenarios"
)

func shippedText(t *testing.T) string {
	t.Helper()
	text, err := fs.ReadFile(scenarios.FS, rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestShippedScenariosLoad(t *testing.T) {
	for _, name := range Names() {
		s, err := Load(name)
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		if s.Title == "" || s.Description == "" || len(s.Paras) == 0 || s.Setup.Quarters == 0 {
			t.Errorf("%s: title %q, description %q, ¶s %v, %d quarters", name, s.Title, s.Description, s.Paras, s.Setup.Quarters)
		}
	}
}
