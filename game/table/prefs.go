package table

import (
	"strconv"

	"entente/game/table/kit"
)

// buildSettings draws the settings, each a row of what it may be.
func (t *Table) buildSettings(p *kit.Page) {
	box := t.within(p, 760)
	t.head(p, &box, t.front("settings"))
	s := t.settings
	var sizes []string
	for _, n := range []int{MinText, 100, 125, 150, 175, MaxText} {
		sizes = append(sizes, strconv.Itoa(n))
	}
	projector := "off"
	if s.Projector {
		projector = "on"
	}
	rows := []struct {
		key    string
		values []string
		now    string
		set    func(*Settings, string)
	}{
		{"theme", themeNames(), s.Theme, func(s *Settings, v string) { s.Theme = v }},
		{"text", sizes, strconv.Itoa(s.Text), func(s *Settings, v string) { s.Text, _ = strconv.Atoi(v) }},
		{"projector", []string{"off", "on"}, projector, func(s *Settings, v string) { s.Projector = v == "on" }},
		{"speed", Speeds, s.Speed, func(s *Settings, v string) { s.Speed = v }},
	}
	height := func(w int) (h int) {
		for _, r := range rows {
			h += 24 + p.Height(kit.Label, t.front(r.key+"-about"), w) + gap + 44 + 24
		}
		return h
	}
	p.List("settings", box, height, func(box kit.Rect) {
		for _, r := range rows {
			p.Text(box.Top(24), kit.Head, kit.AtLeft, t.front(r.key))
			box.Top(p.Wrapped(box, kit.Label, t.front(r.key+"-about")) + gap)
			for i, b := range box.Top(44).Columns(len(r.values), 4) {
				v := r.values[i]
				label := t.front(r.key+"-is", "n", v)
				if key := r.key + "-" + v; t.words.Has("ui.home." + key) {
					label = t.front(key)
				}
				p.Button(b, kit.Button{ID: r.key + ":" + v, Label: label, On: v == r.now, Do: func() { t.set(r.set, v) }})
			}
			box.Top(24)
		}
	})
}

// set changes a setting.
func (t *Table) set(set func(*Settings, string), v string) {
	s := t.settings
	set(&s, v)
	t.Set(s)
}

// store keeps the settings for later.
func (t *Table) store(s Settings) {
	t.notice = ""
	if err := storeSettings(t.games.Store, s); err != nil {
		t.notice = t.front("settings-not-saved", "why", t.fault(err))
	}
}
