package table

import "entente/game/table/kit"

// pane is a part of the table. Where there is room for only one, a key or a
// button each opens it.
type pane uint8

// The panes, in the order of their buttons.
const (
	boardPane pane = iota
	ladderPane
	powersPane
	ordersPane
	newsPane
	panes = iota
)

// Gaps of the page.
const (
	margin  = 16
	gap     = 8
	gutter  = 16
	barHigh = 48
	tabHigh = 48
)

// layout says where everything of the table lies on a page of a size. It is
// the one place that knows.
type layout struct {
	bar    kit.Rect
	panes  [panes]kit.Rect // an empty one is not shown
	views  kit.Rect        // the buttons of the views
	tabs   kit.Rect        // the buttons of the panes; empty where all are shown
	middle kit.Rect        // board and ladder together: where a view opens
	small  bool            // little room: short forms
}

// Sizes from which all panes are shown at once, and from which they are roomy.
const (
	allWide, allHigh     = 960, 560
	roomyWide, roomyHigh = 1180, 720

	besideWide, besideHigh = 800, 420 // from which the map stands beside another pane
)

// arrange lays out a page. Open is the pane that is shown if only one can be.
func arrange(page kit.Rect, open pane) layout {
	var l layout
	box := page
	l.bar = box.Top(barHigh)
	switch {
	case page.W < allWide || page.H < allHigh:
		l.small = true
		l.tabs = box.Bottom(tabHigh)
		box = box.Pad(gap, gap)
		l.middle = box
		if open != boardPane && page.W >= besideWide && page.H >= besideHigh { // the map beside it
			l.panes[boardPane] = box.Left(box.W * 9 / 20)
			box.Left(gap)
		}
		l.panes[open] = box
		if open == boardPane {
			l.views = box.Bottom(buttonHigh)
			box.Bottom(gap)
			l.panes[open] = box
		}
		return l
	case page.W < roomyWide || page.H < roomyHigh:
		l.small = true
		l.panes[newsPane] = box.Bottom(80)
		box = box.Pad(12, gap)
		l.panes[ordersPane] = box.Right(min(page.W*29/100, 340))
		box.Right(12)
		l.panes[powersPane] = box.Left(212)
		box.Left(12)
		l.middle = box
		l.views = box.Bottom(buttonHigh)
		box.Bottom(gap)
		l.panes[ladderPane] = box.Right(164)
		box.Right(12)
	default:
		l.panes[newsPane] = box.Bottom(min(max(page.H*16/100, 124), 160))
		box = box.Pad(margin, gap)
		l.panes[ordersPane] = box.Right(min(page.W*25/100, 380))
		box.Right(gutter)
		l.panes[powersPane] = box.Left(212)
		box.Left(gutter)
		l.middle = box
		l.panes[ladderPane] = box.Right(min(max(page.W*15/100, 188), 260))
		box.Right(gutter)
		l.views = box.Bottom(buttonHigh)
		box.Bottom(gap)
	}
	l.panes[boardPane] = box
	return l
}
