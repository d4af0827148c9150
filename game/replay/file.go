package replay

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"entente/game"
	"entente/game/dice"
	"entente/game/fault"
)

// A game file is lines of JSON. The first is the header, the last says how many
// inputs there are, and each between them is an input. Each line is
// {"sum":S,"data":D}, where S is the SHA-256 of the S before it and of D, byte
// for byte, in hexadecimal: a changed, lost or swapped line breaks the chain.

// Format is the version of the form of game files.
const Format = 1

// MaxFile is the largest game file that is read, bytes: a hundred times a long game.
const MaxFile = 64 << 20

// magic is the first word of the header, by which a game file is known.
const magic = "game"

type line struct {
	Sum  string          `json:"sum"`
	Data json.RawMessage `json:"data"`
}

type header struct {
	Entente string      `json:"entente"`
	Format  int         `json:"format"`
	Engine  int         `json:"engine"`
	Forms   int         `json:"forms"`
	Seed    string      `json:"seed"` // 32 hexadecimal digits
	Setup   *game.Setup `json:"setup"`
	Pins    []Pin       `json:"pins,omitempty"`
}

type footer struct {
	Inputs *int `json:"inputs"`
}

// Encode gives the game as the bytes of a game file.
func (g *Game) Encode() ([]byte, error) {
	var out bytes.Buffer
	sum := ""
	put := func(v any) error {
		data, err := json.Marshal(v)
		if err != nil {
			return err
		}
		sum = chain(sum, data)
		out.Write(join(sum, data))
		return nil
	}
	err := put(header{
		Entente: magic, Format: Format, Engine: game.EngineVersion, Forms: game.FormVersion,
		Seed: fmt.Sprintf("%016x%016x", g.seed.Hi, g.seed.Lo), Setup: &g.first, Pins: g.pins,
	})
	for i := range g.log {
		err = errors.Join(err, put(&g.log[i]))
	}
	n := len(g.log)
	err = errors.Join(err, put(footer{Inputs: &n}))
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func chain(sum string, data []byte) string {
	h := sha256.New()
	h.Write([]byte(sum))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

func join(sum string, data []byte) []byte {
	return slices.Concat([]byte(`{"sum":"`), []byte(sum), []byte(`","data":`), data, []byte("}\n"))
}

// reader takes a file apart, line by line.
type reader struct {
	rest []byte
	sum  string
	at   int // the number of the line, from 1
}

// errCut means that there is no next line.
var errCut = errors.New("cut")

// next gives the data of the next line.
func (r *reader) next() ([]byte, error) {
	text, rest, whole := bytes.Cut(r.rest, []byte("\n"))
	if !whole {
		return nil, errCut
	}
	r.rest = rest
	r.at++
	var l line
	if json.Unmarshal(text, &l) != nil || string(text)+"\n" != string(join(l.Sum, l.Data)) {
		return nil, fault.NoLine
	}
	if r.sum = chain(r.sum, l.Data); r.sum != l.Sum {
		return nil, fault.WrongSum
	}
	return l.Data, nil
}

// Decode reads what Encode gave, plays it through and checks every state on
// the way. Its errors say what is wrong with the file and what to do.
func Decode(b []byte) (*Game, error) {
	if err := known(b); err != nil {
		return nil, err
	}
	r := &reader{rest: b}
	data, err := r.next()
	if err != nil {
		return nil, r.fault(err, 0)
	}
	g, err := behead(data)
	if err != nil {
		return nil, err
	}
	for {
		data, err := r.next()
		if err != nil {
			return nil, r.fault(err, len(g.log))
		}
		var end footer
		if Strict(data, &end) == nil && end.Inputs != nil {
			if *end.Inputs != len(g.log) || len(r.rest) > 0 {
				return nil, fault.MoreOrLess.New(*end.Inputs)
			}
			return g, nil
		}
		if err := g.read(data); err != nil {
			return nil, fault.InLine.New(r.at, err)
		}
	}
}

func (r *reader) fault(err error, inputs int) error {
	if err == errCut {
		return fault.Cut.New(inputs)
	}
	return fault.ChangedLine.New(r.at, err)
}

// known tells our files, and our version, from others. It comes before all
// checks, which other versions may do in other ways.
func known(b []byte) error {
	var first struct{ Data header }
	text, _, whole := bytes.Cut(b, []byte("\n"))
	switch err := json.Unmarshal(text, &first); {
	case len(b) == 0:
		return fault.EmptyFile
	case !whole && bytes.HasPrefix(text, []byte(`{"sum":"`)):
		return fault.CutHead
	case first.Data.Entente != magic:
		return fault.NoGame
	case first.Data.Format != Format || first.Data.Engine != game.EngineVersion || first.Data.Forms != game.FormVersion:
		h := &first.Data
		return fault.OtherVersion.New(h.Engine, h.Format, h.Forms, game.EngineVersion, Format, game.FormVersion)
	case err != nil:
		return fault.ChangedHead.New(err)
	}
	return nil
}

// read takes one input. Setups come from files, so that a forged one could
// hold rules by which the engine divides by zero: that is an error of the file.
func (g *Game) read(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fault.UnplayableRules.New(r)
		}
	}()
	var in Input
	if err := Strict(data, &in); err != nil {
		return fault.NoInput.New(err)
	}
	return g.put(in)
}

