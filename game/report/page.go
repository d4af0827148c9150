//go:build !js

package report

import (
	"embed"
	"html/template"

	"entente/game/report/figure"
)

//go:embed page.html page.css
var files embed.FS

// page is what the template shows.
type page struct {
	Style     template.CSS
	Lang      string
	Title     string
	Question  string
	Answer    template.HTML
	Basis     string
	Facts     [][2]string
	Figures   []section
	Answers   []ruled
	Method    []string
	Claims    []claimCard
	ClaimsOf  string
	Stories   []story
	Assumed   []template.HTML
	Numbers   *table
	NumbersOf string
	Multiple  []string
	Command   string
	Replay    string
	Made      [][2]string
	Failed    string
}

// section is a figure with its title, what to see in it, and the table behind it.
type section struct {
	Title, Note string
	Figure      template.HTML
	Caption     template.HTML
	Table       *table
	Half        bool
	Alone       bool // half, and nothing beside it but its caption
}

// pairUp finds the half figures that have no other beside them.
func (p *page) pairUp() {
	for i := 0; i < len(p.Figures); i++ {
		if !p.Figures[i].Half {
			continue
		}
		if i+1 < len(p.Figures) && p.Figures[i+1].Half {
			i++
			continue
		}
		p.Figures[i].Half, p.Figures[i].Alone = false, true
	}
}

type table struct {
	Head []string
	Rows [][]string
}

// ruled is an estimate on a ruler.
type ruled struct {
	Title  string
	Said   template.HTML
	Figure template.HTML
	Note   string
}

type claimCard struct {
	Title, Paras, Verdict, Word string
	Figure                      template.HTML
	Said                        template.HTML
	Parts                       []string
	Note                        string
}

type story struct {
	Kind, Title, Why string
	Facts            string
	Figure           template.HTML
	Turns            []turn
	None             string
	Replay           string
	Table            *table
}

type turn struct {
	N     int
	When  string
	Chain []link
}

type link struct{ When, Said, Why string }

// styles is the style sheet, with the faces, the colours and the style of figures in it.
func styles() (template.CSS, error) {
	own, err := files.ReadFile("page.css")
	if err != nil {
		return "", err
	}
	sheet, err := figure.Sheet(string(own))
	return template.CSS(sheet), err
}
