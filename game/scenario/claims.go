package scenario

import (
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"entente/game"
	"entente/game/fault"
)

// claimsName is the name of the shipped claims.
const claimsName = "claims"

// Claims are what a source claims, as questions to be asked of the model.
type Claims struct {
	File   string
	Arms   []Arm
	Claims []Claim
	Draws  Draws
	Search Searched
}

// Claim is one claim: supported if all of its parts are.
type Claim struct {
	ID    string
	Title string // of a user's claim; the shipped ones have theirs in the locale
	Paras []int  // ¶s of the source
	Parts []Part
	Flips []Setting // rules under which the verdict is another: it can fail
}

// Part contrasts a measure between arms, and says on which side of a
// threshold the claim wants the effect.
type Part struct {
	Measure   Measure
	Contrast  Contrast
	Arms      []int // places in Claims.Arms
	Threshold float64
	Above     bool // the claimed side
}

// Draws say how the numbers of the rules are drawn anew from their ranges.
type Draws struct {
	Count   int
	Games   int // per arm and draw
	Seed    uint64
	Numbers []Number // those that are drawn
}

// Searched says how the claims are asked of agents that look ahead.
type Searched struct {
	Strength string
	Games    int // per arm
}

// Contrast is how a part compares.
type Contrast uint8

// The contrasts.
const (
	Level      Contrast = iota // one arm
	Trend                      // one arm: the later half over the earlier
	Ratio                      // the first arm over the second
	Difference                 // the first arm less the second
	Effects                    // ++ +- -+ --: the size of the first main effect less that of the second
	Contrasts  = iota
)

var contrastNames = [Contrasts]string{"level", "trend", "ratio", "difference", "effects"}

// contrastArms is how many arms a contrast is about.
var contrastArms = [Contrasts]int{1, 1, 2, 2, 4}

// String gives the name that files use.
func (c Contrast) String() string { return contrastNames[c] }

// LoadClaims loads claims from a user's file, or the shipped ones if path is
// empty. Its error is a Faults.
func LoadClaims(path string) (*Claims, error) {
	if path == "" {
		path = claimsName
	}
	l := newLoader()
	var c *Claims
	if src, ok := l.open(path, nil); ok {
		c = l.claims(src)
	}
	if err := l.faults.Or(); err != nil {
		return nil, err
	}
	return c, nil
}

// isClaims tells a file of claims from a scenario.
func (s *source) isClaims() bool {
	_, claims := s.m["claim"]
	_, title := s.m["title"]
	return claims && !title
}

func (l *loader) claims(src *source) *Claims {
	n := src.root(l)
	c := &Claims{File: src.name}
	n.need("scenario", "arm", "claim", "draws", "search")
	name := Default
	if n.text("scenario", &name) && !l.playable(src, "scenario", &name) {
		return c // no arm can be put together
	}
	arms, _ := n.tables("arm")
	var names []string
	for _, a := range arms {
		arm := l.arm(src, a, name)
		if slices.Contains(names, arm.Name) {
			a.fault("name", fault.WantOwnName.New(arm.Name))
		}
		names = append(names, arm.Name)
		c.Arms = append(c.Arms, arm)
	}
	l.draws(&c.Draws, n.table("draws"))
	s := n.table("search")
	s.need("strength", "games")
	var strength uint8
	if word(s, "strength", searchStrengths, &strength) {
		c.Search.Strength = searchStrengths[strength]
	}
	number(s, "games", 2, 1<<20, &c.Search.Games)
	s.close()
	list, _ := n.tables("claim")
	var ids []string
	for _, x := range list {
		claim := l.claim(x, names)
		if slices.Contains(ids, claim.ID) {
			x.fault("id", fault.WantOwnID.New(claim.ID))
		}
		ids = append(ids, claim.ID)
		c.Claims = append(c.Claims, claim)
	}
	n.close()
	return c
}

var searchStrengths = []string{"light", "steady", "deep"}

// playable tells whether a scenario can be loaded, and tells its faults if not.
// A path is taken from the folder of the file that names it.
func (l *loader) playable(by *source, key string, name *string) bool {
	if !shippedFile(*name) && !filepath.IsAbs(*name) {
		*name = filepath.Join(by.dir, *name)
	}
	s := newLoader()
	switch loaded := s.load(*name); {
	case len(s.faults) > 0:
		for _, f := range s.faults {
			if f.Path == "" {
				f.File, f.Path = by.name, key
			}
			l.faults = append(l.faults, f)
		}
		return false
	case loaded.Record != nil:
		l.fault(by.name, key, fault.WantUnpinned.New(*name))
		return false
	}
	return true
}

// arm puts together the game of an arm: a scenario, and what the arm changes.
func (l *loader) arm(by *source, at *node, name string) (a Arm) {
	sub := newLoader() // what the arms set must not be mixed up
	n := &node{l: sub, file: at.file, path: at.path, m: at.m}
	defer func() { l.faults = append(l.faults, sub.faults...) }()
	n.need("name")
	n.text("name", &a.Name)
	if n.text("scenario", &name) && !sub.playable(by, n.at("scenario"), &name) {
		return a
	}
	d := newDraft()
	sub.apply(d, name, nil)
	sub.overlay(d, &a, n)
	n.close()
	sub.compile(d, n.file)
	d.Setup.Name = a.Name
	a.Setup = d.Setup
	return a
}