// behead begins the game that a header describes.
func behead(data []byte) (g *Game, err error) {
	var h header
	if err := Strict(data, &h); err != nil {
		return nil, fault.UnreadableHead.New(err)
	}
	seed, err := parseSeed(h.Seed)
	if err != nil {
		return nil, err
	}
	if err := sound(h.Setup); err != nil {
		return nil, fault.UnplayableHead.New(err)
	}
	defer func() {
		if r := recover(); r != nil { // as in read
			g, err = nil, fault.UnplayableRules.New(r)
		}
	}()
	return Begin(h.Setup, seed, h.Pins), nil
}

// sound checks what the engine takes for granted of a setup.
func sound(set *game.Setup) error {
	switch {
	case set == nil:
		return fault.NoSetup
	case set.Quarters < 1 || set.Quarters > game.MaxQuarters:
		return fault.BadLength.New(set.Quarters, game.MaxQuarters)
	case set.Season > 3:
		return fault.BadSeason.New(set.Season)
	}
	return nil
}

func parseSeed(s string) (seed dice.Seed, err error) {
	if len(s) == 32 {
		var e1, e2 error
		seed.Hi, e1 = strconv.ParseUint(s[:16], 16, 64)
		seed.Lo, e2 = strconv.ParseUint(s[16:], 16, 64)
		if e1 == nil && e2 == nil {
			return seed, nil
		}
	}
	return seed, fault.BadSeed.New(s)
}

// Strict reads JSON in which every key is known and nothing follows.
func Strict(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if d.More() {
		return fault.ManyValues
	}
	return nil
}

// Open reads a game file and plays it through. The game is not saved again
// until Save or Keep is called.
func Open(path string) (*Game, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fault.Folder.New(path)
	}
	if info.Size() > MaxFile {
		return nil, fault.TooLarge.New(path)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	g, err := Decode(b)
	if err != nil {
		return nil, fault.In.New(path, err)
	}
	return g, nil
}

// Save writes the game to a file. Whatever fails, and whenever the power is
// cut, the file holds either the game as it was saved before or as it is now.
func (g *Game) Save(path string) error {
	b, err := g.Encode()
	if err != nil {
		return err
	}
	return replace(g.disk, path, b)
}

// Keep saves the game now and after every input, into a file.
func (g *Game) Keep(path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return g.KeepWith(func(b []byte) error { return replace(g.disk, abs, b) })
}

// KeepWith saves the game now and after every input, by giving save the bytes
// of a game file. What fails now is tried again after the next input.
func (g *Game) KeepWith(save func([]byte) error) error {
	b, err := g.Encode()
	if err != nil {
		return err
	}
	g.keep = save
	return save(b)
}

// Verify plays the record again from the start and compares every state with
// the one recorded. Its error is Diverged where they differ.
func (g *Game) Verify() error {
	b := Begin(&g.first, g.seed, g.pins)
	for _, in := range g.log {
		if err := b.put(in); err != nil {
			return err
		}
	}
	return nil
}
