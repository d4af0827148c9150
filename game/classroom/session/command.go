package session

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/game"
	"entente/game/fault"
	"entente/game/replay"
)

// Command is something that changes a class. Prepare checks it against the
// class as it is, and gives what changes it; on an error nothing may change.
type Command interface {
	prepare(c *Class, now int64) (func(), error)
}

// Entry is a command with its time, as it is kept.
type Entry struct {
	At int64           `json:"at"` // milliseconds since 1970
	Do string          `json:"do"`
	As json.RawMessage `json:"as"`
}

// kinds makes an empty command of each name.
var kinds = map[string]func() Command{
	"join":     func() Command { return &Join{} },
	"leave":    func() Command { return &Leave{} },
	"resume":   func() Command { return &Resume{} },
	"put":      func() Command { return &Put{} },
	"take":     func() Command { return &Take{} },
	"ready":    func() Command { return &Ready{} },
	"send":     func() Command { return &Send{} },
	"advance":  func() Command { return &Advance{} },
	"begin":    func() Command { return &Begin{} },
	"pause":    func() Command { return &Pause{} },
	"extend":   func() Command { return &Extend{} },
	"seat":     func() Command { return &Hand{} },
	"move":     func() Command { return &Move{} },
	"remove":   func() Command { return &Remove{} },
	"back":     func() Command { return &Back{} },
	"fork":     func() Command { return &Fork{} },
	"shelve":   func() Command { return &Shelve{} },
	"inject":   func() Command { return &Inject{} },
	"settings": func() Command { return &Settings{} },
	"forget":   func() Command { return &Forget{} },
	"debrief":  func() Command { return &Debrief{} },
}

// name is the name under which a command is kept.
func name(cmd Command) string {
	switch cmd.(type) {
	case *Join:
		return "join"
	case *Leave:
		return "leave"
	case *Resume:
		return "resume"
	case *Put:
		return "put"
	case *Take:
		return "take"
	case *Ready:
		return "ready"
	case *Send:
		return "send"
	case *Advance:
		return "advance"
	case *Begin:
		return "begin"
	case *Pause:
		return "pause"
	case *Extend:
		return "extend"
	case *Hand:
		return "seat"
	case *Move:
		return "move"
	case *Remove:
		return "remove"
	case *Back:
		return "back"
	case *Fork:
		return "fork"
	case *Shelve:
		return "shelve"
	case *Inject:
		return "inject"
	case *Settings:
		return "settings"
	case *Forget:
		return "forget"
	case *Debrief:
		return "debrief"
	}
	return ""
}

// Encode gives a command as it is kept.
func Encode(cmd Command, now int64) ([]byte, error) {
	as, err := json.Marshal(cmd)
	if err != nil {
		return nil, err
	}
	return json.Marshal(Entry{At: now, Do: name(cmd), As: as})
}

// Decode reads what Encode gave.
func Decode(b []byte) (cmd Command, now int64, err error) {
	var e Entry
	if err := replay.Strict(b, &e); err != nil {
		return nil, 0, err
	}
	make, known := kinds[e.Do]
	if !known {
		return nil, 0, fault.ClassBadForm.New(e.Do)
	}
	cmd = make()
	return cmd, e.At, replay.Strict(e.As, cmd)
}

// wordless stands for the text of a note that was left out.
const wordless = "…"

// Wordless is an entry without what students wrote: that there was a note
// stays, so that the class plays as before.
func Wordless(entry []byte) ([]byte, error) {
	cmd, now, err := Decode(entry)
	if note, is := cmd.(*Send); err == nil && is {
		note.Text = wordless
		return Encode(note, now)
	}
	return entry, err
}

// Prepare checks a command at a time, in milliseconds since 1970. It changes
// nothing itself: the function that it gives does, and cannot fail. Between
// the two nothing else may change the class.
func (c *Class) Prepare(cmd Command, now int64) (func(), error) {
	do, err := cmd.prepare(c, now)
	if err != nil {
		return nil, err
	}
	return func() {
		do()
		c.Entries++
		c.rev++
	}, nil
}

// Do checks a command and carries it out.
func (c *Class) Do(cmd Command, now int64) error {
	do, err := c.Prepare(cmd, now)
	if err == nil {
		do()
	}
	return err
}

// Again carries out an entry that was kept. Names are not kept with it: whoever
// replays fills them in with Named.
func (c *Class) Again(b []byte) error {
	cmd, now, err := Decode(b)
	if err == nil {
		err = c.Do(cmd, now)
	}
	if err != nil {
		return fault.ClassEntry.New(c.Entries+1, err)
	}
	return nil
}

// Named gives a student a name that was kept apart from the commands.
func (c *Class) Named(id int, name string) {
	if id >= 1 && id <= len(c.Students) {
		c.Students[id-1].Name = name
	}
}

// Clean makes a name or a note fit to be shown: of printable letters, without
// space at the ends, and in one line. False if it is empty or has too many.
func Clean(s string, most int) (string, bool) {
	if !utf8.ValidString(s) || len(s) > 4*most+64 {
		return "", false
	}
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, s)), " ")
	n := utf8.RuneCountInString(s)
	return s, n >= 1 && n <= most
}

// player finds a student with something to decide, and the table.
func (c *Class) player(id, step int) (*Student, *Table, error) {
	s, err := c.Student(id)
	if err != nil {
		return nil, nil, err
	}
	t := c.Tables[s.Table]
	switch {
	case !t.Begun:
		return nil, nil, fault.ClassNotBegun
	case t.Step != step:
		return nil, nil, fault.ClassStale
	case t.Phase() == game.Over || t.Shelved:
		return nil, nil, fault.ClassOver
	case t.Seats[s.Seat].Agent != "":
		return nil, nil, fault.ClassByAgent
	}
	return s, t, nil
}
