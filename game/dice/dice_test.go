package dice

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The first outputs are pinned: a changed number here changes every game ever saved.
func TestFirstOutputs(t *testing.T) {
	d := Seeded{Seed: Seed{Hi: 1, Lo: 2}, Game: 3}
	k := Key{Quarter: 4, Purpose: 5, A: 1, B: 2, N: 0}
	s := d.Stream(k)
	for i, want := range goldenStream {
		if got := s.Uint64(); got != want {
			t.Errorf("output %d of the stream is %#x, was %#x", i, got, want)
		}
	}
	var faces []int8
	for q := range uint8(len(goldenFaces)) {
		faces = append(faces, d.Roll(Key{Quarter: q}))
	}
	for i, want := range goldenFaces {
		if faces[i] != want {
			t.Fatalf("faces of the first quarters are %v, were %v", faces, goldenFaces)
		}
	}
	var zero Seeded
	if got := zero.Roll(Key{}); got != goldenZero {
		t.Errorf("the zero generator rolls %d, rolled %d", got, goldenZero)
	}
}

var (
	goldenStream = [4]uint64{0xf3f73d2ac3bdc83c, 0xc4fe0cbc1f0fc1f9, 0xf83081b00fc3f067, 0xd40ec769569ea43c}
	goldenFaces  = [12]int8{7, 8, 2, 7, 7, 9, 5, 9, 9, 4, 7, 6}
)

const goldenZero = 9

// Each part of the key, the seed and the game number gives another stream, and
// the same key the same one however often and in whatever order it is asked for.
func TestKeysAreIndependent(t *testing.T) {
	base := Seeded{Seed: Seed{Hi: 7, Lo: 11}, Game: 13}
	k := Key{Quarter: 3, Purpose: 17, A: 1, B: 2, N: 5}
	variants := map[string]struct {
		d Seeded
		k Key
	}{
		"itself":  {base, k},
		"seed hi": {Seeded{Seed{8, 11}, 13}, k},
		"seed lo": {Seeded{Seed{7, 12}, 13}, k},
		"game":    {Seeded{Seed{7, 11}, 14}, k},
		"quarter": {base, Key{4, 17, 1, 2, 5}},
		"purpose": {base, Key{3, 18, 1, 2, 5}},
		"high":    {base, Key{3, 17 + 256, 1, 2, 5}},
		"a":       {base, Key{3, 17, 2, 2, 5}},
		"b":       {base, Key{3, 17, 1, 1, 5}},
		"swapped": {base, Key{3, 17, 2, 1, 5}},
		"n":       {base, Key{3, 17, 1, 2, 6}},
	}
	seen := map[uint64]string{}
	for name, v := range variants {
		s := v.d.Stream(v.k)
		n := s.Uint64()
		if other, twice := seen[n]; twice {
			t.Errorf("%s and %s share a stream", name, other)
		}
		seen[n] = name
	}
	before := base.Roll(k)
	for q := range uint8(50) {
		base.Roll(Key{Quarter: q})
	}
	if after := base.Roll(k); after != before {
		t.Errorf("a roll changed from %d to %d because of other rolls", before, after)
	}
}

// chiSquare is the statistic of counts against a uniform distribution.
func chiSquare(counts []int) float64 {
	n := 0
	for _, c := range counts {
		n += c
	}
	want := float64(n) / float64(len(counts))
	var x float64
	for _, c := range counts {
		d := float64(c) - want
		x += d * d / want
	}
	return x
}

// Critical values of the chi-square distribution at 0.001, by degrees of freedom.
var critical = map[int]float64{2: 13.82, 6: 22.46, 9: 27.88, 99: 148.2}

func TestIntnIsUnbiased(t *testing.T) {
	for _, n := range []int{3, 7, 10} {
		s := Seeded{Seed: Seed{Lo: 5}}.Stream(Key{A: uint8(n)})
		counts := make([]int, n)
		for range 100_000 {
			counts[s.Intn(n)]++
		}
		if x := chiSquare(counts); x > critical[n-1] {
			t.Errorf("Intn(%d): chi-square %.1f over %.1f: %v", n, x, critical[n-1], counts)
		}
	}
}

