package table

import (
	"regexp"
	"strings"
	"sync"

	manual "entente/docs"
	"entente/game/table/kit"
)

// The rulebook is Markdown of few forms: headings, paragraphs, lists and tables.

// chapter is what is shown of the rulebook at once.
type chapter struct {
	title  string
	blocks []block
}

// blockKind is how a piece of a chapter is set.
type blockKind uint8

const (
	para blockKind = iota
	heading
	item // of a list
	row  // of a table; the first of a table is its head
)

type block struct {
	kind  blockKind
	text  string   // of all but rows
	cells []string // of rows
	first bool     // the head of a table
	apart bool     // a paragraph after a table
}

// longChapter is how many lines a chapter may have before its parts are chapters.
const longChapter = 200

var rulebook = sync.OnceValue(func() []chapter { return chapters(manual.Rules) })

// chapters takes the rulebook apart. What stands before the first chapter is
// its table of contents, which the list of chapters replaces.
func chapters(text string) (list []chapter) {
	parts := strings.Split(text, "\n## ")
	for _, part := range parts[1:] {
		title, body, _ := strings.Cut(part, "\n")
		if strings.Count(body, "\n") < longChapter {
			list = append(list, chapter{title, blocks(body)})
			continue
		}
		sections := strings.Split(body, "\n### ")
		list = append(list, chapter{title, blocks(sections[0])})
		for _, s := range sections[1:] {
			title, body, _ := strings.Cut(s, "\n")
			list = append(list, chapter{title, blocks(body)})
		}
	}
	return list
}

var (
	listed = regexp.MustCompile(`^(- |\d+\. )`)
	begins = regexp.MustCompile(`^(- |1\. )`) // what may stand right under a paragraph: "rung\n4." is none
	coded  = regexp.MustCompile("(.)`([^`]+)`")
)

// blocks takes a chapter apart.
func blocks(text string) (list []block) {
	open := false // the last block goes on in the next line
	table := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		was := table
		table = strings.HasPrefix(line, "|")
		switch {
		case line == "":
			open = false
		case table:
			open = false
			cells := strings.Split(strings.Trim(line, "|"), "|")
			if strings.Trim(line, "|-: ") == "" && was { // under the head, or an empty head
				continue
			}
			for i := range cells {
				cells[i] = inline(cells[i])
			}
			list = append(list, block{kind: row, cells: cells, first: !was})
		case strings.HasPrefix(line, "### "):
			list = append(list, block{kind: heading, text: inline(line[4:])})
			open = false
		case listed.MatchString(line) && !(open && list[len(list)-1].kind == para && !begins.MatchString(line)):
			list = append(list, block{kind: item, text: inline(line)})
			open = true
		case open:
			list[len(list)-1].text += " " + inline(line)
		default:
			apart := len(list) > 0 && list[len(list)-1].kind == row
			list = append(list, block{kind: para, text: inline(line), apart: apart})
			open = true
		}
	}
	return list
}

var (
	link = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	mark = regexp.MustCompile("(^|[^\\\\])[*`]+")
)

// inline takes the marks out of a line.
func inline(s string) string {
	s = link.ReplaceAllString(strings.TrimSpace(s), "$1")
	s = coded.ReplaceAllString(s, "$1“$2”") // there is no other type for names: they are quoted, unless they stand alone
	s = mark.ReplaceAllString(s, "$1")
	return strings.NewReplacer(`\*`, "*", "→", "»").Replace(s) // the faces have no arrows
}

// buildRules draws the rulebook, a chapter at a time.
func (t *Table) buildRules(p *kit.Page) {
	box := t.within(p, 1120)
	all := rulebook()
	if narrow(p) && t.chapter >= 0 { // back to the list
		t.headTo(p, &box, t.front("rules"), func() { t.chapter = -1 })
	} else {
		t.head(p, &box, t.front("rules"))
	}
	left := box
	if !narrow(p) {
		left = box.Left(240)
		box.Left(32)
	} else if t.chapter >= 0 { // either the list or a chapter
		t.chapterSheet(p, box, &all[t.chapter])
		return
	}
	const high = 36
	p.List("chapters", left, func(int) int { return len(all) * high }, func(box kit.Rect) {
		for i, c := range all {
			b := box.Top(high)
			st := kit.Label
			if i == t.chapter {
				p.Fill(b, kit.Ink)
				st = kit.Strong.In(kit.Card)
			}
			p.Text(b.Pad(12, 0), st, kit.AtLeft, c.title)
			p.Control(kit.Control{ID: "chapter:" + t.words.Number(i), Box: b, Label: c.title, Do: func() { t.chapter = i; t.ui.Top("chapter") }})
		}
	})
	if !narrow(p) {
		t.chapterSheet(p, box, &all[max(t.chapter, 0)])
	}
}

