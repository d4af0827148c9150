package experiment

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"entente/game/fault"
	"entente/game/scenario"
)

// The journal is the truth of a run: a head, then blocks that are only ever
// appended, each of BlockGames games in their order, or fewer where a run was
// stopped or has taken long. No block goes over a multiple of BlockGames.
//
//	head:  magic, the identity of the experiment (32 bytes)
//	block: the number of its first game (8 bytes), how many (4), the length of its rows (4) and
//	       of these compressed (4), all little-endian; the rows, by zstd; SHA-256 over identity and block

// BlockGames is how many games a block has, and the unit of shards.
const BlockGames = 4096

const (
	magic     = "entente-journal-1\n"
	headSize  = len(magic) + sha256.Size
	blockHead = 20
	mostRows  = 1 << 30 // bytes of a block's rows: beyond it something is wrong
)

// span is where a block lies in the journal.
type span struct {
	first int64 // game
	games int
	at    int64 // in the file
	size  int64
}

// journal is an open journal.
type journal struct {
	x        *scenario.Experiment
	identity []byte
	f        *os.File
	path     string
	blocks   []span
	end      int64 // of the last whole block
	next     int64 // the game after the last
	pack     *zstd.Encoder
	unpack   *zstd.Decoder
	buf, raw []byte
}

func newJournal(x *scenario.Experiment, path string, first int64) (*journal, error) {
	j := &journal{x: x, path: path, next: first, end: int64(headSize)}
	var err error
	if j.identity, err = hex.DecodeString(x.Identity()); err != nil {
		return nil, err
	}
	if j.pack, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest)); err != nil {
		return nil, err
	}
	j.unpack, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(mostRows))
	return j, err
}

// openJournal opens a journal whose first game is first. With write it may be
// missing, and what lies after the last whole block is cut off.
func openJournal(x *scenario.Experiment, path string, first int64, write bool) (*journal, error) {
	j, err := newJournal(x, path, first)
	if err != nil {
		return nil, err
	}
	mode := os.O_RDONLY
	if write {
		mode = os.O_RDWR | os.O_CREATE
	}
	if j.f, err = os.OpenFile(path, mode, 0o644); err != nil {
		return nil, err
	}
	if write { // two processes that write would tear it
		held, err := hold(j.f)
		if err == nil && !held {
			err = fault.RunBusy.New(filepath.Dir(path))
		}
		if err != nil {
			j.close()
			return nil, err
		}
	}
	if err := j.scan(write); err != nil {
		j.close()
		return nil, err
	}
	return j, nil
}

func (j *journal) close() error {
	j.unpack.Close()
	return j.f.Close()
}

// scan finds the blocks and checks every one.
func (j *journal) scan(write bool) error {
	info, err := j.f.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	head := append([]byte(magic), j.identity...)
	if size < int64(headSize) {
		if !write {
			return fault.JournalCut.New(j.path)
		}
		return j.begin(head) // nothing was written but a piece of the head
	}
	have := make([]byte, headSize)
	if _, err := j.f.ReadAt(have, 0); err != nil {
		return err
	}
	if !bytes.Equal(have[:len(magic)], head[:len(magic)]) {
		return fault.NoJournal.New(j.path)
	}
	if !bytes.Equal(have, head) {
		return fault.OtherExperiment.New(j.path)
	}
	for j.end < size {
		b, whole, err := j.block(j.end, size)
		if err != nil {
			return err
		}
		if !whole || b.first != j.next {
			if j.end+b.size < size || whole {
				return fault.JournalDamaged.New(j.path, len(j.blocks)+1)
			}
			break // torn: written when the run was killed
		}
		j.blocks = append(j.blocks, b)
		j.end += b.size
		j.next += int64(b.games)
	}
	if write && j.end < size {
		return j.f.Truncate(j.end)
	}
	return nil
}

func (j *journal) begin(head []byte) error {
	if err := j.f.Truncate(0); err != nil {
		return err
	}
	if _, err := j.f.WriteAt(head, 0); err != nil {
		return err
	}
	return j.f.Sync()
}

// block reads the block at a place into j.buf, and checks it.
func (j *journal) block(at, size int64) (b span, whole bool, err error) {
	b = span{at: at, size: size - at}
	var head [blockHead]byte
	if size-at < blockHead {
		return b, false, nil
	}
	if _, err := j.f.ReadAt(head[:], at); err != nil {
		return b, false, err
	}
	b.first = int64(binary.LittleEndian.Uint64(head[:]))
	b.games = int(binary.LittleEndian.Uint32(head[8:]))
	packed := int64(binary.LittleEndian.Uint32(head[16:]))
	length := blockHead + packed + sha256.Size
	if length > size-at {
		return b, false, nil
	}
	b.size = length
	j.buf = resize(j.buf, int(length))
	if _, err := j.f.ReadAt(j.buf, at); err != nil {
		return b, false, err
	}
	sum := j.sum(j.buf[:blockHead+packed])
	return b, bytes.Equal(sum, j.buf[blockHead+packed:]), nil
}

func (j *journal) sum(block []byte) []byte {
	h := sha256.New()
	h.Write(j.identity)
	h.Write(block)
	return h.Sum(nil)
}

func resize(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n)
	}
	return b[:n]
}

// append puts a block of rows, encoded one after the other, at the end, down to
// the disk.
func (j *journal) append(games int, rows []byte) error {
	block := binary.LittleEndian.AppendUint64(j.buf[:0], uint64(j.next))
	block = binary.LittleEndian.AppendUint32(block, uint32(games))
	block = binary.LittleEndian.AppendUint32(block, uint32(len(rows)))
	block = append(block, 0, 0, 0, 0)
	block = j.pack.EncodeAll(rows, block)
	binary.LittleEndian.PutUint32(block[16:], uint32(len(block)-blockHead))
	block = append(block, j.sum(block)...)
	j.buf = block
	if _, err := j.f.WriteAt(block, j.end); err != nil {
		return err
	}
	if err := j.f.Sync(); err != nil {
		return err
	}
	j.blocks = append(j.blocks, span{j.next, games, j.end, int64(len(block))})
	j.end += int64(len(block))
	j.next += int64(games)
	return nil
}

// copy appends the blocks of another journal as they are.
func (j *journal) copy(from *journal) error {
	if _, err := j.f.Seek(j.end, io.SeekStart); err != nil {
		return err
	}
	n, err := io.Copy(j.f, io.NewSectionReader(from.f, int64(headSize), from.end-int64(headSize)))
	if err != nil {
		return err
	}
	for _, b := range from.blocks {
		b.at += j.end - int64(headSize)
		j.blocks = append(j.blocks, b)
	}
	j.end += n
	j.next = from.next
	return j.f.Sync()
}

// rows reads the rows of a block, one after the other; the row is the same
// each time.
func (j *journal) rows(b span, take func(*Row) error) error {
	if _, whole, err := j.block(b.at, b.at+b.size); err != nil {
		return err
	} else if !whole {
		return fault.JournalDamaged.New(j.path, int(b.first/BlockGames)+1)
	}
	var err error
	if j.raw, err = j.unpack.DecodeAll(j.buf[blockHead:b.size-sha256.Size], j.raw[:0]); err != nil {
		return err
	}
	row, rest := Row{}, j.raw
	for i := range b.games {
		var ok bool
		if rest, ok = row.decode(j.x, rest); !ok {
			return fault.JournalDamaged.New(j.path, int(b.first/BlockGames)+1)
		}
		row.Game = b.first + int64(i)
		if err := take(&row); err != nil {
			return err
		}
	}
	return nil
}
