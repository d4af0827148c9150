// Package store keeps a class on disk: in one file, each command before it is
// acknowledged. It is a bbolt database (the store of etcd): embedded, in pure
// Go, transactional, and flushed to the disk with every write, so that neither
// a killed process nor a power cut loses what was acknowledged.
package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Format is the version of the form of a class's file.
const Format = 1

// Buckets of the database. Names stand apart, so that they can go.
var (
	aboutBucket = []byte("about")   // head: what the file is, open: how the class began
	logBucket   = []byte("entries") // by number, 8 bytes big-endian, from 1
	nameBucket  = []byte("names")   // by student, likewise
)

// head says what a file is.
type head struct {
	Entente string `json:"entente"`
	Format  int    `json:"format"`
	Engine  int    `json:"engine"`
	Forms   int    `json:"forms"`
}

func ours() head { return head{"class", Format, game.EngineVersion, game.FormVersion} }

// Store is an open file. It is safe for use by several goroutines.
type Store struct {
	db   *bbolt.DB
	path string
}

// Create makes the file of a new class. One that exists is not touched.
func Create(path string, o session.Open) (*Store, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fault.Exists.New(path)
	}
	open, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	about, err := json.Marshal(ours())
	if err != nil {
		return nil, err
	}
	s, err := openFile(path)
	if err != nil {
		return nil, err
	}
	err = s.db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{aboutBucket, logBucket, nameBucket} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		b := tx.Bucket(aboutBucket)
		return errors.Join(b.Put([]byte("head"), about), b.Put([]byte("open"), open))
	})
	if err != nil {
		return nil, errors.Join(disk(err), s.Close())
	}
	return s, nil
}

// wait is how long another program may hold the file.
const wait = time.Second

func openFile(path string) (*Store, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: wait})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fault.ClassInUse.New(path)
	case err != nil:
		return nil, fault.ClassFile.New(path, err)
	}
	return &Store{db, path}, nil
}

// Load opens the file of a class, and plays the class again from its entries.
func Load(path string) (*Store, *session.Class, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, nil, err
	case info.IsDir():
		return nil, nil, fault.Folder.New(path)
	case info.Size() == 0: // bbolt would make a database of it
		return nil, nil, fault.ClassFile.New(path, fault.EmptyFile)
	}
	s, err := openFile(path)
	if err != nil {
		return nil, nil, err
	}
	c, err := s.replay()
	if err != nil {
		return nil, nil, errors.Join(fault.ClassFile.New(path, err), s.Close())
	}
	return s, c, nil
}

// replay plays the class again.
func (s *Store) replay() (c *session.Class, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		about, log, names := tx.Bucket(aboutBucket), tx.Bucket(logBucket), tx.Bucket(nameBucket)
		if about == nil || log == nil || names == nil {
			return fault.NoGame
		}
		c, err = begin(about.Get([]byte("head")), about.Get([]byte("open")))
		if err != nil {
			return err
		}
		if err := log.ForEach(func(k, v []byte) error {
			if number(k) != c.Entries+1 {
				return fault.ClassEntry.New(c.Entries+1, fs.ErrNotExist)
			}
			return c.Again(v)
		}); err != nil {
			return err
		}
		return names.ForEach(func(k, v []byte) error {
			c.Named(number(k), string(v))
			return nil
		})
	})
	return c, err
}

// begin begins a class from the first two parts of its file.
func begin(about, open []byte) (*session.Class, error) {
	var h head
	if err := json.Unmarshal(about, &h); err != nil || h.Entente != ours().Entente {
		return nil, fault.NoGame
	}
	if h != ours() {
		return nil, fault.OtherVersion.New(h.Engine, h.Format, h.Forms, game.EngineVersion, Format, game.FormVersion)
	}
	var o session.Open
	if err := json.Unmarshal(open, &o); err != nil {
		return nil, err
	}
	return session.New(o)
}

func key(n int) []byte        { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
func number(k []byte) int     { return int(binary.BigEndian.Uint64(k)) }
func disk(err error) error    { return fault.ClassDisk.New(err) }
func (s *Store) Path() string { return s.path }
func (s *Store) Close() error { return s.db.Close() }

// Append keeps entry number n. When it returns without an error, the entry is
// on the disk. A name goes with an entry that lets a student in.
func (s *Store) Append(n int, entry []byte, student int, name string) error {
	err := s.db.Update(func(tx *bbolt.Tx) error {
		if student > 0 && name != "" {
			if err := tx.Bucket(nameBucket).Put(key(student), []byte(name)); err != nil {
				return err
			}
		}
		return tx.Bucket(logBucket).Put(key(n), entry)
	})
	if err != nil {
		return disk(err)
	}
	return nil
}

// Forget drops every name, and writes the file anew: what was deleted would
// else stand in free pages until they are used again.
func (s *Store) Forget() error {
	if err := s.db.Update(func(tx *bbolt.Tx) error {
		if err := tx.DeleteBucket(nameBucket); err != nil {
			return err
		}
		_, err := tx.CreateBucket(nameBucket)
		return err
	}); err != nil {
		return disk(err)
	}
	fresh := s.path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return disk(err)
	}
	to, err := bbolt.Open(fresh, 0o600, &bbolt.Options{Timeout: wait})
	if err != nil {
		return disk(err)
	}
	const batch = 1 << 20 // bytes a transaction
	if err := errors.Join(bbolt.Compact(to, s.db, batch), to.Sync(), to.Close()); err != nil {
		return disk(err)
	}
	if err := s.db.Close(); err != nil { // some systems do not rename what is open
		return disk(err)
	}
	renamed := os.Rename(fresh, s.path)
	again, err := openFile(s.path)
	if err != nil {
		return disk(errors.Join(renamed, err))
	}
	s.db = again.db
	if renamed != nil {
		return disk(renamed)
	}
	return nil
}
