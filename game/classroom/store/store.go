// Package store keeps a class on disk: in one file, each command before it is
// acknowledged. It is a bbolt database (the store of etcd): embedded, in pure
// Go, transactional, and flushed to the disk with every write, so that neither
// a killed process nor a power cut loses what was acknowledged.
//
// bbolt guarantees that a transaction is whole or was never: pages in use are
// not written over, new ones are on the disk before the page that makes them
// count, and that page stands twice, numbered and with a checksum, so that a
// torn one leaves the one before. It does not guarantee that pages are as they
// were written, and it trusts them. So every value has a checksum of its own
// here, and every bucket counts its values: a file that was damaged later is
// refused, and never misread.
package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"entente/game"
	"entente/game/classroom/session"
	"entente/game/fault"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Format is the version of the form of a class's file.
const Format = 2

// Buckets of the database. Names stand apart, so that they can go.
var (
	aboutBucket = []byte("about")   // head: what the file is, open: how the class began
	logBucket   = []byte("entries") // by number, 8 bytes big-endian, from 1; its sequence is how many there are
	nameBucket  = []byte("names")   // by student, likewise
)

var (
	headKey = []byte("head")
	openKey = []byte("open")
)

// sealed is a value as it is kept: with a checksum of itself and its key.
func sealed(key, value []byte) []byte {
	return append(binary.BigEndian.AppendUint32(make([]byte, 0, seal+len(value)), sum(key, value)), value...)
}

// unsealed is what sealed was given; false if it has changed since.
func unsealed(key, kept []byte) ([]byte, bool) {
	if len(kept) < seal || binary.BigEndian.Uint32(kept) != sum(key, kept[seal:]) {
		return nil, false
	}
	return kept[seal:], true
}

const seal = crc32.Size

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func sum(key, value []byte) uint32 {
	return crc32.Update(crc32.Checksum(key, castagnoli), castagnoli, value)
}

// get reads a value of a bucket.
func get(b *bbolt.Bucket, key []byte) ([]byte, error) {
	v, good := unsealed(key, b.Get(key))
	if !good {
		return nil, fault.ClassDamaged.New(fault.WrongSum)
	}
	return v, nil
}

// each visits the values of a bucket in their order.
func each(b *bbolt.Bucket, visit func(n int, v []byte) error) error {
	var seen uint64
	if err := b.ForEach(func(k, v []byte) error {
		v, good := unsealed(k, v)
		if !good || len(k) != 8 {
			return fault.ClassDamaged.New(fault.WrongSum)
		}
		seen++
		return visit(number(k), v)
	}); err != nil {
		return err
	}
	if seen != b.Sequence() {
		return fault.ClassDamaged.New(fault.ClassFewer)
	}
	return nil
}

// add puts a value into a bucket, and counts it.
func add(b *bbolt.Bucket, n int, v []byte) error {
	k := key(n)
	if b.Get(k) == nil {
		if _, err := b.NextSequence(); err != nil {
			return err
		}
	}
	return b.Put(k, sealed(k, v))
}

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
		return errors.Join(b.Put(headKey, sealed(headKey, about)), b.Put(openKey, sealed(openKey, open)))
	})
	if err == nil {
		err = syncFolder(path)
	}
	if err != nil {
		return nil, errors.Join(disk(err), s.Close())
	}
	return s, nil
}

// syncFolder flushes the entry of a file in its folder, without which a power
// cut may leave the file without a name, or the name with an earlier file.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	_ = d.Sync() // some systems cannot (Windows, some network disks)
	return d.Close()
}

// wait is how long another program may hold the file.
const wait = time.Second

func openFile(path string) (*Store, error) {
	var file *os.File
	open := func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
		f, err = os.OpenFile(name, flag, mode)
		file = f
		return f, err
	}
	var db *bbolt.DB
	err := guarded(func() (err error) {
		db, err = bbolt.Open(path, 0o600, &bbolt.Options{Timeout: wait, OpenFile: open})
		return err
	})
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fault.ClassInUse.New(path)
	case err != nil:
		if file != nil {
			_ = file.Close() // it may be closed already
		}
		return nil, fault.ClassFile.New(path, err)
	}
	return &Store{db, path}, nil
}

// guarded reads what may be damaged or forged: bbolt panics at what cannot be
// in a sound file, and reads beyond the end of one that was cut short. What it
// has mapped then stays so, and with it the lock, until the process ends.
func guarded(read func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fault.ClassDamaged.New(fmt.Errorf("%v", p))
		}
	}()
	return read()
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
	var c *session.Class
	if err = guarded(s.whole); err == nil {
		err = guarded(func() (err error) { c, err = s.replay(); return err })
	}
	if err != nil {
		return nil, nil, errors.Join(fault.ClassFile.New(path, err), s.Close())
	}
	return s, c, nil
}

// whole checks that the file is as long as it has to be.
func (s *Store) whole() error {
	return s.db.View(func(tx *bbolt.Tx) error {
		info, err := os.Stat(s.path)
		if err == nil && info.Size() < tx.Size() {
			err = fault.ClassCut.New(info.Size(), tx.Size())
		}
		return err
	})
}

// replay plays the class again.
func (s *Store) replay() (c *session.Class, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		about, log, names := tx.Bucket(aboutBucket), tx.Bucket(logBucket), tx.Bucket(nameBucket)
		if about == nil || log == nil || names == nil {
			return fault.NoGame
		}
		head, err := get(about, headKey)
		if err != nil {
			return err
		}
		open, err := get(about, openKey)
		if err != nil {
			return err
		}
		if c, err = begin(head, open); err != nil {
			return err
		}
		if err := each(log, func(n int, v []byte) error {
			if n != c.Entries+1 {
				return fault.ClassEntry.New(c.Entries+1, fs.ErrNotExist)
			}
			return c.Again(v)
		}); err != nil {
			return err
		}
		return each(names, func(n int, v []byte) error {
			c.Named(n, string(v))
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
			if err := add(tx.Bucket(nameBucket), student, []byte(name)); err != nil {
				return err
			}
		}
		return add(tx.Bucket(logBucket), n, entry)
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
	if renamed == nil {
		renamed = syncFolder(s.path)
	}
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
