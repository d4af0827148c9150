package table

import (
	"time"

	"entente/game"
	"entente/game/ranks"
	"entente/game/table/kit"
)

// ranking is what the player's score is compared with.
type ranking struct {
	of      *ranks.Ranks // nil: nothing yet
	shipped bool         // it is the table of a shipped scenario
	failed  bool         // no more games can be played: those there are have to do
}

// enough is how many games are played for a scenario that has no table.
const enough = 300

// begin finds the table of the game's setup. Without one, games are played
// while the end is looked at.
func (r *ranking) begin(set *game.Setup) {
	r.failed = false
	if r.of, r.shipped = ranks.Of(set); !r.shipped {
		r.of = &ranks.Ranks{}
	}
}

// open tells whether more games are to be played.
func (r *ranking) open() bool { return r.of != nil && !r.shipped && !r.failed && r.of.Games < enough }

// play plays some games, and tells whether that is worth showing.
func (r *ranking) play(set *game.Setup) bool {
	const shown = 25 // so many more games look different
	was := r.of.Games / shown
	for begun := time.Now(); r.open() && time.Since(begun) < work; {
		r.failed = r.of.Play(set) != nil
	}
	return r.of.Games/shown != was
}

// Heights of the comparison.
const (
	rankHead     = 24 + 20
	rankPlotHigh = 128
)

// score is a power's result at the end, in tenths of a point.
func (t *Table) score(who game.Power) int32 {
	return game.Score(t.session.Setup(), t.session.Final(), who)
}

// points rounds tenths of a point.
func points(tenths int32) int { return int((tenths + 5) / 10) }

// rankTitle says how many points the player has, what that is among the agents
// in the same seat, and which games those are.
func (t *Table) rankTitle(w *writer) {
	me := t.me()
	got := t.text("rank-points", "n", points(t.score(me)))
	among := t.text("rank-none")
	if t.rank.of.Games > 0 {
		among = t.text("rank-above", "n", t.rank.of.Seats[me].Below(t.score(me)), "who", me)
	}
	if wide := int(w.p.Fonts.Width(kit.Number, got)) + 1; wide+8+int(w.p.Fonts.Width(kit.Plain, among)) < w.in.W {
		if row := w.row(24); w.draw {
			x := w.p.Write(row.X, row.Y, kit.Number, got) + 6
			w.p.Text(kit.Rect{X: x, Y: row.Y, W: row.X + row.W - x, H: 20}, kit.Plain, kit.AtLeft, among)
		}
	} else {
		w.text(kit.Number, got)
		w.text(kit.Plain, among)
	}
	games := t.text("rank-games", "n", t.rank.of.Games)
	if !t.rank.shipped {
		games = t.text("rank-played", "n", t.rank.of.Games, "of", enough)
	}
	w.text(kit.Faint, games)
	w.skip(4)
}

// rankPlot draws how many of the agents reached which score, those below the
// player filled, and under it the points of all three.
func (t *Table) rankPlot(p *kit.Page, box kit.Rect) {
	all := box
	seats := box.Bottom(24)
	axis := box.Bottom(16)
	me := t.me()
	counts := &t.rank.of.Seats[me]
	mine := t.score(me)
	own := min(max(points(mine-5), 0), ranks.Points-1) // the column that the player's score lies in
	low, high := counts.Ends()
	if t.rank.of.Games == 0 {
		low, high = own-8, own+8
	}
	low, high = max(min(low, own)-1, 0), min(max(high, own)+1, ranks.Points-1)
	most := int32(1)
	for _, n := range counts {
		most = max(most, n)
	}
	x := func(point int) int { return box.X + box.W*(point-low)/(high-low+1) }
	bars := box
	bars.Top(20)
	for at := low; at <= high; at++ {
		h := int(int32(bars.H-2) * counts[at] / most)
		if counts[at] > 0 {
			h = max(h, 2)
		}
		bar := kit.Rect{X: x(at), Y: bars.Y + bars.H - h, W: x(at+1) - x(at) - 1, H: h}
		if at < own {
			p.Fill(bar, kit.SoftInk)
		} else {
			p.Fill(bar, kit.Card)
			p.Frame(bar, kit.SoftInk, 1)
		}
	}
	p.Fill(kit.Rect{X: box.X, Y: box.Y + box.H, W: box.W, H: 1}, kit.Ink)
	at := x(own) + (x(own+1)-x(own))*int(min(max(mine-int32(10*own), 0), 9))/10
	p.Fill(kit.Rect{X: at, Y: box.Y + 16, W: 2, H: box.H - 16}, kit.Ink)
	shape(p, at-7, box.Y+1, 16, me)
	you := t.text("rank-you", "n", points(mine))
	wide := int(p.Fonts.Width(kit.Strong, you)) + 1
	label := kit.Rect{X: at + 14, Y: box.Y, W: wide, H: 18}
	if label.X+wide > box.X+box.W {
		label.X = at - 12 - wide
	}
	p.Text(label, kit.Strong, kit.AtLeft, you)
	p.Text(axis, kit.Faint, kit.AtLeft, t.words.Number(low))
	p.Text(axis, kit.Faint, kit.AtRight, t.words.Number(high))
	if t.rank.of.Games > 0 {
		p.Text(axis, kit.Faint, kit.AtCentre, t.text("rank-middle", "n", counts.Middle()))
	}
	all.H -= seats.H
	p.Control(kit.Control{ID: "rank", Box: all, Label: you, Tip: []string{t.text("rank-points", "n", points(mine)), t.text("rank-tip")}})
	for i, col := range seats.Columns(game.Powers, 8) {
		who := t.seats()[i]
		shape(p, col.X, col.Y+6, 12, who)
		n := t.text("rank-seat", "who", who, "n", points(t.score(who)))
		p.Text(kit.Rect{X: col.X + 18, Y: col.Y, W: col.W - 18, H: 24}, kit.Label, kit.AtLeft, n)
		tip := []string{n}
		if t.rank.of.Games > 0 {
			tip = append(tip, t.text("rank-above", "n", t.rank.of.Seats[who].Below(t.score(who)), "who", who))
		}
		p.Control(kit.Control{ID: "score:" + who.String(), Box: col, Label: n, Tip: tip})
	}
}
