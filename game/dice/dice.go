// Package dice is the only source of chance in the project, and the only place
// that imports golang.org/x/exp/rand (frozen upstream, therefore pinned).
//
// Every roll has a Key. Its stream is derived by hashing the master seed, the
// game number and the key, so that one roll more in one place shifts nobody
// else's luck: two games that differ in one order share all other dice
// (common random numbers).
package dice

import (
	"math/bits"

	//lint:ignore SA1019 frozen upstream, and asked for: pinned, and imported nowhere else
	"golang.org/x/exp/rand"
)

// Faces is the number of sides of the die: rolls are 1 to Faces.
const Faces = 10

// Key names one roll of a game.
type Key struct {
	Quarter uint8  // index of the quarter from the start of the scenario
	Purpose uint16 // what the roll decides; the caller's enumeration
	A, B    uint8  // the actors, or what stands in for them
	N       uint8  // ordinal, where the same pair rolls twice for one purpose
}

// Roller gives the face of the die for a key: 1 to Faces, always the same for the same key.
type Roller interface {
	Roll(Key) int8
}

// Seed is a master seed: 128 bits, so that games between people cannot be guessed.
type Seed struct{ Hi, Lo uint64 }

// Seeded rolls by seed and game number. The zero value is a valid generator.
type Seeded struct {
	Seed Seed
	Game uint64 // number of the game within a batch
}

// Roll gives the face for the key.
func (d Seeded) Roll(k Key) int8 {
	s := d.Stream(k)
	return int8(s.Intn(Faces)) + 1
}

// Stream gives the random stream for the key, for whoever needs more than one die.
func (d Seeded) Stream(k Key) Stream {
	key := uint64(k.Quarter)<<40 | uint64(k.Purpose)<<24 | uint64(k.A)<<16 | uint64(k.B)<<8 | uint64(k.N)
	h := mix(d.Seed.Hi ^ 0x9e3779b97f4a7c15)
	h = mix(h ^ d.Seed.Lo)
	h = mix(h ^ d.Game)
	h = mix(h ^ key)
	var s Stream
	s.pcg.Seed(h)
	return s
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// First gives the seed whose game 0 has the dice of this game: by it a game of
// a batch can be kept and opened as a game of its own.
func (d Seeded) First() Seed {
	hi := mix(d.Seed.Hi ^ 0x9e3779b97f4a7c15)
	return Seed{Hi: d.Seed.Hi, Lo: hi ^ unmix(mix(hi^d.Seed.Lo)^d.Game)}
}

// unmix undoes mix, which loses nothing.
func unmix(z uint64) uint64 {
	z = z ^ z>>31 ^ z>>62
	z *= 0x319642b2d24d8ec3
	z = z ^ z>>27 ^ z>>54
	z *= 0x96de1b173f119089
	z = z ^ z>>30 ^ z>>60
	return z - 0x9e3779b97f4a7c15
}

// Stream is a serialisable sequence of random numbers. The zero value is valid but always the same.
type Stream struct{ pcg rand.PCGSource }

// Uint64 gives the next 64 random bits.
func (s *Stream) Uint64() uint64 { return s.pcg.Uint64() }

// Intn gives a number from 0 to n-1 without bias (Lemire, "Fast random integer
// generation in an interval", 2019). n must be positive.
func (s *Stream) Intn(n int) int {
	if n <= 0 {
		panic("dice: Intn needs a positive bound")
	}
	u := uint64(n)
	hi, lo := bits.Mul64(s.pcg.Uint64(), u)
	if lo < u {
		for floor := -u % u; lo < floor; {
			hi, lo = bits.Mul64(s.pcg.Uint64(), u)
		}
	}
	return int(hi)
}

// MarshalBinary gives the state of the stream, 16 bytes.
func (s *Stream) MarshalBinary() ([]byte, error) { return s.pcg.MarshalBinary() }

// UnmarshalBinary restores a state that MarshalBinary gave.
func (s *Stream) UnmarshalBinary(b []byte) error { return s.pcg.UnmarshalBinary(b) }

// Pinned rolls what is pinned, and leaves the rest to the base. It serves
// outcomes that a source reports, and scripted dice in tests.
type Pinned struct {
	Base Roller
	Pins map[Key]int8
	Used map[Key]bool // which pins were asked for; nil: not noted
}

// Roll gives the pinned face, or the base's.
func (p Pinned) Roll(k Key) int8 {
	if face, ok := p.Pins[k]; ok {
		if p.Used != nil {
			p.Used[k] = true
		}
		return face
	}
	return p.Base.Roll(k)
}
