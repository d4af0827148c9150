package table

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/game"
	"entente/game/ranks"
)

// TestRank compares a score with the shipped table, and where there is none
// with games that are played while the end is looked at.
func TestRank(t *testing.T) {
	tb := testTable(t, "pact-2015", game.Russia, 11)
	autoplay(t, tb, 99)
	if !tb.rank.shipped || tb.rank.of.Games != ranks.Games || !strings.Contains(pageText(tb), tb.text("rank-games", "n", ranks.Games)) {
		t.Error("a shipped scenario has no table")
	}
	if tb.rank.open() {
		t.Error("with a table there is something left to do")
	}
	file := filepath.Join(t.TempDir(), "mine.toml")
	if err := os.WriteFile(file, []byte(ownScenario), 0o600); err != nil {
		t.Fatal(err)
	}
	tb = testTable(t, file, game.China, 11)
	autoplay(t, tb, 99)
	if tb.rank.shipped || !tb.restless() {
		t.Fatal("a scenario of one's own has the table of another")
	}
	for tb.rank.open() {
		was := tb.rank.of.Games
		if ticks(tb, 1); tb.rank.of.Games == was {
			t.Fatal("no games are played")
		}
	}
	if said := tb.text("rank-played", "n", enough, "of", enough); tb.rank.of.Games != enough || !strings.Contains(strings.ReplaceAll(pageText(tb), "\n", " "), said) {
		t.Errorf("%d games are played, and it is not said: %q", tb.rank.of.Games, said)
	}
	checkPage(t, tb, "own")
}

// ownScenario differs from a shipped one in a rule.
const ownScenario = `
title = "Mine"
description = "Contracts count for more."
paras = [5]
base = "pact-2015"

[rules]
score.book_share = 7
`
