//go:build !js

package report

import (
	"context"
	"html/template"

	"entente/game/dice"
	"entente/game/lab"
	"entente/game/lab/stat"
	"entente/game/policy"
	"entente/game/report/figure"
	"entente/game/scenario"
)

// claims asks the claims of the source anew, of doctrine agents under the rules
// as they are, and shows the answers.
func (b *builder) claims(ctx context.Context) error {
	if b.opt.Claims == 0 {
		return nil
	}
	c, err := scenario.LoadClaims("")
	if err != nil {
		return err
	}
	asking := lab.Asking{Options: lab.Options{Games: b.opt.Claims, Seed: dice.Seed{Lo: b.x.Seed}, Workers: b.opt.Workers}}
	work := int64(asking.Work(c))
	asking.Progress = func(done int) { b.step("claims", int64(done), work) }
	d := policy.Doctrine{}
	answers, err := lab.Ask(ctx, c, lab.Seats{d, d, d}, asking)
	if err != nil {
		return err
	}
	b.page.ClaimsOf = b.t("claims.note", "n", b.opt.Claims, "seed", b.x.Seed, "arms", len(c.Arms))
	for i := range answers {
		a := &answers[i]
		k := a.Deciding()
		part := &a.Claim.Parts[k]
		e := a.Effects[k]
		card := claimCard{Title: ClaimTitle(b.w, a.Claim), Paras: Paras(a.Claim.Paras), Verdict: a.Verdict.String(), Word: b.w.Text("ui.cli.claims.verdict." + a.Verdict.String())}
		side := "claims.above"
		r := figure.Ruler{Zero: 0, Shade: true, Number: b.short}
		if part.Contrast == scenario.Ratio || part.Contrast == scenario.Trend {
			r.Zero = 1
		}
		if part.Above {
			r.From = &part.Threshold
		} else {
			r.To = &part.Threshold
			side = "claims.below"
		}
		est := stat.Estimate{Value: e.Value, Low: e.Low, High: e.High, N: a.Games}
		card.Said = rich(b.t("claims.said", "part", upper(ClaimPart(b.w, c, part)), "effect", stress(b.said(est)), "wants", b.t(side, "threshold", b.short(part.Threshold))))
		if e.Value == e.Value {
			r.Estimate = fig(est)
			r.Alt = plain(card.Title)
			card.Figure = template.HTML(r.SVG())
		}
		for i := range a.Claim.Parts {
			if i != k {
				x := a.Effects[i]
				card.Parts = append(card.Parts, b.t("claims.part", "part", upper(ClaimPart(b.w, c, &a.Claim.Parts[i])),
					"effect", b.said(stat.Estimate{Value: x.Value, Low: x.Low, High: x.High}), "verdict", b.w.Text("ui.cli.claims.verdict."+a.Parts[i].String())))
			}
		}
		card.Note = b.t("claims.random", "verdict", b.w.Text("ui.cli.claims.verdict."+a.Random.Verdict.String()), "n", a.Random.Games)
		if a.Structural {
			card.Note += " " + b.t("claims.structural")
		}
		b.page.Claims = append(b.page.Claims, card)
	}
	b.page.Multiple = append(b.page.Multiple, b.t("multiple.claims", "n", len(answers)))
	return nil
}
