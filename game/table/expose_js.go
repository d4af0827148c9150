package table

import (
	"encoding/hex"
	"strings"
	"syscall/js"

	"entente/game/table/kit"

	"github.com/hajimehoshi/ebiten/v2"
)

// expose lets scripts on the page, such as tests, see what a canvas hides:
// entente.controls() lists what can be done, with its box in the page's pixels
// (empty when it is scrolled out of sight; top says where it would be),
// entente.text() gives all that is written there, and entente.digest() the
// digest of the last state once the game is over.
func (w *window) expose() {
	js.Global().Set("entente", map[string]any{
		"controls": js.FuncOf(func(js.Value, []js.Value) any {
			var list []any
			dpr := ebiten.Monitor().DeviceScaleFactor()
			at := func(n int) any { return float64(n) * w.scale / dpr }
			page := w.table.ui.Page
			for _, c := range page.Controls {
				box := c.Box
				for _, l := range page.Lists {
					if l.ID == c.List {
						box = box.Intersect(l.Box)
					}
				}
				list = append(list, map[string]any{"id": c.ID, "label": c.Label, "does": c.Do != nil, "focus": c.ID == w.table.ui.Focus,
					"x": at(box.X), "y": at(box.Y), "w": at(box.W), "h": at(box.H), "top": at(c.Box.Y), "list": listBox(page, c.List, at)})
			}
			return list
		}),
		"digest": js.FuncOf(func(js.Value, []js.Value) any {
			if s := w.table.session; s != nil && s.Final() != nil {
				sum := s.Final().Digest()
				return hex.EncodeToString(sum[:])
			}
			return nil
		}),
		"text": js.FuncOf(func(js.Value, []js.Value) any {
			var b strings.Builder
			for _, op := range w.table.ui.Page.Ops {
				if op.Kind == kit.TextOp {
					b.WriteString(op.Text + "\n")
				}
			}
			return b.String()
		}),
	})
}

// listBox is the box of the list that a control scrolls in; null for none.
func listBox(page *kit.Page, id string, at func(int) any) any {
	for _, l := range page.Lists {
		if l.ID == id && id != "" {
			return map[string]any{"x": at(l.Box.X), "y": at(l.Box.Y), "w": at(l.Box.W), "h": at(l.Box.H)}
		}
	}
	return nil
}
