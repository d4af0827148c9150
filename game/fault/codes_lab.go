package fault

// Codes of the laboratory.
var (
	FewGames         = code("lab.few-games", "n", "least")
	FewDraws         = code("lab.few-draws", "n")
	GameStopped      = code("lab.game-stopped", "game", "error")
	DrawStopped      = code("lab.draw-stopped", "draw", "error")
	InFlips          = code("lab.in-flips", "claim", "error")
	SwitchUnmeasured = code("lab.switch-unmeasured", "switch")
	SwitchOff        = code("lab.switch-off", "scenario", "switch")
	SwitchTurned     = code("lab.switch-turned", "switch", "error")
	NoActs           = code("lab.no-acts")
	RecordStopped    = code("lab.record-stopped", "quarter", "error")
)
