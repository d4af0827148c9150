//go:build !js

package report

import (
	"context"
	"strings"

	"entente/game"
	"entente/game/scenario"
)

// foundations says what was assumed, how it was reckoned, and how to make it again.
func (b *builder) foundations(context.Context) error {
	x, m, p := b.x, b.run.Manifest, &b.page
	add := func(key string, a ...any) { p.Assumed = append(p.Assumed, rich(b.t("assumed."+key, a...))) }
	title, about := x.Scenario, ""
	if sc, err := scenario.Load(x.Scenario); err == nil {
		title, about = sc.Title, sc.Description
	}
	add("scenario", "title", stress(title), "about", about)
	arm, err := x.Arm(0)
	if err != nil {
		return err
	}
	var players []string
	for s := range game.Power(game.Powers) {
		name := arm.Policies[s]
		if name == "" {
			name = b.t("assumed.nobody")
		}
		players = append(players, b.t("assumed.player", "power", b.w.Power(s), "policy", name))
	}
	add("players", "list", strings.Join(players, b.w.Text("number.list")))
	varied := 0
	for i := range x.Factors {
		if strings.HasPrefix(x.Factors[i].Path, "rules.") {
			varied++
		}
	}
	add("rules", "all", len(scenario.Numbers()), "varied", varied, "engine", game.EngineVersion)
	add("dice")
	add("evidence")
	p.Method = append(p.Method, b.t("method.intervals"), b.t("method.paired"))
	if b.sampled() {
		p.Method = append(p.Method, b.t("method.points"))
	}
	p.Multiple = append(p.Multiple, b.t("multiple.whole"))
	p.Command = m.Command
	p.Replay = b.t("made.replay", "game", max(b.typical, 0))
	p.Made = [][2]string{
		{b.t("made.experiment"), m.File}, {b.t("made.design"), b.t("made.points", "design", b.t("design."+m.Design), "points", m.Points, "replicates", m.Replicates)},
		{b.t("made.seed"), b.w.Number(int(m.Seed))}, {b.t("made.identity"), m.Identity}, {b.t("made.engine"), b.w.Number(m.Engine)},
		{b.t("made.program"), strings.TrimSpace(m.Program + " " + m.Revision)}, {b.t("made.go"), m.Go + " " + m.Machine}, {b.t("made.ended"), m.Ended.Format("2006-01-02 15:04 UTC")},
	}
	return nil
}
