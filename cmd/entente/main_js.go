// In a browser the program is the table alone.
package main

import (
	"log"

	"entente/game"
	"entente/game/table"
	"entente/game/words"
)

func main() {
	if err := table.Run(table.Options{Seat: game.Nobody}); err != nil {
		log.Fatal(words.MustEnglish().Error(err))
	}
}
