package stat

import (
	"errors"
	"math"
	"slices"
	"testing"

	"entente/game/dice"
	"entente/game/fault"
)

var seed = dice.Seed{Lo: 7}

func TestSobolIsSciPys(t *testing.T) {
	points, err := Sobol(1024, MostDimensions)
	if err != nil {
		t.Fatal(err)
	}
	if slices.Max(points[0]) != 0 {
		t.Errorf("the first point is %v", points[0])
	}
	var got []float64
	for _, i := range []int{1, 2, 3, 5, 100, 1023} {
		for _, x := range points[i] {
			got = append(got, x*(1<<32))
		}
	}
	same(t, "sobol", got, oracle(t, "python.json", "sobol"), 0)
}

// Of 2^m points of either sequence each 2^m-th of each dimension has one, and
// of a Latin hypercube for any number of points.
func TestOneInEverySlice(t *testing.T) {
	for name, design := range map[string]func(n, dims int) ([][]float64, error){
		"sobol":   Sobol,
		"shifted": func(n, dims int) ([][]float64, error) { return ShiftedSobol(n, dims, seed) },
		"latin":   func(n, dims int) ([][]float64, error) { return LatinHypercube(n, dims, seed) },
	} {
		sizes := []int{1, 2, 64, 4096}
		if name == "latin" {
			sizes = append(sizes, 3, 1000)
		}
		for _, n := range sizes {
			points, err := design(n, 80)
			if err != nil {
				t.Fatal(err)
			}
			for d := range 80 {
				seen := make([]bool, n)
				for _, p := range points {
					seen[int(p[d]*float64(n))] = true
				}
				if slices.Contains(seen, false) {
					t.Errorf("%s, %d points: dimension %d leaves a slice empty", name, n, d)
				}
			}
		}
	}
}

// The mean of a smooth function over points that are spread evenly is nearer
// the truth than chance would have it.
func TestSobolIsEven(t *testing.T) {
	const n, dims = 4096, 10
	points, err := ShiftedSobol(n, dims, seed)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, p := range points {
		y := 1.0
		for _, x := range p {
			y *= 1 + (x-0.5)/2 // mean 1
		}
		sum += y
	}
	chance := math.Sqrt((math.Pow(1+1.0/48, dims) - 1) / n)
	if off := math.Abs(sum/n - 1); off > chance/10 {
		t.Errorf("the mean is off by %.6f; of random points it would be by %.6f", off, chance)
	}
}

func TestMorrisTrajectories(t *testing.T) {
	const r, dims, levels = 200, 7, 6
	points, err := MorrisTrajectories(r, dims, levels, seed)
	if err != nil {
		t.Fatal(err)
	}
	if len(points) != r*(dims+1) {
		t.Fatalf("%d points", len(points))
	}
	delta := float64(levels) / (2 * (levels - 1))
	visits := make([]int, levels)
	for walk := range r {
		moved := map[int]bool{}
		for step := range dims {
			a, b := points[walk*(dims+1)+step], points[walk*(dims+1)+step+1]
			for d := range dims {
				if a[d] < 0 || a[d] > 1 {
					t.Fatalf("%g is outside the range", a[d])
				}
				visits[int(math.Round(a[d]*(levels-1)))]++
				if a[d] == b[d] {
					continue
				}
				if moved[d] {
					t.Errorf("walk %d moves factor %d twice", walk, d)
				}
				moved[d] = true
				if off := math.Abs(math.Abs(a[d]-b[d]) - delta); off > 1e-12 {
					t.Errorf("walk %d moves factor %d by %g", walk, d, a[d]-b[d])
				}
			}
			if len(moved) != step+1 {
				t.Errorf("walk %d moves %d factors in %d steps", walk, len(moved), step+1)
			}
		}
	}
	for level, n := range visits { // each as likely
		if want := float64(r*dims*dims) / levels; math.Abs(float64(n)-want) > want/5 {
			t.Errorf("level %d is visited %d times, of %.0f expected", level, n, want)
		}
	}
}

func TestSaltelliDesign(t *testing.T) {
	const n, dims = 8, 3
	points, err := SaltelliDesign(n, dims, seed)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		block := points[i*(dims+2) : (i+1)*(dims+2)]
		for d := range dims {
			for k := range dims {
				want := block[0][k]
				if k == d {
					want = block[dims+1][k]
				}
				if block[1+d][k] != want {
					t.Fatalf("block %d, factor %d: %v", i, d, block)
				}
			}
		}
	}
}

func TestDesignsRepeatAndDiffer(t *testing.T) {
	designs := map[string]func(seed dice.Seed) ([][]float64, error){
		"latin":    func(s dice.Seed) ([][]float64, error) { return LatinHypercube(50, 5, s) },
		"shifted":  func(s dice.Seed) ([][]float64, error) { return ShiftedSobol(64, 5, s) },
		"morris":   func(s dice.Seed) ([][]float64, error) { return MorrisTrajectories(10, 5, 4, s) },
		"saltelli": func(s dice.Seed) ([][]float64, error) { return SaltelliDesign(16, 5, s) },
	}
	for name, design := range designs {
		a, err := design(seed)
		b, _ := design(seed)
		c, _ := design(dice.Seed{Lo: 8})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(a, b, slices.Equal) {
			t.Errorf("%s: the same seed gives another design", name)
		}
		if slices.EqualFunc(a, c, slices.Equal) {
			t.Errorf("%s: another seed gives the same design", name)
		}
	}
}

func TestDesignsRefuse(t *testing.T) {
	for name, err := range map[string]error{
		"no points":          second(Sobol(0, 1)),
		"many points":        second(Sobol(MostPoints+1, 1)),
		"no dimensions":      second(LatinHypercube(1, 0, seed)),
		"many dimensions":    second(ShiftedSobol(1, MostDimensions+1, seed)),
		"no walks":           second(MorrisTrajectories(0, 1, 4, seed)),
		"one level":          second(MorrisTrajectories(1, 1, 1, seed)),
		"many points so":     second(SaltelliDesign(MostPoints, 1, seed)),
		"many dimensions so": second(SaltelliDesign(1, MostDimensions/2+1, seed)),
	} {
		if !errors.Is(err, fault.OutsideRange) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := MorrisTrajectories(1, 1, 5, seed); !errors.Is(err, fault.OddLevels) {
		t.Errorf("five levels: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }
