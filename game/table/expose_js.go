package table

import (
	"encoding/hex"
	"encoding/json"
	"strings"
	"syscall/js"

	"entente/game/table/kit"

	"github.com/hajimehoshi/ebiten/v2"
)

// expose lets scripts on the page, such as tests, see what a canvas hides:
// entente.controls() lists what can be done, with its box in the page's pixels
// (empty when it is scrolled out of sight; top says where it would be),
// entente.text() gives all that is written there, entente.ticks() counts the
// times that the table has looked at what hands did, and entente.digest() gives
// the digest of the last state once the game is over.
func (w *window) expose() {
	give := func(f func() any) js.Func { return js.FuncOf(func(js.Value, []js.Value) any { return f() }) }
	js.Global().Set("entente", map[string]any{
		"controls": give(w.controls),
		"ticks":    give(func() any { return w.ticks }),
		"digest": give(func() any {
			if s := w.table.session; s != nil && s.Final() != nil {
				sum := s.Final().Digest()
				return hex.EncodeToString(sum[:])
			}
			return nil
		}),
		"text": give(func() any {
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

// shownBox is a box in the page's pixels.
type shownBox struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// shownControl is a control as scripts see it.
type shownControl struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Does  bool   `json:"does"`
	Focus bool   `json:"focus"`
	shownBox
	Top  float64   `json:"top"`
	List *shownBox `json:"list"` // that it scrolls in; null for none
}

// controls goes over to the page in one piece: call by call takes longer than a frame.
func (w *window) controls() any {
	page, ui := w.table.ui.Page, w.table.ui
	dpr := ebiten.Monitor().DeviceScaleFactor()
	at := func(n int) float64 { return float64(n) * w.scale / dpr }
	shown := func(r kit.Rect) shownBox { return shownBox{at(r.X), at(r.Y), at(r.W), at(r.H)} }
	list := []shownControl{}
	for _, c := range page.Controls {
		s := shownControl{ID: c.ID, Label: c.Label, Does: c.Do != nil, Focus: c.ID == ui.Focus, Top: at(c.Box.Y)}
		box := c.Box
		for _, l := range page.Lists {
			if l.ID == c.List && l.ID != "" {
				box = box.Intersect(l.Box)
				in := shown(l.Box)
				s.List = &in
			}
		}
		s.shownBox = shown(box)
		list = append(list, s)
	}
	b, err := json.Marshal(list)
	if err != nil {
		return err.Error() // which is no list
	}
	return js.Global().Get("JSON").Call("parse", string(b))
}
