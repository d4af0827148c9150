package scenario

import "testing"

func TestShippedScenariosLoad(t *testing.T) {
	for _, name := range Names() {
		s, err := Load(name)
		if err != nil {
			t.Errorf("%s:\n%v", name, err)
			continue
		}
		if s.Title == "" || s.Setup.Quarters == 0 {
			t.Errorf("%s: title %q, %d quarters", name, s.Title, s.Setup.Quarters)
		}
	}
}
