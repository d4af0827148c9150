package classroom

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/game"
	"entente/game/dice"
)

// The search finds a word however it is packed: else it would prove nothing.
func TestInside(t *testing.T) {
	const word = "heliotrope-&-canary"
	zip := func(w io.WriteCloser, to *bytes.Buffer) string {
		if _, err := io.WriteString(w, strings.Repeat("padding ", 50)+word+strings.Repeat(" padding", 50)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return to.String()
	}
	var g, z bytes.Buffer
	gz, zl := zip(gzip.NewWriter(&g), &g), zip(zlib.NewWriter(&z), &z)
	for how, text := range map[string]string{
		"plain": "x" + word, "escaped": "heliotrope-&amp;-canary", "in an address": url.QueryEscape(word + " and more"),
		"gzip": "HTTP\n" + gz, "zlib": "HTTP\n" + zl, "gzip in base64": "src=\"data:font/woff;base64," + base64.StdEncoding.EncodeToString([]byte(gz)) + "\"",
		"base64 of base64": base64.URLEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString([]byte("before " + word + " and after")))),
	} {
		if !holds(inside([]byte(text)), word) {
			t.Errorf("%s: not found", how)
		}
	}
	if holds(inside([]byte("nothing here"+gz[:40])), word) {
		t.Error("found where it is not")
	}
}

// numberForms are a number as it might stand in a text.
func numberForms(n uint64) []string {
	le, be := binary.LittleEndian.AppendUint64(nil, n), binary.BigEndian.AppendUint64(nil, n)
	return []string{strconv.FormatUint(n, 10), strconv.FormatInt(int64(n), 10), strconv.FormatUint(n, 16), strings.ToUpper(strconv.FormatUint(n, 16)), string(le), string(be), hex.EncodeToString(le)}
}

// byteForms are bytes as they might stand in a text.
func byteForms(b []byte) []string {
	return []string{string(b), hex.EncodeToString(b), strings.ToUpper(hex.EncodeToString(b)), base64.RawStdEncoding.EncodeToString(b), base64.RawURLEncoding.EncodeToString(b)}
}

// canary is a word and who may see it.
type canary struct {
	what, word string
	may        func(who string) bool
}

func nobody(string) bool { return false }

// among says that only these may see something.
func among(who ...string) func(string) bool {
	return func(x string) bool { return slices.Contains(who, x) }
}

