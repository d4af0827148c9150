package game

import (
	"crypto/sha256"
	"encoding/binary"

	"entente/game/fault"
)

// Encode appends the canonical encoding of the state: every field in order,
// little-endian, the version byte first.
func (s *State) Encode(b []byte) []byte {
	b, err := binary.Append(b, binary.LittleEndian, s)
	if err != nil {
		panic(err) // the state is of fixed size by construction
	}
	return b
}

// Decode reads an encoding back: of this version, whole, and nothing after it.
func (s *State) Decode(b []byte) error {
	var d State
	n, err := binary.Decode(b, binary.LittleEndian, &d)
	switch {
	case err != nil:
		return fault.NoState.New(err)
	case d.Version != StateVersion:
		return fault.OtherState.New(d.Version, StateVersion)
	case n != len(b):
		return fault.StateTooLong.New(len(b) - n)
	}
	*s = d
	return nil
}

// Digest is the SHA-256 of the canonical encoding.
func (s *State) Digest() [sha256.Size]byte {
	return sha256.Sum256(s.Encode(nil))
}
