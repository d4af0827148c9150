package scenario

import (
	"fmt"
	"strconv"
)

// quarter counts quarters of the calendar: four times the year, plus the
// season. 0 is no quarter.
type quarter int

func parseQuarter(s string) (quarter, bool) {
	if len(s) != 6 || s[4] != 'Q' || s[5] < '1' || s[5] > '4' {
		return 0, false
	}
	year, err := strconv.ParseUint(s[:4], 10, 16)
	if err != nil || year < 1900 {
		return 0, false
	}
	return quarter(4*year) + quarter(s[5]-'1'), true
}

func (q quarter) String() string { return fmt.Sprintf("%dQ%d", q/4, q%4+1) }
