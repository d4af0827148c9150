package replay

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"

	"entente/game"
)

// removed stands for what somebody wrote.
const removed = "…"

// policyName is how policies are called: no name of a person is taken for one
// that does not look like it.
var policyName = regexp.MustCompile(`^(random|doctrine|record|search)(:[a-z]+)?(@[a-z-]+)?$`)

// Nameless gives the bytes of a game file without what people wrote in it: the
// names of players, headlines of a teacher's own, and the folder of a scenario
// of the user's own. What a game comes to does not depend on these. Lines that
// cannot be read are left out, and listed by number: a file that is damaged
// stays damaged, but tells no names.
func Nameless(b []byte) (clean []byte, lost []int) {
	var out bytes.Buffer
	sum := ""
	at := 0
	for text := range bytes.Lines(b) {
		at++
		var l line
		var data []byte
		if json.Unmarshal(text, &l) == nil {
			data = nameless(l.Data)
		}
		if data == nil {
			lost = append(lost, at)
			continue
		}
		sum = chain(sum, data)
		out.Write(join(sum, data))
	}
	return out.Bytes(), lost
}

// nameless is the data of a line without names; nil if it is none of a game.
func nameless(data []byte) []byte {
	var end footer
	var h header
	var in Input
	var clean any
	switch {
	case Strict(data, &end) == nil && end.Inputs != nil:
		clean = &end
	case Strict(data, &h) == nil && h.Setup != nil:
		h.Setup.Name = path.Base(strings.ReplaceAll(h.Setup.Name, `\`, "/"))
		for i := range h.Setup.Schedule {
			unwrite(&h.Setup.Schedule[i])
		}
		clean = &h
	case Strict(data, &in) == nil:
		if in.Inject != nil {
			unwrite(in.Inject)
		}
		if in.Seat != nil && in.Seat.Player != "" && !policyName.MatchString(in.Seat.Player) {
			in.Seat.Player = "person"
		}
		clean = &in
	default:
		return nil
	}
	again, err := json.Marshal(clean)
	if err != nil {
		return nil
	}
	return again
}

func unwrite(e *game.Scheduled) {
	if e.Text != "" {
		e.Text = removed
	}
}
