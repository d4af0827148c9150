package table

import (
	"entente/game/replay"
	"entente/game/table/kit"
)

// hiddenHead draws the title of what was hidden, and how much there was.
func (t *Table) hiddenHead(w *writer) {
	n := replay.Tally(t.hidden)
	count := t.text("hidden-count", "n", len(t.hidden), "seen", len(t.hidden)-n[replay.Missed], "wrong", n[replay.Wrong])
	head := w.row(24)
	beside := head.W-int(w.p.Fonts.Width(kit.Big, t.text("was-hidden")))-16 > int(w.p.Fonts.Width(kit.Faint, count))
	if w.draw {
		end := w.p.Write(head.X, head.Y, kit.Big, t.text("was-hidden"))
		if beside {
			w.p.Text(kit.Rect{X: end + 16, Y: head.Y, W: head.X + head.W - end - 16, H: 24}, kit.Faint, kit.AtLeft, count)
		}
	}
	if !beside {
		w.text(kit.Faint, count)
	}
	w.skip(4)
}

// wideSecrets is the width from which an intrusion takes one line.
const wideSecrets = 720

func secretHigh(w int) int {
	if w >= wideSecrets {
		return 24
	}
	return 44
}

// secretColumns are the three columns of an intrusion between its date and its verdict.
func secretColumns(line kit.Rect) (cols [3]kit.Rect) {
	return [3]kit.Rect{line.Left(line.W * 4 / 10), line.Left(line.W / 2), line}
}

// Widths beside the columns.
const (
	secretWhen    = 64
	secretVerdict = 96
)

// hiddenColumns draws what the columns are about, where intrusions take one line.
func (t *Table) hiddenColumns(p *kit.Page, row kit.Rect, scrolls bool) {
	p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Ink)
	if row.W < wideSecrets {
		return
	}
	if scrolls {
		row.Right(kit.ScrollBar)
	}
	row.Right(secretVerdict)
	row.Left(secretWhen)
	for i, col := range secretColumns(row) {
		p.Text(col, kit.Faint, kit.AtLeft, t.text([]string{"hidden-what", "hidden-held", "hidden-truth"}[i]))
	}
}

// secretList draws the intrusions as they really were.
func (t *Table) secretList(p *kit.Page, box kit.Rect) {
	for i := range t.hidden {
		t.secret(p, box.Top(secretHigh(box.W)), i, &t.hidden[i])
	}
}

// secret draws one intrusion: what the victim held, and who it was.
func (t *Table) secret(p *kit.Page, row kit.Rect, i int, x *replay.Intrusion) {
	what := t.text("intrusion", "victim", x.On, "aim", x.Aim)
	held := t.text("held-nothing")
	if x.Noticed {
		held = t.text("held", "who", x.Suspect)
	}
	when := t.words.Quarter(t.session.Setup(), x.Quarter)
	verdict := t.text([replay.Verdicts]string{"verdict-missed", "verdict-right", "verdict-wrong", "verdict-unplaced"}[x.Verdict()])
	m := [replay.Verdicts]kit.Mark{kit.Ring, kit.Tick, kit.Cross, kit.Ring}[x.Verdict()]
	p.Fill(kit.Rect{X: row.X, Y: row.Y + row.H - 1, W: row.W, H: 1}, kit.Rule)
	p.Control(kit.Control{ID: "secret:" + t.words.Number(i), Box: row, Label: what})
	line := kit.Rect{X: row.X, Y: row.Y, W: row.W, H: 24}
	end := line.Right(secretVerdict)
	p.Place(m, kit.Rect{X: end.X, Y: end.Y + 6, W: 12, H: 12}, kit.Ink)
	p.Text(kit.Rect{X: end.X + 18, Y: end.Y, W: end.W - 18, H: 24}, kit.Strong, kit.AtLeft, verdict)
	p.Text(line.Left(secretWhen), kit.Faint, kit.AtLeft, when)
	if row.W >= wideSecrets {
		cols := secretColumns(line)
		p.Text(cols[0], kit.Strong, kit.AtLeft, what)
		p.Text(cols[1], kit.Label, kit.AtLeft, held)
		shape(p, cols[2].X, cols[2].Y+6, 12, x.By)
		p.Text(kit.Rect{X: cols[2].X + 18, Y: cols[2].Y, W: cols[2].W - 18, H: 24}, kit.Label, kit.AtLeft, t.text("truth", "who", x.By))
		return
	}
	p.Text(line, kit.Strong, kit.AtLeft, what)
	under := kit.Rect{X: row.X + 64, Y: row.Y + 22, W: row.W - 64, H: 16}
	shape(p, under.X, under.Y+2, 12, x.By)
	at := p.Write(under.X+18, under.Y, kit.Label, t.text("truth", "who", x.By))
	p.Text(kit.Rect{X: at + 12, Y: under.Y, W: under.X + under.W - at - 12, H: 16}, kit.Faint, kit.AtLeft, held)
}
