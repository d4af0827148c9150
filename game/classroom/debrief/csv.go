package debrief

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"entente/game"
)

// columns are those of the data: a row for each table, quarter, power and
// other power, as it stood when the orders of the quarter were given.
var columns = []string{
	"table", "scenario", "quarter", "oil", "declared", "effective", "power", "seat",
	"funds", "influence", "operators", "economy", "military", "home", "control", "standing",
	"about", "evidence", "threat", "trust", "sanctions", "intrusions_true", "intrusions_noticed",
}

// WriteCSV writes the data of games, with the names of fields in the first row.
// intrusions_true counts those of about on power before the quarter, and
// intrusions_noticed those of them that the power ever noticed, by whomever.
func WriteCSV(to io.Writer, tables []Table) error {
	out := csv.NewWriter(to)
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, t := range tables {
		s, err := tell(t)
		if err != nil {
			return err
		}
		for i := range s.played {
			if err := out.WriteAll(s.rows(&s.played[i])); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func (s *story) rows(q *quarter) (rows [][]string) {
	n := func(x int8) string { return strconv.Itoa(int(x)) }
	for p := range game.Power(game.Powers) {
		side := &q.at.Sides[p]
		for other := range game.Power(game.Powers) {
			if other == p {
				continue
			}
			all, noticed := s.tried(other, p, q.at.Quarter)
			rows = append(rows, []string{
				harmless(s.Name), harmless(s.set.Name), s.set.QuarterName(q.at.Quarter), strconv.Itoa(int(q.at.Oil)), n(q.at.Bond.Declared), n(q.at.Bond.Effective),
				p.String(), harmless(s.Game.Seat(p)),
				n(side.Funds), n(side.Influence), n(side.Operators), n(side.Economy), n(side.Military), n(side.Home), n(side.Control), n(side.Standing),
				other.String(), n(q.at.Evidence[p][other]), n(q.at.Threat[p][other]), n(q.at.Trust[p][other]), n(q.at.Sanctions[other][p].Level),
				strconv.Itoa(all), strconv.Itoa(noticed),
			})
		}
	}
	return rows
}

// harmless keeps a name from being a formula where a spreadsheet opens the file.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
