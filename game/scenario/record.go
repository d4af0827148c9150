package scenario

// Record is what the source reports that the powers did.
type Record struct{}

type entry struct{}

type pin struct{}

func (l *loader) entries(*draft, *node) {}

func (l *loader) record(*draft, string) {}