// cards reads lists of orders by who gives them.
func cards(n *node, to *[game.Powers][]game.Order) {
	for p, seat := range seats {
		for i, v := range n.list(seat) {
			at := fmt.Sprintf("%s[%d]", seat, i+1)
			s, isText := v.(string)
			if !isText {
				n.fault(at, fault.WantOrder.New(found(v)))
				continue
			}
			o, err := game.ParseOrder(s)
			if err != nil {
				n.fault(at, err)
				continue
			}
			if !slices.Contains(game.Menus(game.Power(p)), o) {
				n.fault(at, fault.NeverHas.New(game.Power(p), s))
				continue
			}
			to[p] = append(to[p], o)
		}
	}
	n.close()
}

// settings reads numbers of the rules, sets them in r, and lists them.
func settings(n *node, r *game.Rules) (list []Setting) {
	under := n.path + "."
	eachNumber(n, reflect.ValueOf(r).Elem(), false, func(n *node, key string, to *int16) {
		if _, there := n.m[key]; !there {
			n.known = append(n.known, key)
			return
		}
		path := strings.TrimPrefix(n.at(key), under)
		lim := limitOf(path)
		if number(n, key, lim.low, lim.high, to) {
			list = append(list, Setting{path, *to})
		}
	})
	n.close()
	return list
}

func (l *loader) draws(d *Draws, n *node) {
	n.need("count", "games", "seed", "except")
	number(n, "count", 1, 1<<20, &d.Count)
	number(n, "games", 2, 1<<20, &d.Games)
	var seed int
	number(n, "seed", 0, math.MaxInt32, &seed)
	d.Seed = uint64(seed)
	var except []string
	under := func(path, prefix string) bool { return path == prefix || strings.HasPrefix(path, prefix+".") }
	for i, v := range n.list("except") {
		at := fmt.Sprintf("except[%d]", i+1)
		prefix, isText := v.(string)
		if !isText {
			n.fault(at, fault.WantPath.New(found(v)))
			continue
		}
		if !slices.ContainsFunc(shipped().numbers, func(x Number) bool { return under(x.Path, prefix) }) {
			n.fault(at, fault.NoPath.New(prefix, suggestPath(prefix)))
			continue
		}
		except = append(except, prefix)
	}
	for _, x := range shipped().numbers {
		if x.Low < x.High && !slices.ContainsFunc(except, func(prefix string) bool { return under(x.Path, prefix) }) {
			d.Numbers = append(d.Numbers, x)
		}
	}
	n.close()
}

// suggestPath ends a message about a path that the rules have not; nil where
// none is near, since they have hundreds.
func suggestPath(prefix string) error {
	var known []string
	for _, x := range shipped().numbers {
		for i := range x.Path {
			if x.Path[i] == '.' && !slices.Contains(known, x.Path[:i]) {
				known = append(known, x.Path[:i])
			}
		}
		known = append(known, x.Path)
	}
	return suggestNear(prefix, known)
}

func (l *loader) claim(n *node, arms []string) (c Claim) {
	n.need("id", "paras", "part", "flips")
	n.text("id", &c.ID)
	n.text("title", &c.Title)
	c.Paras = n.paragraphs("paras")
	parts, _ := n.tables("part")
	for _, p := range parts {
		c.Parts = append(c.Parts, p.part(arms))
	}
	if n.m["part"] != nil && len(parts) == 0 {
		n.fault("part", fault.WantPart)
	}
	scratch := shipped().rules
	c.Flips = settings(n.table("flips"), &scratch)
	n.close()
	return c
}

// part reads one part of a claim.
func (n *node) part(arms []string) (p Part) {
	n.need("measure", "contrast", "arms")
	var measure int
	if word(n, "measure", measureNames((*Measure).Additive), &measure) {
		p.Measure = measures[measure]
	}
	known := word(n, "contrast", contrastNames[:], &p.Contrast)
	list := n.list("arms")
	if want := contrastArms[p.Contrast]; known && n.m["arms"] != nil && len(list) != want {
		n.fault("arms", fault.WantArms.New(want, p.Contrast, len(list)))
	}
	for i, v := range list {
		name, _ := v.(string)
		k := slices.Index(arms, name)
		if k < 0 {
			n.fault(fmt.Sprintf("arms[%d]", i+1), fault.NoArm.New(name, suggest(name, arms)))
			continue
		}
		p.Arms = append(p.Arms, k)
	}
	above, below := n.fraction("above", &p.Threshold), n.fraction("below", &p.Threshold)
	if above == below {
		n.fault("above", fault.WantThreshold)
	}
	p.Above = above
	n.close()
	return p
}

// fraction reads a number that need not be whole; false if there is none.
func (n *node) fraction(key string, to *float64) bool {
	v, ok := n.get(key)
	if !ok {
		return false
	}
	switch x := v.(type) {
	case float64:
		if !math.IsNaN(x) && !math.IsInf(x, 0) {
			*to = x
			return true
		}
	case int64:
		*to = float64(x)
		return true
	}
	n.fault(key, fault.WantNumber.New(found(v)))
	return true // there is one, though no good one
}
