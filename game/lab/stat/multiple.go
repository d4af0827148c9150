package stat

import (
	"math"
	"slices"

	"entente/game/fault"
)

// Holm adjusts the p-values of a family of tests so that the chance of even one
// false rejection is at most the level that they are held against (S. Holm, "A
// simple sequentially rejective multiple test procedure", Scandinavian Journal
// of Statistics 6, 1979). P-values are 0 to 1, and come back in their order.
func Holm(p []float64) ([]float64, error) {
	order, err := ascending(p)
	if err != nil {
		return nil, err
	}
	adjusted, least := make([]float64, len(p)), 0.0
	for rank, i := range order {
		least = max(least, min(float64(len(p)-rank)*p[i], 1))
		adjusted[i] = least
	}
	return adjusted, nil
}

// BenjaminiHochberg adjusts p-values so that, of the tests with one under a
// level, the expected share of false rejections is at most the level, for tests
// that are independent or hang together positively (Y. Benjamini and Y.
// Hochberg, "Controlling the false discovery rate", Journal of the Royal
// Statistical Society B 57, 1995). P-values are 0 to 1, and come back in their
// order.
func BenjaminiHochberg(p []float64) ([]float64, error) {
	order, err := ascending(p)
	if err != nil {
		return nil, err
	}
	adjusted, most := make([]float64, len(p)), 1.0
	for rank, i := range slices.Backward(order) {
		most = min(most, p[i]*float64(len(p))/float64(rank+1))
		adjusted[i] = most
	}
	return adjusted, nil
}

// ascending gives the indices of p-values, the smallest first.
func ascending(p []float64) ([]int, error) {
	order := make([]int, len(p))
	for i, x := range p {
		if math.IsNaN(x) || x < 0 || x > 1 {
			return nil, fault.OutsideRange.New(0, 1, x)
		}
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return 0
	})
	return order, nil
}
