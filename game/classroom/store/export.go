package store

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"os"

	"entente/game/classroom/session"
	"entente/game/fault"

	"go.etcd.io/bbolt"
)

// An exported class is lines of JSON: what it is, how it began, each entry in
// turn, each name, and last the SHA-256 of all lines before.

// line is one of them: exactly one field is set.
type line struct {
	About *head           `json:"about,omitempty"`
	Open  json.RawMessage `json:"open,omitempty"`
	Entry json.RawMessage `json:"entry,omitempty"`
	Name  *named          `json:"name,omitempty"`
	Sum   string          `json:"sum,omitempty"`
}

type named struct {
	Student int    `json:"student"`
	Name    string `json:"name"`
}

// maxLine is the longest line that is read, bytes; maxFile the longest file.
const (
	maxLine = 4 << 20
	maxFile = 256 << 20
)

// summed writes lines, and sums them.
type summed struct {
	w   io.Writer
	sum hash.Hash
}

func (s summed) put(l line) error {
	b, err := json.Marshal(l)
	if err != nil {
		return err
	}
	b = append(b, '\n')
	s.sum.Write(b)
	_, err = s.w.Write(b)
	return err
}

// Export writes the class as it stands: with its names, to go on elsewhere, or
// without, to be given away. Both hold the seed, so that all is played again;
// only with names also what students wrote to each other, and the key from
// which the tokens of seats and console are derived, so that nobody else enters
// the class by it.
func (s *Store) Export(w io.Writer, names bool) error {
	out := summed{w, sha256.New()}
	return s.db.View(func(tx *bbolt.Tx) error {
		about := ours()
		open, err := get(tx.Bucket(aboutBucket), openKey)
		if err != nil {
			return err
		}
		if !names {
			if open, err = rekeyed(open); err != nil {
				return err
			}
		}
		err = errors.Join(
			out.put(line{About: &about}),
			out.put(line{Open: open}),
			each(tx.Bucket(logBucket), func(_ int, v []byte) (err error) {
				if !names {
					v, err = session.Wordless(v)
				}
				return errors.Join(err, out.put(line{Entry: v}))
			}),
		)
		if names {
			err = errors.Join(err, each(tx.Bucket(nameBucket), func(n int, v []byte) error {
				return out.put(line{Name: &named{n, string(v)}})
			}))
		}
		return errors.Join(err, out.put(line{Sum: hex.EncodeToString(out.sum.Sum(nil))}))
	})
}

// rekeyed is how a class began, with another key.
func rekeyed(open []byte) ([]byte, error) {
	var o session.Open
	if err := json.Unmarshal(open, &o); err != nil {
		return nil, err
	}
	o.Key = make([]byte, len(o.Key))
	if _, err := rand.Read(o.Key); err != nil {
		return nil, err
	}
	return json.Marshal(o)
}

// Import makes the file of a class out of what Export wrote. Unless all of it
// is sound and plays, no file is made.
func Import(r io.Reader, path string) (*Store, *session.Class, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, nil, err
	case len(data) > maxFile:
		return nil, nil, fault.ClassTooLarge
	}
	lines, err := readLines(data)
	if err != nil {
		return nil, nil, err
	}
	var o session.Open
	if err := json.Unmarshal(lines[1].Open, &o); err != nil {
		return nil, nil, fault.ClassEntry.New(0, err)
	}
	var c *session.Class
	if err := guarded(func() (err error) { c, err = play(o, lines[2:]); return err }); err != nil {
		return nil, nil, err
	}
	s, err := Create(path, o)
	if err != nil {
		return nil, nil, err
	}
	err = s.db.Update(func(tx *bbolt.Tx) error {
		n := 0
		for _, l := range lines[2:] {
			var err error
			switch {
			case l.Entry != nil:
				n++
				err = add(tx.Bucket(logBucket), n, l.Entry)
			case l.Name != nil:
				err = add(tx.Bucket(nameBucket), l.Name.Student, []byte(l.Name.Name))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, nil, errors.Join(disk(err), s.Close(), os.Remove(path))
	}
	return s, c, nil
}

// play plays a class that was exported. A forged one could hold rules by which
// the engine divides by zero, or name students that never joined.
func play(o session.Open, lines []line) (*session.Class, error) {
	c, err := session.New(o)
	if err != nil {
		return nil, err
	}
	for i, l := range lines {
		switch {
		case l.Entry != nil:
			if err := c.Again(l.Entry); err != nil {
				return nil, err
			}
		case l.Name == nil || l.Name.Student < 1 || l.Name.Student > len(c.Students):
			return nil, fault.ChangedLine.New(i+3, fault.WrongSum)
		default:
			c.Named(l.Name.Student, l.Name.Name)
		}
	}
	return c, nil
}

// readLines takes an exported class apart, and checks its sum.
func readLines(data []byte) ([]line, error) {
	sum := sha256.New()
	var lines []line
	scan := bufio.NewScanner(bytes.NewReader(data))
	scan.Buffer(nil, maxLine)
	for scan.Scan() {
		var l line
		if err := json.Unmarshal(scan.Bytes(), &l); err != nil {
			if len(lines) == 0 {
				return nil, fault.NoGame
			}
			return nil, fault.ChangedLine.New(len(lines)+1, err)
		}
		if l.Sum != "" {
			if l.Sum != hex.EncodeToString(sum.Sum(nil)) || scan.Scan() {
				return nil, fault.ChangedLine.New(len(lines)+1, fault.WrongSum)
			}
			if len(lines) < 2 || lines[0].About == nil || lines[1].Open == nil {
				return nil, fault.NoGame
			}
			if *lines[0].About != ours() {
				h := lines[0].About
				return nil, fault.OtherVersion.New(h.Engine, h.Format, h.Forms, ours().Engine, Format, ours().Forms)
			}
			return lines, nil
		}
		sum.Write(scan.Bytes())
		sum.Write([]byte{'\n'})
		lines = append(lines, l)
	}
	if err := scan.Err(); err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, fault.EmptyFile
	}
	return nil, fault.Cut.New(max(len(lines)-2, 0))
}
