package scenario

import (
	"testing"

	"entente/game/dice"
)

func TestRecordIsLegalWhateverTheDice(t *testing.T) {
	rec, err := LoadRecord()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(200) {
		out, err := rec.Replay(dice.Seeded{Seed: dice.Seed{Lo: seed}})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range out.Illegal {
			t.Errorf("seed %d: %s: %v: %v", seed, rec.Entries[x.Entry].At, x.Move.By, x.Refusal)
		}
		for _, x := range out.Failed {
			t.Errorf("seed %d: %s: %s: the accepted offer died", seed, rec.Entries[x.Entry].At, x.Move.Order)
		}
		if out.Expressed != out.Acts || len(out.Unused) > 0 {
			t.Errorf("seed %d: %d of %d entries expressed, %d pins unused", seed, out.Expressed, out.Acts, len(out.Unused))
		}
		if t.Failed() {
			return
		}
	}
}
