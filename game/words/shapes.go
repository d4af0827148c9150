package words

import (
	"strings"

	"entente/game"
)

// either picks between two cases by an argument.
func either(yes, no string, is func(e *game.Event) bool) ([]string, func(*game.Setup, *game.Event) string) {
	return []string{yes, no}, func(_ *game.Setup, e *game.Event) string {
		if is(e) {
			return yes
		}
		return no
	}
}

// Pairs of cases, each with the pick.
var (
	successCases, bySuccessX = either("success", "failure", func(e *game.Event) bool { return e.X == 1 })
	_, bySuccessY            = either("success", "failure", func(e *game.Event) bool { return e.Y == 1 })
	knownCases, byKnown      = either("known", "unknown", func(e *game.Event) bool { return e.B < game.Powers })
	onCases, byOn            = either("on", "off", func(e *game.Event) bool { return e.X == 1 })
	liftCases, byLifted      = either("lifted", "eased", func(e *game.Event) bool { return e.X == 0 })
	hostCases, byHost        = either("alone", "together", func(e *game.Event) bool { return e.B == game.Nobody })
	campCases, byCamp        = either("sovereign", "open", func(e *game.Event) bool { return e.Z > e.Y })
	upCases, byUp            = either("up", "down", func(e *game.Event) bool { return e.Y > e.X })
	obligedCases, byObliged  = either("obliged", "free", func(e *game.Event) bool { return e.Y == 1 })
	rollCases, byRoll        = either("test", "free", func(e *game.Event) bool { return e.Y > 0 })
	trackCases, byTrack      = either("military", "offence", func(e *game.Event) bool { return e.X == game.FundMilitary })
	answerCases, byAnswer    = either("accept", "decline", func(e *game.Event) bool { return game.Answer(e.X) == game.Accept })
	priceCases, byPriceX     = either("fixed", "linked", func(e *game.Event) bool { return game.Price(e.X) == game.Fixed })
)

// byProof tells what an accusation rests on, by the rules' own levels.
func byProof(set *game.Setup, e *game.Event) string {
	switch ev := &set.Rules.Evidence; {
	case e.X >= ev.StrongAt:
		return "strong"
	case e.X >= ev.BreachAt:
		return "fair"
	}
	return "weak"
}

func byOil(_ *game.Setup, e *game.Event) string {
	switch {
	case e.X > e.Y:
		return "up"
	case e.X < e.Y:
		return "down"
	}
	return "same"
}

// byBloc tells where a bloc of states goes, and whether anybody brought it there.
func byBloc(_ *game.Setup, e *game.Event) string {
	which := nth([]string{"lost", "sovereign", "open"}, e.Y)
	if which == "lost" && e.A < game.Powers {
		return "loosened"
	}
	return which
}

var injectCases = func() (cases []string) {
	for i := range game.Inject(game.Injects) {
		name := kebab(i.String())
		switch i {
		case game.InjectSanction, game.InjectReport, game.InjectNews:
			cases = append(cases, name)
		default:
			cases = append(cases, name+"-up", name+"-down")
		}
	}
	return cases
}()

func byInject(_ *game.Setup, e *game.Event) string {
	name := kebab(game.Inject(e.X).String())
	switch {
	case game.Inject(e.X) == game.InjectSanction, game.Inject(e.X) == game.InjectReport, game.Inject(e.X) == game.InjectNews:
		return name
	case e.Y < 0:
		return name + "-down"
	}
	return name + "-up"
}

// dueCases are the cases of dues honoured or not.
var dueCases = func() (cases []string) {
	for d := range game.Due(game.Dues) {
		if d != game.NothingDue && d != game.DueGrade { // the grade is the seller's secret: no event
			cases = append(cases, trimDue(d))
		}
	}
	return cases
}()

func byDue(_ *game.Setup, e *game.Event) string { return trimDue(game.Due(e.Y)) }

// public is an event with a sentence and a headline.
const public = sentence | paper

