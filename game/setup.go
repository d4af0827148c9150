package game

import (
	"strconv"

	"entente/game/fault"
)

// MaxQuarters is the longest game: registers of deeds hold a bit a quarter.
const MaxQuarters = 32

// Setup is what a game is played by: compiled from TOML by package scenario,
// never changed while a game runs.
type Setup struct {
	Name     string // of the scenario
	Rules    Rules
	Start    State              // at the first Plan, before World of the first quarter
	Quarters uint8              // length of the game, 1 to MaxQuarters
	Year     int16              // of the first quarter
	Season   uint8              // 0 to 3: which quarter of the year is the first
	Oil      [MaxQuarters]int16 // the scenario's path of the oil price, dollars
	Schedule []Scheduled
	Ban      []Ban // orders that a power may not give: the arms of a contrast
}

// Scheduled is an event that the scenario brings, dated, with its source.
type Scheduled struct {
	Quarter uint8
	What    Inject
	Whom    Power // whom it concerns; Nobody if nobody
	Where   uint8 // theatre or venue, where What has one
	Amount  int8
	Para    uint8 // ¶ of the source; 0: not from the source

	// Text is the headline of news in somebody's own words: one line, at most
	// MaxHeadline characters; "": the words of the program.
	Text string `json:",omitempty"`
}

// Ban forbids a power a kind of order.
type Ban struct {
	Who  Power
	Kind Kind
	To   Power // Nobody: whoever the target
}

// Year is the number of quarters of a year: the calendar, no number of the rules.
const Year = 4

// Quarter names a quarter as year and season (1 to 4).
func (s *Setup) Quarter(q uint8) (year int, season int) {
	n := int(s.Season) + int(q)
	return int(s.Year) + n/4, n%4 + 1
}

// QuarterName is the name of a quarter in flags and files: 2016Q2.
func (s *Setup) QuarterName(q uint8) string {
	year, season := s.Quarter(q)
	return strconv.Itoa(year) + "Q" + strconv.Itoa(season)
}

// ParseQuarter finds a quarter of the game by its name.
func (s *Setup) ParseQuarter(name string) (uint8, error) {
	for q := range s.Quarters {
		if s.QuarterName(q) == name {
			return q, nil
		}
	}
	return 0, fault.NoQuarter.New(name, s.QuarterName(0), s.QuarterName(s.Quarters-1))
}