// Words that are found nowhere else stand in names, notes, headlines to come,
// tokens, secrets, seed and key: nobody is sent one who may not see it, in any
// page, answer, header or stream, from the lobby to the debrief.
func TestCanaries(t *testing.T) {
	c := still(t)
	var list []canary
	type one struct {
		b     *browser
		w     *wire
		id    int
		table int
		p     game.Power
	}
	people := map[string]one{}
	who := func(table int, p game.Power, k int) string { return fmt.Sprint("student ", table, p, k) }
	team := func(table int, p game.Power) []string { return []string{who(table, p, 0), who(table, p, 1)} }
	for table := range 2 {
		for p := range game.Power(game.Powers) {
			for k := range 2 {
				b, w := c.wired(t)
				w.keep = true
				once := fmt.Sprintf("oncecanary-%05d%d%d", table, p, k)
				name := fmt.Sprintf("Namecanary%d%d%d", table, p, k)
				b.must(b.post("/join", "code", c.Code(), "name", name, "once", once, "table", fmt.Sprint(table), "seat", p.String()))
				id := len(c.class.Students)
				me := who(table, p, k)
				people[me] = one{b, w, id, table, p}
				list = append(list, canary{"the name of " + me, name, among(append(team(table, p), "console", "projector with names")...)})
				list = append(list, canary{"the once of " + me, once, among(me)})
				st := *c.class.Students[id-1]
				for gen := range 3 {
					st.Gen = gen
					for _, purpose := range []string{"seat", "resume"} {
						token := c.guard.token(purpose, &st)
						list = append(list, canary{"a token of " + me, token[strings.LastIndexByte(token, '.')+1:], among(me)})
					}
				}
			}
		}
	}
	other := func(name, path string) *wire {
		b, w := c.wired(t)
		w.keep = true
		if path != "" {
			b.must(b.get(path))
		}
		people[name] = one{b, w, 0, 0, 0}
		return w
	}
	console := other("console", c.ConsolePath())
	other("projector", c.ProjectorPath())
	other("stranger", "")
	teacher := people["console"].b
	for _, purpose := range []string{"console", "console-cookie"} {
		list = append(list, canary{"the secret " + purpose, c.guard.secret(purpose), among("console")})
	}
	for _, purpose := range []string{"projector", "projector-cookie"} {
		list = append(list, canary{"the secret " + purpose, c.guard.secret(purpose), among("console", "projector", "projector with names")})
	}
	for _, form := range byteForms(c.class.Key) {
		list = append(list, canary{"the key", form, nobody})
	}
	seed := c.class.Seed()
	text, err := json.Marshal(seed)
	if err != nil {
		t.Fatal(err)
	}
	forms := append(numberForms(seed.Hi), numberForms(seed.Lo)...)
	both := [][]byte{
		binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, seed.Hi), seed.Lo), binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, seed.Lo), seed.Hi),
		binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, seed.Hi), seed.Lo),
	}
	for _, b := range both {
		forms = append(forms, byteForms(b)...)
	}
	revealed := false
	for _, form := range append(forms, string(text), fmt.Sprint(seed)) {
		list = append(list, canary{"the seed", form, func(string) bool { return revealed }})
	}
	searched := 0
	found := map[string][]int{} // the words in an answer: many are sent to several
	search := func(when string) {
		t.Helper()
		for name, x := range people {
			for _, answer := range x.w.all {
				line, rest, _ := bytes.Cut(answer, []byte{'\n'})
				words, known := found[string(rest)]
				if !known {
					parts := inside(rest)
					searched += len(parts)
					for i, k := range list {
						if holds(parts, k.word) {
							words = append(words, i)
						}
					}
					found[string(rest)] = words
				}
				for _, i := range words {
					if k := list[i]; !k.may(name) {
						t.Errorf("%s: %s was sent %s, in %s", when, name, k.what, line)
					}
				}
			}
			x.w.all = nil
		}
	}
	names := slices.Sorted(maps.Keys(people))
	look := func(when string) {
		t.Helper()
		for _, name := range names {
			x := people[name]
			for _, path := range []string{"/", "/check", "/nothing", "/static/class.css", "/static/class.js", "/resume/1.0.forged", "/console/enter/forged", "/projector/enter/forged", "/console/debrief.html", "/console/export", "/console/check"} {
				if name != "console" { // the console may have all of these
					x.b.get(path)
				}
			}
			switch {
			case x.id > 0:
				for _, path := range append(slices.Clone(seatPaths), "/seat/debrief", "/console", "/projector") {
					x.b.get(path)
				}
				x.w.live(x.b, "/seat/live?rev=")
				for _, path := range []string{"/seat/put", "/seat/take", "/seat/ready", "/seat/send", "/join", "/console/begin", "/seat/nothing"} {
					x.b.post(path, "step", "99", "order", "conquer", "sent", "77", "draft", "x", "to", "us", "text", "x")
				}
			case name == "projector":
				for _, path := range append(slices.Clone(showPaths), "/console") {
					x.b.get(path)
				}
				x.w.live(x.b, "/projector/live?rev=")
			}
		}
		search(when)
	}
	settings := func(unnamed string) {
		t.Helper()
		teacher.must(teacher.click("settings", "plan", "600", "reply", "300", "undecided", "2", "choose", "1", "unnamed", unnamed))
	}
	settings("1")
	look("lobby")
	teacher.must(teacher.click("begin"))
	rng := dice.Seeded{}.Stream(dice.Key{Purpose: 999})
	tb := c.class.Tables[0]
	for n := 0; tb.Phase() != game.Over; n++ {
		for table := range 2 {
			for p := range game.Power(game.Powers) {
				to := (p + 1 + game.Power(n%2)) % game.Powers
				word := fmt.Sprintf("Notecanary%d%d%d%02d", table, p, to, n)
				me := people[who(table, p, n%2)]
				_, page := me.b.get("/seat/notes")
				me.b.must(me.b.post("/seat/send", "sent", find(sentNow, page), "to", to.String(), "text", "look: "+word))
				list = append(list, canary{"a note of " + who(table, p, 0), word, among(append(team(table, p), team(table, to)...)...)})
				menu := game.Menus(p)
				for range 3 {
					me.b.post("/seat/put", "step", stepOf(c, table), "order", menu[rng.Intn(len(menu))].String())
				}
			}
		}
		if last := int(tb.Game.State().Quarter)+1 == int(tb.Game.Setup().Quarters); n%3 == 0 && !last {
			word, due := fmt.Sprintf("Headlinecanary%02d", n), tb.Game.State().Quarter+1
			teacher.must(teacher.click("inject", "table", "0", "event", "heat pacific 1", "text", word))
			list = append(list, canary{"a headline to come", word, func(x string) bool {
				return revealed || x == "console" || x == "projector" && tb.Game.State().Quarter >= due || people[x].id > 0 && people[x].table == 0 && tb.Game.State().Quarter >= due
			}})
		}
		if n%3 == 0 || tb.Phase() == game.ReplyPhase && n%2 == 0 {
			look(fmt.Sprintf("quarter %d, %v", tb.Game.State().Quarter, tb.Phase()))
		}
		search("between") // whoever was sent something meanwhile
		for i := range c.class.Tables {
			if c.class.Tables[i].Phase() != game.Over {
				if err := c.advance(i); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for c.class.Tables[1].Phase() != game.Over {
		if err := c.advance(1); err != nil {
			t.Fatal(err)
		}
	}
	look("the end")
	settings("")
	people["projector with names"] = people["projector"]
	delete(people, "projector")
	for _, path := range showPaths {
		if _, page := people["projector with names"].b.get(path); path == "/projector?table=1" && !strings.Contains(page, "Namecanary000") {
			t.Error("names that are not hidden are not on the projector: the test shows little")
		}
	}
	search("with names")
	settings("1")
	people["projector"] = people["projector with names"]
	delete(people, "projector with names")
	teacher.must(teacher.click("debrief", "yes", "1"))
	revealed = true
	look("the debrief")
	teacher.must(teacher.click("forget"))
	console.all = nil
	for i := range list { // forgotten, nobody sees a name
		if strings.HasPrefix(list[i].what, "the name") {
			list[i].may = nobody
		}
	}
	teacher.get("/console")
	teacher.get("/console/export?names=1")
	for _, answer := range console.all {
		for _, k := range list {
			if strings.HasPrefix(k.what, "the name") && holds(inside(answer), k.word) {
				t.Errorf("forgotten, but the console shows %s", k.what)
			}
		}
	}
	console.all = nil
	look("names are forgotten")
	if searched < 1000 {
		t.Errorf("%d texts were searched: the test shows little", searched)
	}
	t.Logf("%d texts searched for %d words", searched, len(list))
}
