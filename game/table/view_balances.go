package table

import (
	"entente/game"
	"entente/game/table/kit"
)

// balanceSheet draws all that speaks for and against aligning, for both.
func (t *Table) balanceSheet(p *kit.Page, box kit.Rect) {
	const rowHigh, headHigh = 24, 36
	height := func(int) int { return 2*(headHigh+6*rowHigh+rowHigh) + 16 }
	p.List("balance-sheet", box, height, func(box kit.Rect) {
		for _, who := range [2]game.Power{game.China, game.Russia} {
			b := game.Balances(t.session.Setup(), &game.View{Me: t.me(), State: *t.now()}, who)
			head := box.Top(headHigh)
			shape(p, head.X, head.Y+8, 16, who)
			p.Text(kit.Rect{X: head.X + 24, Y: head.Y + 4, W: head.W - 24, H: 24}, kit.Head, kit.AtLeft, t.text("view.net", "who", who, "n", int(b.Net())))
			for i, n := range []int16{b.Threat, b.Power, b.Interests, b.Cost, b.Rise, b.Breaches} {
				row := box.Top(rowHigh)
				name := t.text("view.balance-" + []string{"threat", "power", "interests", "cost", "rise", "breaches"}[i])
				p.Text(kit.Rect{X: row.X, Y: row.Y, W: 176, H: rowHigh}, kit.Label, kit.AtLeft, name)
				bar := kit.Rect{X: row.X + 180, Y: row.Y + 8, W: row.W - 180 - 40, H: 8}
				ink := inkOf(who)
				if i >= 3 {
					ink = kit.SoftInk
				}
				p.Bar(bar, int(n), 100, ink)
				p.Text(kit.Rect{X: bar.X + bar.W + 4, Y: row.Y, W: 32, H: rowHigh}, kit.Strong, kit.AtRight, t.words.Number(int(n)))
				p.Control(kit.Control{ID: "balance:" + who.String() + t.words.Number(i), Box: row, Label: name, Tip: []string{name, t.text("view.balance-tip", "n", int(n))}})
			}
			box.Top(rowHigh)
		}
	})
}
