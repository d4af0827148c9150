// Package game is the rules of Entente: state, orders, events, views and the
// resolution of quarters. It uses integers alone, draws chance only from
// package dice, and imports nothing that draws, serves, reads files or asks
// the time.
//
// Start with New and Advance, which take a game from one decision point to
// the next; See cuts what a power may know, Legal and Asked list what it may
// do, and Expect what it may expect of it. ¶ numbers refer to the source,
// Yuxi Wei, "China-Russia Cybersecurity Cooperation: Working Towards
// Cyber-Sovereignty" (2016).
package game

//go:generate go tool stringer -type=Code,Phase -output=names_code.go
//go:generate go tool stringer -type=EventKind -trimprefix=Ev -output=names_event.go
//go:generate go tool stringer -type=Quantity -trimprefix=Q -output=names_quantity.go
//go:generate go tool stringer -type=Family,Menu,ContractKind,Due,ClauseStatus,Wait,CrisisOutcome,Objective,Outcome,Answer,Motive,Price,Pact,Term,Stance,Choice,Aim,Mode -output=names_terms.go
//go:generate go tool stringer -type=Inject -trimprefix=Inject -output=names_inject.go
//go:generate go tool stringer -type=Purpose -trimprefix=Roll -output=names_purpose.go

// EngineVersion is the version of the rules' code. It changes whenever the
// same setup, seed and inputs would give another game: the golden digests of
// package replay fail until it does. A game file of another version is refused.
const EngineVersion = 4
