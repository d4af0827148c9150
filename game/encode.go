package game

import (
	"crypto/sha256"
	"encoding/binary"
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

// Decode reads an encoding back.
func (s *State) Decode(b []byte) error {
	_, err := binary.Decode(b, binary.LittleEndian, s)
	return err
}

// Digest is the SHA-256 of the canonical encoding.
func (s *State) Digest() [sha256.Size]byte {
	return sha256.Sum256(s.Encode(nil))
}
