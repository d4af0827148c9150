package words

import "testing"

func TestEnglishLoads(t *testing.T) {
	if _, err := Load(English); err != nil {
		t.Fatal(err)
	}
}