// shapes holds the shape of each kind of event. Honoured, slipped, defaulted,
// track and order have no sentences of their own here: see Words.Event.
var shapes = [game.EventKinds]shape{
	game.EvQuarter: {voices: sentence},
	game.EvPull:    {voices: sentence, fields: []field{number("threat", 'x'), number("power", 'y'), number("interests", 'z')}},
	game.EvDrag:    {voices: sentence, fields: []field{number("cost", 'x'), number("rise", 'y'), number("breaches", 'z')}},
	game.EvOil: {voices: public, cases: strings.Fields("up down same"), which: byOil,
		fields: []field{number("price", 'x'), number("before", 'y')}},
	game.EvInject: {voices: public, cases: injectCases, which: byInject,
		fields: []field{number("amount", 'y'), theatreIn('z'), venueIn('z'), paraOf}},
	game.EvAnswer:  {voices: sentence, cases: answerCases, which: byAnswer, fields: []field{offerOf}},
	game.EvRoll:    {voices: sentence, cases: rollCases, which: byRoll, fields: []field{purposeIn('x'), number("need", 'y'), number("n", 'z')}},
	game.EvSigned:  {voices: public, cases: contractCases, which: byX(contractCases), fields: []field{priceIn('y'), gradeIn('z')}},
	game.EvClause:  {voices: public, cases: clauseCases, which: byX(clauseCases), fields: []field{clauseIn('x')}},
	game.EvRefused: {voices: sentence | cable, fields: []field{offerOf}, sides: true},
	game.EvLapsed:  {voices: public, cases: contractCases, which: byX(contractCases)},
	game.EvDied:    {voices: sentence | cable, fields: []field{offerOf}, sides: true},

	game.EvHonoured:  {voices: paper, cases: dueCases, which: byDue},
	game.EvSlipped:   {voices: paper, cases: dueCases, which: byDue},
	game.EvDefaulted: {voices: paper, cases: dueCases, which: byDue},
	game.EvFirstGas:  {voices: public},
	game.EvLot:       {voices: public, fields: []field{gradeIn('x'), number("n", 'y'), number("lots", 'z')}},
	game.EvCheated:   {voices: public},
	game.EvDisputed:  {voices: public},
	game.EvRepriced:  {voices: public, cases: priceCases, which: byPriceX, fields: []field{priceIn('x')}},
	game.EvCopied:    {voices: sentence | cable, cases: successCases, which: bySuccessX},
	game.EvCopyFound: {voices: public},
	game.EvSold:      {voices: public},
	game.EvDeveloped: {voices: public},

	game.EvIntrusion: {voices: sentence | cable, cases: successCases, which: bySuccessY, fields: []field{aimIn('x'), modeIn('z')}},
	game.EvDetected:  {voices: sentence | cable, cases: knownCases, which: byKnown, fields: []field{aimIn('x')}},
	game.EvReport:    {voices: sentence | paper, cases: knownCases, which: byKnown, fields: []field{aimIn('x')}},
	game.EvNoise:     {voices: sentence}, // no cable: the victim must not know that it was crime
	game.EvLearned:   {voices: sentence | cable, fields: []field{gradeIn('x')}},
	game.EvFound:     {voices: sentence | cable, cases: knownCases, which: byKnown, fields: []field{number("n", 'x')}},
	game.EvAccused:   {voices: public, cases: strings.Fields("strong fair weak"), which: byProof, fields: []field{number("n", 'x')}},
	game.EvProtested: {voices: sentence | cable, sides: true},
	game.EvIndicted:  {voices: public},
	game.EvBreach:    {voices: public, fields: []field{clauseIn('x')}},
	game.EvSuspended: {voices: public, fields: []field{clauseIn('x')}},
	game.EvResumed:   {voices: public, fields: []field{clauseIn('x')}},
	game.EvWithdrawn: {voices: public, cases: clauseCases, which: byX(clauseCases), fields: []field{clauseIn('x')}},
	game.EvSettled:   {voices: public},

	game.EvSanction:    {voices: public, cases: seats, which: byA, fields: []field{number("n", 'x')}},
	game.EvRelaxed:     {voices: public, cases: liftCases, which: byLifted, fields: []field{number("n", 'x')}},
	game.EvExport:      {voices: public, cases: onCases, which: byOn},
	game.EvSubstituted: {voices: public, cases: successCases, which: bySuccessX},
	game.EvFunded:      {voices: public, cases: trackCases, which: byTrack},
	game.EvDeployed:    {voices: public, cases: theatreCases, which: byX(theatreCases), fields: []field{theatreIn('x')}},
	game.EvStoodDown:   {voices: public, fields: []field{theatreIn('x')}},
	game.EvHardened:    {voices: public},
	game.EvShared:      {voices: public},

	game.EvVenue:       {voices: public, cases: campCases, which: byCamp, fields: []field{venueIn('x'), number("before", 'y'), number("after", 'z')}},
	game.EvVenueHeld:   {voices: public, fields: []field{venueIn('x')}},
	game.EvJointPush:   {voices: public, fields: []field{venueIn('x')}},
	game.EvForum:       {voices: public, cases: hostCases, which: byHost},
	game.EvInstitution: {voices: public, cases: seats, which: byA, fields: []field{number("n", 'x')}},
	game.EvBloc:        {voices: public, cases: strings.Fields("sovereign open lost loosened"), which: byBloc},
	game.EvLaw:         {voices: public, cases: seats[:2], which: byA, fields: []field{number("n", 'x')}},
	game.EvKnowHow:     {voices: public},
	game.EvFreedom:     {voices: public, cases: successCases, which: bySuccessX},
	game.EvDemand:      {voices: sentence | cable},
	game.EvLeak:        {voices: public},

	game.EvStatement:  {voices: public},
	game.EvConsulted:  {voices: public},
	game.EvExercised:  {voices: public},
	game.EvStaffed:    {voices: public},
	game.EvUltimatum:  {voices: public},
	game.EvComplied:   {voices: public},
	game.EvDefied:     {voices: public},
	game.EvBluffed:    {voices: public},
	game.EvCarriedOut: {voices: public},
	game.EvDealBroken: {voices: public, cases: seats, which: byA, fields: []field{termIn('x')}},

	game.EvCrisis:     {voices: public, cases: theatreCases, which: byX(theatreCases), fields: []field{theatreIn('x')}},
	game.EvStance:     {voices: sentence, cases: codes(int(game.Aside)+1, func(i int) value { return valueOf(game.Stance(i)) }), which: byStance, fields: []field{theatreIn('x')}},
	game.EvCrisisOver: {voices: public, cases: endCases, which: byY(endCases), fields: []field{theatreIn('x'), number("margin", 'z')}},
	game.EvBacked:     {voices: public, fields: []field{theatreIn('x')}},
	game.EvInCrisis:   {voices: public, fields: []field{theatreIn('x')}},
	game.EvAside:      {voices: public, cases: obligedCases, which: byObliged, fields: []field{theatreIn('x')}},

	game.EvDeclared:  {voices: public, cases: upCases, which: byUp, fields: []field{rungIn("before", 'x'), rungIn("rung", 'y')}},
	game.EvEffective: {voices: public, cases: upCases, which: byUp, fields: []field{rungIn("before", 'x'), rungIn("rung", 'y'), rungIn("test", 'z')}},
	game.EvOver:      {voices: public, cases: outcomeCases, which: byX(outcomeCases)},
}

func byStance(_ *game.Setup, e *game.Event) string {
	_, last := cutLast(valueOf(game.Stance(e.Y)).key)
	return last
}
