package debrief

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"entente/game/lab/reference"
	"entente/game/scenario"
)

// claimBox is a claim of the source, seen in the class's games and the agents'.
type claimBox struct {
	Number  int
	Title   string
	Paras   string
	Verdict string // code, for its mark
	Said    string // by the agents' games
	Parts   []claimPart
}

// claimPart is a part of it.
type claimPart struct {
	What   string
	Agents string // what the laboratory found, with its interval
	Can    string // what a game alone can say of it
	Tables []claimValue
	Figure template.HTML
	Note   string
}

// claimValue is what it was at a table.
type claimValue struct{ Mark, Name, Value, Place string }

// claims makes the boxes of all claims.
func (p *page) claims(c *scenario.Claims, ref *reference.Reference) (boxes []claimBox) {
	for i := range c.Claims {
		x := &c.Claims[i]
		box := claimBox{Number: i + 1, Title: p.w.Text("ui.cli.claims.title." + x.ID), Paras: paras(x.Paras...)}
		found := ref.Claim(x.ID)
		if found != nil {
			box.Verdict = found.Verdict
			box.Said = p.text("claim-verdict", "verdict", p.w.Text("ui.cli.claims.verdict."+found.Verdict), "n", ref.Arms)
		}
		for k := range x.Parts {
			part := p.claimPart(&x.Parts[k], ref)
			if found != nil && k < len(found.Parts) {
				f := &found.Parts[k]
				part.Agents = p.text("claim-part", "what", p.contrast(c, &x.Parts[k]), "verdict", p.w.Text("ui.cli.claims.verdict."+f.Verdict),
					"effect", decimal(f.Value), "low", decimal(f.Low), "high", decimal(f.High), "wants", p.wants(&x.Parts[k]))
			}
			box.Parts = append(box.Parts, part)
		}
		boxes = append(boxes, box)
	}
	return boxes
}

func (p *page) contrast(c *scenario.Claims, x *scenario.Part) string {
	args := []any{"measure", p.w.Text("ui.measure.of." + x.Measure.Series.String())}
	for i, arm := range x.Arms {
		args = append(args, string(rune('a'+i)), c.Arms[arm].Name)
	}
	return p.w.Text("ui.cli.claims.contrast."+x.Contrast.String(), args...)
}

func (p *page) wants(x *scenario.Part) string {
	if x.Above {
		return p.w.Text("ui.cli.claims.above", "threshold", decimal(x.Threshold))
	}
	return p.w.Text("ui.cli.claims.below", "threshold", decimal(x.Threshold))
}

// claimPart shows a part's measure at each table among the agents' games.
func (p *page) claimPart(x *scenario.Part, ref *reference.Reference) claimPart {
	kept := reference.Kept{Measure: &x.Measure, Change: x.Contrast == scenario.Trend}
	part := claimPart{What: capital(p.w.Text("ui.measure.of." + x.Measure.Series.String()))}
	switch x.Contrast {
	case scenario.Level:
		part.Can = p.text("can-share", "wants", p.wants(x))
		if x.Measure.Series == scenario.AllianceEnd {
			break
		}
		part.Can = p.text("can-level", "wants", p.wants(x))
	case scenario.Trend:
		part.What = capital(p.text("change-of", "what", p.w.Text("ui.measure.of."+x.Measure.Series.String())))
		part.Can = p.text("can-trend")
	default:
		part.Can = p.text("can-contrast")
	}
	quarters := int64(p.stories[0].set.Quarters)
	write := func(v int64) string { return value(kept, v, quarters) }
	if x.Measure.Series == scenario.AllianceEnd {
		write = func(v int64) string { return p.text("yes-no-" + strconv.FormatInt(v, 10)) }
	}
	d := ref.Of(p.stories[0].set.Name, x.Measure.Name, kept.Change)
	var marks []int64
	for i, s := range p.stories {
		v := claimValue{Mark: strconv.Itoa(i + 1), Name: s.Name}
		if !s.over() || s.set.Name != p.stories[0].set.Name {
			v.Value = p.text("unfinished-value")
			marks = append(marks, noMark)
			part.Tables = append(part.Tables, v)
			continue
		}
		n := kept.Of(s.read, s.set.Quarters)
		marks = append(marks, n)
		v.Value = write(n)
		if d != nil && x.Measure.Series != scenario.AllianceEnd {
			v.Place = p.place(d, n)
		}
		part.Tables = append(part.Tables, v)
	}
	if d == nil {
		part.Note = p.text("no-reference")
		return part
	}
	part.Note = p.text("agents-middle", "n", int(d.Games()), "low", write(d.Quantile(.05)), "middle", write(d.Quantile(.5)), "high", write(d.Quantile(.95)))
	if x.Measure.Series == scenario.AllianceEnd {
		part.Note = p.text("agents-share", "n", int(d.Games()), "count", int(d.At(1)))
	} else {
		part.Figure = histogram(d, marks, write, p.text("histogram-alt", "what", part.What))
	}
	return part
}

// place says where a value stands among the agents' games.
func (p *page) place(d *reference.Distribution, n int64) string {
	all := float64(d.Games())
	under, at := float64(d.Under(n))/all, float64(d.At(n))/all
	switch {
	case d.At(n) == 0 && d.Under(n) == 0:
		return p.text("place-lowest")
	case d.At(n) == 0 && under == 1:
		return p.text("place-highest")
	}
	return p.text("place", "under", percent(under), "at", percent(at), "over", percent(1-under-at))
}

// percent is a share in hundredths; what there is some of is never told as none.
func percent(share float64) string {
	switch {
	case share > 0 && share < .01:
		return "<1"
	case share > .99 && share < 1:
		return ">99"
	}
	return fmt.Sprintf("%.0f", 100*share)
}

// value writes a value of a measure: means are divided by the quarters.
func value(k reference.Kept, v, quarters int64) string {
	if k.How == scenario.Mean {
		if k.Change {
			quarters /= 2
		}
		return decimal(float64(v) / float64(quarters))
	}
	return decimal(float64(v))
}

// decimal writes a number with a true minus sign.
func decimal(x float64) string { return strings.ReplaceAll(fmt.Sprintf("%.3g", x), "-", "−") }

// paras writes ¶s.
func paras(list ...int) string {
	var b []string
	for _, n := range list {
		b = append(b, "¶"+strconv.Itoa(n))
	}
	return strings.Join(b, " ")
}