// Faces are fair over keys too, alone and in pairs of neighbouring keys.
func TestFacesAreFair(t *testing.T) {
	counts, pairs := make([]int, Faces), make([]int, Faces*Faces)
	for g := range uint64(4000) {
		d := Seeded{Seed: Seed{Lo: 9}, Game: g}
		last := int8(0)
		for q := range uint8(25) {
			f := d.Roll(Key{Quarter: q, Purpose: 3, A: 1})
			if f < 1 || f > Faces {
				t.Fatalf("face %d", f)
			}
			counts[f-1]++
			if q%2 == 1 {
				pairs[int(last-1)*Faces+int(f-1)]++
			}
			last = f
		}
	}
	if x := chiSquare(counts); x > critical[9] {
		t.Errorf("faces: chi-square %.1f: %v", x, counts)
	}
	if x := chiSquare(pairs); x > critical[99] {
		t.Errorf("pairs of faces: chi-square %.1f", x)
	}
}

// With a bound of three eighths of 2^64 a quarter of the draws must be
// rejected; without that the residues of three would come up 3 : 3 : 2.
func TestIntnRejects(t *testing.T) {
	s := Seeded{}.Stream(Key{})
	const bound = 3 << 61
	counts := make([]int, 3)
	for range 10_000 {
		n := s.Intn(bound)
		if n < 0 || n >= bound {
			t.Fatalf("Intn(%d) gave %d", bound, n)
		}
		counts[n%3]++
	}
	if x := chiSquare(counts); x > critical[2] {
		t.Errorf("residues: chi-square %.1f: %v", x, counts)
	}
}

func TestIntnNeedsAPositiveBound(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Intn(0) did not panic")
		}
	}()
	var s Stream
	s.Intn(0)
}

func TestStreamRoundTrip(t *testing.T) {
	s := Seeded{Seed: Seed{Lo: 1}}.Stream(Key{N: 1})
	for range 5 {
		s.Uint64()
	}
	b, err := s.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var r Stream
	if err := r.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		if a, b := s.Uint64(), r.Uint64(); a != b {
			t.Fatalf("output %d after restoring is %#x instead of %#x", i, b, a)
		}
	}
	again, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if now, _ := s.MarshalBinary(); !bytes.Equal(now, again) {
		t.Error("two streams in step marshal differently")
	}
	if err := r.UnmarshalBinary(b[:len(b)-1]); err == nil {
		t.Error("a cut state was read without an error")
	}
}

func TestPinned(t *testing.T) {
	base := Seeded{Seed: Seed{Lo: 3}}
	k, other := Key{Quarter: 1}, Key{Quarter: 2}
	face := base.Roll(k)%Faces + 1
	p := Pinned{Base: base, Pins: map[Key]int8{k: face}, Used: map[Key]bool{}}
	if p.Used[k] {
		t.Error("a pin counts as used before it was rolled")
	}
	if got := p.Roll(k); got != face {
		t.Errorf("pinned %d, rolled %d", face, got)
	}
	if got := p.Roll(other); got != base.Roll(other) {
		t.Errorf("what is not pinned rolled %d", got)
	}
	if !p.Used[k] || p.Used[other] {
		t.Errorf("used pins: %v", p.Used)
	}
	p.Used = nil
	p.Roll(k)
}

// This package is the one place that imports golang.org/x/exp/rand.
func TestOnlyDiceImportsRand(t *testing.T) {
	const root, rand = "../..", "golang.org/x/exp/rand"
	fset, found := token.NewFileSet(), false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			if name, _ := strconv.Unquote(i.Path.Value); name == rand {
				if filepath.ToSlash(path) == root+"/game/dice/dice.go" {
					found = true
				} else {
					t.Errorf("%s imports %s: draw from entente/game/dice instead", path, rand)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !found {
		t.Errorf("dice.go does not import %s: is the test looking in the right place?", rand)
	}
}

// Game 0 of the first seed rolls as the game itself.
func TestFirst(t *testing.T) {
	for _, d := range []Seeded{{}, {Seed{1, 2}, 0}, {Seed{0, 1}, 48121}, {Seed{9, 1 << 63}, 1<<64 - 1}} {
		alone := Seeded{Seed: d.First()}
		for q := range uint8(20) {
			k := Key{Quarter: q, Purpose: 3, B: 7}
			if a, b := d.Stream(k), alone.Stream(k); a.Uint64() != b.Uint64() {
				t.Fatalf("%+v: another game than %+v", alone, d)
			}
		}
	}
	if d := (Seeded{Seed{1, 2}, 0}); d.First() != d.Seed {
		t.Error("game 0 has another seed than its own")
	}
}
