package words

import "testing"

// BenchmarkLoad is what a start of the program pays for its words.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(English); err != nil {
			b.Fatal(err)
		}
	}
}
