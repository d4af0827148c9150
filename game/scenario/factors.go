package scenario

import (
	"fmt"
	"slices"
	"strings"

	"entente/game/fault"
	"entente/game/lab/design"
)

// roots are what a factor's path may begin with.
var roots = []string{"rules", "start", "policy", "oil", "quarters", "scenario", "dues"}

// factors reads what the experiment varies.
func (l *loader) factors(x *Experiment, src *source, n *node) {
	list, there := n.tables("factor")
	if there && (len(list) == 0 || len(list) > MaxFactors) {
		n.fault("factor", fault.WantFactors.New(MaxFactors, len(list)))
	}
	var names []string
	set := map[string]string{} // by which factor a key is set
	for _, f := range list {
		var out Factor
		f.need("name")
		if f.text("name", &out.Name) {
			switch {
			case slices.Contains(names, out.Name):
				f.fault("name", fault.WantOwnName.New(out.Name))
			case !plain(out.Name) || isMeasure(out.Name):
				f.fault("name", fault.WantPlainName.New(out.Name))
			}
			names = append(names, out.Name)
		}
		l.levels(&out, f)
		l.base(&out, f)
		f.close()
		for i := range out.Levels {
			level := &out.Levels[i]
			if level.scenario != "" && x.grounds[level.scenario] == nil {
				if g, ok := l.ground(src, level.path, level.scenario); ok {
					x.grounds[level.scenario] = g
				}
			}
			for _, key := range leaves(level.overlay, "") {
				if by, twice := set[key]; twice && by != out.Name {
					f.fault("", fault.SetTwice.New(key, by))
				}
				set[key] = out.Name
			}
		}
		x.Factors = append(x.Factors, out)
	}
}

// plain tells whether a name can stand in tables as it is: small letters,
// digits and hyphens, a letter first.
func plain(name string) bool {
	for i, c := range name {
		if !(c >= 'a' && c <= 'z' || i > 0 && (c == '-' || c >= '0' && c <= '9')) {
			return false
		}
	}
	return true
}

// isMeasure tells names that a column of the tables has already.
func isMeasure(name string) bool {
	_, is := measureOf(name)
	return is || slices.Contains(reserved, name)
}

// reserved are the columns that every table has.
var reserved = []string{"game", "point", "replicate", "quarter", "fault"}

// levels reads a factor's levels: overlays with names, values of a path, or a
// range of whole numbers.
func (l *loader) levels(f *Factor, n *node) {
	overlays, named := n.tables("level")
	if named {
		for _, o := range overlays {
			level := FactorLevel{path: o.path, overlay: o.m}
			o.need("name")
			o.text("name", &level.Name)
			o.text("scenario", &level.scenario)
			if slices.ContainsFunc(f.Levels, func(x FactorLevel) bool { return x.Name == level.Name }) {
				o.fault("name", fault.WantOwnName.New(level.Name))
			}
			f.Levels = append(f.Levels, level)
		}
		if _, too := n.m["path"]; too {
			n.known = append(n.known, "path", "levels", "range", "steps")
			n.fault("path", fault.PathOrLevels)
		}
		return
	}
	n.need("path")
	root := ""
	if n.text("path", &f.Path) {
		root, _, _ = strings.Cut(f.Path, ".")
		if !slices.Contains(roots, root) {
			n.fault("path", fault.NoRoot.New(f.Path, suggest(root, roots)))
			root = ""
		}
	}
	values := n.list("levels")
	_, span := n.get("range")
	_, listed := n.m["levels"]
	if span == listed {
		n.fault("levels", fault.LevelsOrRange)
	}
	if span {
		values = l.span(f, n)
	} else if _, stray := n.m["steps"]; stray {
		n.known = append(n.known, "steps")
		n.fault("steps", fault.StepsOfRange)
	}
	f.Numeric = len(values) > 0
	for i, v := range values {
		at := n.at(fmt.Sprintf("levels[%d]", i+1))
		level := FactorLevel{Name: fmt.Sprint(v), path: n.at("path")}
		switch v := v.(type) {
		case int64:
			level.Value = v
		case string, bool:
			f.Numeric = false
		default:
			n.l.fault(n.file, at, fault.WantLevel.New(found(v)))
			continue
		}
		if slices.ContainsFunc(f.Levels, func(x FactorLevel) bool { return x.Name == level.Name }) {
			n.l.fault(n.file, at, fault.WantOwnName.New(level.Name))
		}
		if name, isText := v.(string); root == "scenario" && isText {
			level.scenario, level.path = name, at
		} else if root != "" {
			level.overlay = nested(f.Path, v)
		}
		f.Levels = append(f.Levels, level)
	}
}

// span gives the whole numbers of a range: those of a number of the rules'
// plausible range, or from low to high; all of them, or steps of them, evenly.
func (l *loader) span(f *Factor, n *node) (values []any) {
	low, high := int64(0), int64(0)
	switch v := n.m["range"].(type) {
	case string:
		path, isRule := strings.CutPrefix(f.Path, "rules.")
		i := slices.IndexFunc(shipped().numbers, func(x Number) bool { return x.Path == path })
		if v != "plausible" || !isRule || i < 0 {
			n.fault("range", fault.WantRange.New(found(v)))
			return nil
		}
		x := shipped().numbers[i]
		low, high = int64(x.Low), int64(x.High)
	case []any:
		if len(v) == 2 {
			a, fine := v[0].(int64)
			b, too := v[1].(int64)
			if fine && too && a < b {
				low, high = a, b
				break
			}
		}
		n.fault("range", fault.WantRange.New(foundList(v)))
		return nil
	default:
		n.fault("range", fault.WantRange.New(found(v)))
		return nil
	}
	count := int(min(high-low+1, design.MaxLevels))
	number(n, "steps", 2, count, &count)
	for i := range int64(count) {
		values = append(values, low+(i*(high-low)*2+int64(count-1))/(2*int64(count-1)))
	}
	return values
}

// base reads the level that the others are compared with, one at a time: the
// first, or of a number of the rules its own value if that is a level.
func (l *loader) base(f *Factor, n *node) {
	if path, isRule := strings.CutPrefix(f.Path, "rules."); isRule {
		for _, x := range shipped().numbers {
			if x.Path == path {
				f.Base = max(0, slices.IndexFunc(f.Levels, func(l FactorLevel) bool { return l.Value == int64(x.Value) }))
			}
		}
	}
	v, ok := n.get("base")
	if !ok {
		return
	}
	names := make([]string, len(f.Levels))
	for i := range f.Levels {
		names[i] = f.Levels[i].Name
	}
	if f.Base = slices.Index(names, fmt.Sprint(v)); f.Base < 0 {
		f.Base = 0
		n.fault("base", fault.NoLevel.New(fmt.Sprint(v), suggest(fmt.Sprint(v), names)))
	}
}

// nested is a table with a value at a path.
func nested(path string, v any) map[string]any {
	first, rest, deeper := strings.Cut(path, ".")
	if deeper {
		v = nested(rest, v)
	}
	return map[string]any{first: v}
}

// leaves are the paths of what an overlay sets to a value. Lists that are
// added to those of other overlays are none.
func leaves(m map[string]any, under string) (paths []string) {
	for _, key := range sortedKeys(m) {
		path := strings.TrimPrefix(under+"."+key, ".")
		switch path {
		case "name", "ban", "must", "never":
			continue
		}
		if sub, deeper := m[key].(map[string]any); deeper {
			paths = append(paths, leaves(sub, path)...)
		} else {
			paths = append(paths, path)
		}
	}
	return paths
}
