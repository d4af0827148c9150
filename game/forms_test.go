package game_test

import (
	"encoding/json"
	"strings"
	"testing"

	"entente/game"
)

// everyOrder lists every order that has a text: the cards of all powers, and every answer.
func everyOrder() (all []game.Order) {
	seen := map[game.Order]bool{}
	add := func(o game.Order) {
		if !seen[o] {
			seen[o] = true
			all = append(all, o)
		}
	}
	for p := range game.Power(game.Powers) {
		for _, o := range game.Menus(p) {
			add(o)
		}
	}
	for _, k := range []game.Kind{game.AnswerDue, game.TakeStance, game.Reply} {
		for a, first := range game.MenuWords(game.Specs[k].A) {
			for b, second := range game.MenuWords(game.Specs[k].B) {
				if first != "" && second != "" {
					add(game.Order{Kind: k, To: game.Nobody, A: uint8(a), B: uint8(b)})
				}
			}
		}
	}
	return all
}

func TestFormsRoundTrip(t *testing.T) {
	texts := map[string]game.Order{}
	for _, o := range everyOrder() {
		text := o.String()
		if other, twice := texts[text]; twice {
			t.Errorf("%q is the text of %v and %v", text, o, other)
		}
		texts[text] = o
		if back, err := game.ParseOrder(text); err != nil || back != o {
			t.Errorf("text %q of %#v reads back as %#v, %v", text, o, back, err)
		}
		b, err := json.Marshal(o)
		if err != nil {
			t.Errorf("%v: %v", o, err)
			continue
		}
		var back game.Order
		if err := json.Unmarshal(b, &back); err != nil || back != o {
			t.Errorf("JSON %s of %v reads back as %v, %v", b, o, back, err)
		}
	}
	kinds := map[game.Kind]bool{}
	for _, o := range texts {
		kinds[o.Kind] = true
	}
	if len(kinds) != game.Kinds-1 {
		t.Errorf("%d kinds of %d", len(kinds), game.Kinds-1)
	}
}

// A text with a word too few, too many, or of another order is no order.
func TestTextIsStrict(t *testing.T) {
	for _, o := range everyOrder() {
		words := strings.Fields(o.String())
		for _, bad := range []string{
			strings.Join(words[:len(words)-1], " "),
			o.String() + " please",
			"no-" + o.String(),
		} {
			if got, err := game.ParseOrder(bad); err == nil {
				t.Errorf("%q was read as %v", bad, got)
			}
		}
	}
	for _, bad := range []string{"", "pass", "intrude moon technology quiet", "intrude unaffiliated technology quiet", "due 12 honour", "stance europe  "} {
		if got, err := game.ParseOrder(bad); err == nil {
			t.Errorf("%q was read as %v", bad, got)
		}
	}
}

func FuzzParseOrder(f *testing.F) {
	for _, o := range everyOrder() {
		f.Add(o.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		o, err := game.ParseOrder(text)
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without a word")
			}
			return
		}
		if back, err := game.ParseOrder(o.String()); err != nil || back != o {
			t.Errorf("%q is %v, whose text reads back as %v, %v", text, o, back, err)
		}
		if game.Specs[o.Kind].Name != strings.Fields(text)[0] {
			t.Errorf("%q was read as %v", text, o)
		}
	})
}

func FuzzOrderJSON(f *testing.F) {
	for _, o := range everyOrder() {
		b, err := json.Marshal(o)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"order":"intrude","to":"china"}`))
	f.Add([]byte(`[{"order":"pass"}]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var o game.Order
		if json.Unmarshal(b, &o) != nil || o == (game.Order{}) {
			return
		}
		again, err := json.Marshal(o)
		if err != nil {
			t.Fatalf("%s was read as %#v, which cannot be written: %v", b, o, err)
		}
		var back game.Order
		if err := json.Unmarshal(again, &back); err != nil || back != o {
			t.Errorf("%s is %v, written as %s, which reads back as %v, %v", b, o, again, back, err)
		}
		if text, err := game.ParseOrder(o.String()); err != nil || text != o {
			t.Errorf("%s is %v, whose text reads back as %v, %v", b, o, text, err)
		}
	})
}
