package fault

// Codes of statistics.
var (
	OutsideRange    = code("stat.outside-range", "low", "high", "found")
	FewObservations = code("stat.few-observations", "n", "least")
	NotFinite       = code("stat.not-finite", "index")
	OddLevels       = code("stat.odd-levels", "found")
	NoVariation     = code("stat.no-variation")
	Unpaired        = code("stat.unpaired", "a", "b")
	NothingToDivide = code("stat.nothing-to-divide")
	NoDesign        = code("stat.no-design", "index")
)
