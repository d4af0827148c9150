package kit

// Rect is a box on a page, in logical pixels.
type Rect struct{ X, Y, W, H int }

// In tells whether a point lies in the box.
func (r Rect) In(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Empty tells whether nothing fits in the box.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Inset gives the box smaller by n on every side; negative n enlarges it.
func (r Rect) Inset(n int) Rect { return r.Pad(n, n) }

// Pad gives the box smaller by x left and right and by y above and below.
func (r Rect) Pad(x, y int) Rect {
	return Rect{r.X + x, r.Y + y, r.W - 2*x, r.H - 2*y}
}

// Move gives the box shifted.
func (r Rect) Move(x, y int) Rect { return Rect{r.X + x, r.Y + y, r.W, r.H} }

// Intersect gives what two boxes share; the empty box if nothing.
func (r Rect) Intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	w, h := min(r.X+r.W, o.X+o.W)-x, min(r.Y+r.H, o.Y+o.H)-y
	if w <= 0 || h <= 0 {
		return Rect{}
	}
	return Rect{x, y, w, h}
}

// Holds tells whether the other box lies wholly within.
func (r Rect) Holds(o Rect) bool { return r.Intersect(o) == o }

// Top cuts a strip of height h off the top and gives it.
func (r *Rect) Top(h int) Rect {
	h = min(h, r.H)
	cut := Rect{r.X, r.Y, r.W, h}
	r.Y, r.H = r.Y+h, r.H-h
	return cut
}

// Bottom cuts a strip of height h off the bottom and gives it.
func (r *Rect) Bottom(h int) Rect {
	h = min(h, r.H)
	r.H -= h
	return Rect{r.X, r.Y + r.H, r.W, h}
}

// Left cuts a strip of width w off the left and gives it.
func (r *Rect) Left(w int) Rect {
	w = min(w, r.W)
	cut := Rect{r.X, r.Y, w, r.H}
	r.X, r.W = r.X+w, r.W-w
	return cut
}

// Right cuts a strip of width w off the right and gives it.
func (r *Rect) Right(w int) Rect {
	w = min(w, r.W)
	r.W -= w
	return Rect{r.X + r.W, r.Y, w, r.H}
}

// Columns splits the box into n of equal width with gaps between.
func (r Rect) Columns(n, gap int) []Rect {
	cols := make([]Rect, n)
	for i := range cols {
		x := (r.W + gap) * i / n
		cols[i] = Rect{r.X + x, r.Y, (r.W+gap)*(i+1)/n - gap - x, r.H}
	}
	return cols
}
