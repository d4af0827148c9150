package scenario

import "testing"

func BenchmarkPoint(b *testing.B) {
	x, err := LoadExperiment("exploration")
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for i := range b.N {
		if _, err := x.Arm(i % len(x.Matrix)); err != nil {
			b.Fatal(err)
		}
	}
}
