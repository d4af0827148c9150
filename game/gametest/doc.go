// Package gametest holds what the rules are tested with: scripted dice, the
// runner of the rules cases in testdata/cases, constant plans to play against,
// and the conformance kit that every scenario has to pass.
package gametest
