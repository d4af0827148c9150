//go:build !js

package report

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/game/lab/stat"
	"entente/game/scenario"
	"entente/game/words"
)

// phrases makes the sentences of reports and of what is told of runs.
type phrases struct{ w *words.Words }

func (p phrases) t(key string, a ...any) string { return p.w.Text("ui.report."+key, a...) }

// strong stands around what a sentence stresses, until it is escaped.
const strong, weak = "\x02", "\x03"

func stress(s string) string { return strong + s + weak }

// rich escapes a sentence and stresses what is to be stressed.
func rich(s string) template.HTML {
	s = template.HTMLEscapeString(s)
	return template.HTML(strings.NewReplacer(strong, "<strong>", weak, "</strong>").Replace(s))
}

func plain(s string) string { return strings.NewReplacer(strong, "", weak, "").Replace(s) }

// digits are the decimals that a number is worth whose interval is so wide.
func digits(half float64) int {
	if !(half > 0) || math.IsInf(half, 0) {
		return 2
	}
	return min(max(int(math.Ceil(-math.Log10(half)))+1, 0), 4)
}

// number writes a number with some decimals.
func (p phrases) number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return p.t("unknown")
	}
	s := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, rest, point := strings.Cut(s, ".")
	if n, err := strconv.Atoi(whole); err == nil {
		whole = p.w.Number(n)
	}
	if point {
		whole += p.w.Text("number.decimal") + rest
	}
	if x < 0 && strings.Trim(s, "0.") != "" {
		return p.w.Text("number.minus") + whole
	}
	return whole
}

// short writes a number for an axis.
func (p phrases) short(x float64) string {
	for d := range 5 { // as few decimals as it takes
		if scaled := x * math.Pow10(d); math.Abs(scaled-math.Round(scaled)) < 1e-6 {
			return p.number(x, d)
		}
	}
	return p.number(x, 4)
}

// percent writes a share of 1.
func (p phrases) percent(x float64, decimals int) string {
	return p.t("percent", "x", p.number(100*x, decimals))
}

func (p phrases) share(x float64) string {
	s := strconv.FormatFloat(math.Round(x*1e5)/1e3, 'f', -1, 64)
	_, rest, _ := strings.Cut(s, ".")
	return p.percent(x, min(len(rest), 1))
}

// value and span write an estimate and its interval.
func (p phrases) value(e stat.Estimate) string { return p.number(e.Value, digits((e.High-e.Low)/2)) }

func (p phrases) span(e stat.Estimate) string {
	d := digits((e.High - e.Low) / 2)
	return p.t("span", "low", p.number(e.Low, d), "high", p.number(e.High, d))
}

// said writes an estimate with its interval.
func (p phrases) said(e stat.Estimate) string {
	return p.t("said", "value", p.value(e), "span", p.span(e))
}

func shareDigits(e stat.Estimate) int {
	if e.High < 0.01 {
		return 2
	}
	return min(max(digits((e.High-e.Low)/2)-2, 0), 1)
}

func (p phrases) shareSpan(e stat.Estimate) string {
	d := shareDigits(e)
	return p.t("span", "low", p.number(100*e.Low, d), "high", p.percent(e.High, d))
}

func (p phrases) shareSaid(e stat.Estimate) string {
	return p.t("said", "value", p.percent(e.Value, shareDigits(e)), "span", p.shareSpan(e))
}

// chance writes a p-value.
func (p phrases) chance(x float64) string {
	if x < 0.001 {
		return p.t("p-tiny")
	}
	return p.t("p", "p", p.number(x, 3))
}

// upper begins a sentence.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Measure says what a measure is.
func Measure(w *words.Words, m *scenario.Measure) string {
	how := m.How.String()
	switch {
	case m.How == scenario.First && m.From > 1:
		how = "first-rung"
	case m.Series == scenario.AllianceEnd:
		how = "flag"
	}
	return w.Text("ui.measure.how."+how, "what", w.Text("ui.measure.of."+m.Series.String()), "from", m.From)
}

// what names the thing that a measure counts.
func (p phrases) what(m *scenario.Measure) string {
	return p.w.Text("ui.measure.of." + m.Series.String())
}

// ClaimTitle is what a claim says: the locale's, or a user's own.
func ClaimTitle(w *words.Words, c *scenario.Claim) string {
	switch key := "ui.cli.claims.title." + c.ID; {
	case c.Title != "":
		return c.Title
	case w.Has(key):
		return w.Text(key)
	}
	return c.ID
}

// ClaimPart says what a part of a claim compares.
func ClaimPart(w *words.Words, c *scenario.Claims, p *scenario.Part) string {
	args := []any{"measure", w.Text("ui.measure.of." + p.Measure.Series.String())}
	for i, arm := range p.Arms {
		args = append(args, string(rune('a'+i)), c.Arms[arm].Name)
	}
	return w.Text("ui.cli.claims.contrast."+p.Contrast.String(), args...)
}

// Paras lists paragraphs of the source: ¶6, 8, 9.
func Paras(list []int) string {
	if len(list) == 0 {
		return ""
	}
	var s []string
	for _, p := range list {
		s = append(s, fmt.Sprint(p))
	}
	return "¶" + strings.Join(s, ", ")
}

// level names a level of a factor.
func level(f *scenario.Factor, at int) string { return f.Levels[at].Name }

// cell names the levels that a cell fixes.
func (p phrases) cell(x *scenario.Experiment, cell []int) string {
	var list []string
	for i, at := range cell {
		if at != scenario.Any {
			list = append(list, p.t("level", "factor", x.Factors[i].Name, "level", level(&x.Factors[i], at)))
		}
	}
	if len(list) == 0 {
		return p.t("everywhere")
	}
	return strings.Join(list, p.w.Text("number.list"))
}
