package classroom

import (
	"fmt"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// qrCode is a QR code as the path of an SVG, in units of its modules.
type qrCode struct {
	Size int
	Path template.HTMLAttr
}

// quiet is the border that readers ask for, in modules.
const quiet = 4

// newQR makes a code of a short text; an empty one if it is too long.
func newQR(text string) qrCode {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return qrCode{}
	}
	var b strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return qrCode{code.Size + 2*quiet, template.HTMLAttr(`d="` + b.String() + `"`)}
}
