package figure

import (
	"encoding/base64"
	"fmt"
	"strings"

	"entente/assets"
)

// faces are the fonts of a page, in the order of its sheet.
var faces = []struct{ family, weight, style, file string }{
	{"Inter", "400", "normal", "inter-latin-400-normal.woff"},
	{"Inter", "600", "normal", "inter-latin-600-normal.woff"},
	{"Source Serif 4", "400", "normal", "source-serif-4-latin-400-normal.woff"},
	{"Source Serif 4", "400", "italic", "source-serif-4-latin-400-italic.woff"},
	{"Source Serif 4", "600", "normal", "source-serif-4-latin-600-normal.woff"},
}

// Sheet completes the style sheet of a page that asks for nothing elsewhere: in
// it FACES stands for the fonts, LIGHT and DARK for the colours, and FIGURES
// for the style of figures.
func Sheet(css string) (string, error) {
	var b strings.Builder
	for i, f := range faces {
		data, err := assets.FS.ReadFile("fonts/" + f.file)
		if err != nil {
			return "", err
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, `@font-face{font-family:"%s";font-weight:%s;font-style:%s;src:url(data:font/woff;base64,%s) format("woff")}`,
			f.family, f.weight, f.style, base64.StdEncoding.EncodeToString(data))
	}
	return strings.NewReplacer("FACES", b.String(), "LIGHT", Light, "DARK", Dark, "FIGURES", Style).Replace(css), nil
}