// chapterSheet draws a chapter.
func (t *Table) chapterSheet(p *kit.Page, box kit.Rect, c *chapter) {
	in := p.Panel(box)
	p.Text(in.Top(32), kit.Big, kit.AtLeft, c.title)
	height := func(w int) (h int) {
		for i := range c.blocks {
			h += c.blocks[i].set(p, kit.Rect{W: min(w, ruleWidth)}, c.columns(p, i, min(w, ruleWidth)), false)
		}
		return h
	}
	p.List("chapter", in, height, func(box kit.Rect) {
		box.W = min(box.W, ruleWidth)
		for i := range c.blocks {
			h := c.blocks[i].set(p, box, c.columns(p, i, box.W), true)
			// A control that explains nothing, for the keyboard to scroll by.
			p.Control(kit.Control{ID: "para:" + t.words.Number(i), Box: kit.Rect{X: box.X, Y: box.Y, W: box.W, H: h}, Label: c.blocks[i].text})
			box.Y += h
		}
	})
}

// ruleWidth is how wide lines of the rulebook are at most.
const ruleWidth = 760

// columns shares a width out among the columns of the table that a block is
// in: to each what its longest word needs, and the rest by how much they hold.
func (c *chapter) columns(p *kit.Page, i, width int) []int {
	if c.blocks[i].kind != row {
		return nil
	}
	from, to := i, i+1
	for !c.blocks[from].first {
		from--
	}
	for to < len(c.blocks) && c.blocks[to].kind == row && !c.blocks[to].first {
		to++
	}
	need := make([]int, len(c.blocks[from].cells))
	hold := make([]int, len(need))
	rest, all := width, 0
	for j := range need {
		for _, b := range c.blocks[from:to] {
			if j >= len(b.cells) {
				continue
			}
			hold[j] = max(hold[j], 1+len(b.cells[j]))
			for word := range strings.FieldsSeq(b.cells[j]) {
				need[j] = max(need[j], int(p.Fonts.Width(kit.Strong, word))+2+cellGap)
			}
		}
		rest -= need[j]
		all += hold[j]
	}
	for j := range need {
		need[j] += max(rest, 0) * hold[j] / all
	}
	return need
}

// cellGap is the space between columns.
const cellGap = 12

// set draws a block, or only measures it, and gives its height.
func (b *block) set(p *kit.Page, box kit.Rect, columns []int, draw bool) int {
	write := func(box kit.Rect, st kit.Style, s string) int {
		if draw {
			box.H = 1 << 20
			p.Wrapped(box, st, s)
		}
		return p.Height(st, s, box.W)
	}
	switch b.kind {
	case heading:
		return 12 + write(kit.Rect{X: box.X, Y: box.Y + 12, W: box.W}, kit.Head, b.text) + 4
	case item:
		mark, rest, _ := strings.Cut(b.text, " ")
		if draw && mark == "-" {
			p.Fill(kit.Rect{X: box.X + 8, Y: box.Y + 8, W: 4, H: 4}, kit.Ink)
		} else if draw {
			p.Text(kit.Rect{X: box.X, Y: box.Y, W: 28, H: 20}, kit.Prose, kit.AtLeft, mark)
		}
		return write(kit.Rect{X: box.X + 28, Y: box.Y, W: box.W - 28}, kit.Prose, rest) + 4
	case row:
		st := kit.Label
		if b.first {
			st = kit.Strong
		}
		if sum(columns) > box.W { // no room side by side: one under the other
			h := 4
			for i, s := range b.cells {
				if i == 0 {
					st = kit.Strong
				} else if !b.first {
					st = kit.Label
				}
				h += write(kit.Rect{X: box.X, Y: box.Y + h, W: box.W}, st, s)
			}
			if draw {
				p.Fill(kit.Rect{X: box.X, Y: box.Y + h + 3, W: box.W, H: 1}, kit.Rule)
			}
			return h + 4
		}
		h, x := 0, box.X
		for i, s := range b.cells {
			if i == len(columns) {
				break
			}
			h = max(h, write(kit.Rect{X: x, Y: box.Y + 4, W: columns[i] - cellGap}, st, s))
			x += columns[i]
		}
		if draw {
			p.Fill(kit.Rect{X: box.X, Y: box.Y + h + 7, W: box.W, H: 1}, kit.Rule)
		}
		return h + 8
	}
	if b.apart {
		box.Y += 12
		return 12 + write(box, kit.Prose, b.text) + 12
	}
	return write(box, kit.Prose, b.text) + 12
}

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}
