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
	which := [game.Camps]string{"lost", "sovereign", "open"}[game.Camp(e.Y)]
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
	game.EvOil: {voices: public, cases: strings.Fields("up down same"), which: byOil,
		fields: []field{numX("price"), numY("before")}},
	game.EvInject: {voices: public, cases: injectCases, which: byInject,
		fields: []field{numY("amount"), theatreZ, venueZ, para}},
	game.EvAnswer:  {voices: sentence, cases: answerCases, which: byAnswer, fields: []field{offer}},
	game.EvRoll:    {voices: sentence, cases: rollCases, which: byRoll, fields: []field{purposeX, numY("need"), numZ("n")}},
	game.EvSigned:  {voices: public, cases: contractCases, which: byX(contractCases), fields: []field{dealX, priceY, gradeZ}},
	game.EvClause:  {voices: public, cases: clauseCases, which: byX(clauseCases), fields: []field{clauseX}},
	game.EvRefused: {voices: sentence | cable, fields: []field{offer}, sides: true},
	game.EvLapsed:  {voices: public, cases: contractCases, which: byX(contractCases), fields: []field{dealX}},
	game.EvDied:    {voices: sentence | cable, fields: []field{offer}, sides: true},

	game.EvHonoured:  {voices: paper, cases: dueCases, which: byDue},
	game.EvSlipped:   {voices: paper, cases: dueCases, which: byDue},
	game.EvDefaulted: {voices: paper, cases: dueCases, which: byDue},
	game.EvFirstGas:  {voices: public},
	game.EvLot:       {voices: public, fields: []field{gradeX, numY("n"), numZ("lots")}},
	game.EvCheated:   {voices: public},
	game.EvDisputed:  {voices: public},
	game.EvRepriced:  {voices: public, cases: priceCases, which: byPriceX, fields: []field{priceX}},
	game.EvCopied:    {voices: sentence | cable, cases: successCases, which: bySuccessX},
	game.EvCopyFound: {voices: public},
	game.EvSold:      {voices: public},
	game.EvDeveloped: {voices: public},

	game.EvIntrusion: {voices: sentence | cable, cases: successCases, which: bySuccessY, fields: []field{aimX, modeZ}},
	game.EvDetected:  {voices: sentence | cable, cases: knownCases, which: byKnown, fields: []field{aimX}},
	game.EvReport:    {voices: sentence | paper, cases: knownCases, which: byKnown, fields: []field{aimX}},
	game.EvNoise:     {voices: sentence | cable},
	game.EvLearned:   {voices: sentence | cable, fields: []field{gradeX}},
	game.EvFound:     {voices: sentence | cable, cases: knownCases, which: byKnown, fields: []field{numX("n")}},
	game.EvAccused:   {voices: public, cases: strings.Fields("strong fair weak"), which: byProof, fields: []field{numX("n")}},
	game.EvProtested: {voices: sentence | cable, sides: true},
	game.EvIndicted:  {voices: public},
	game.EvBreach:    {voices: public, fields: []field{clauseX}},
	game.EvSuspended: {voices: public, fields: []field{clauseX}},
	game.EvResumed:   {voices: public, fields: []field{clauseX}},
	game.EvWithdrawn: {voices: public, cases: clauseCases, which: byX(clauseCases), fields: []field{clauseX}},
	game.EvSettled:   {voices: public},

	game.EvSanction:    {voices: public, cases: seats, which: byA, fields: []field{numX("n")}},
	game.EvRelaxed:     {voices: public, cases: liftCases, which: byLifted, fields: []field{numX("n")}},
	game.EvExport:      {voices: public, cases: onCases, which: byOn},
	game.EvSubstituted: {voices: public, cases: successCases, which: bySuccessX},
	game.EvFunded:      {voices: public, cases: trackCases, which: byTrack},
	game.EvDeployed:    {voices: public, cases: theatreCases, which: byX(theatreCases), fields: []field{theatreX}},
	game.EvStoodDown:   {voices: public, fields: []field{theatreX}},
	game.EvHardened:    {voices: public},
	game.EvShared:      {voices: public},

	game.EvVenue:       {voices: public, cases: campCases, which: byCamp, fields: []field{venueX, numY("before"), numZ("after")}},
	game.EvVenueHeld:   {voices: public, fields: []field{venueX}},
	game.EvJointPush:   {voices: public, fields: []field{venueX}},
	game.EvForum:       {voices: public, cases: hostCases, which: byHost},
	game.EvInstitution: {voices: public, cases: seats, which: byA, fields: []field{numX("n")}},
	game.EvBloc:        {voices: public, cases: strings.Fields("sovereign open lost loosened"), which: byBloc},
	game.EvLaw:         {voices: public, cases: seats[:2], which: byA, fields: []field{numX("n")}},
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
	game.EvDealBroken: {voices: public, cases: seats, which: byA, fields: []field{termX}},

	game.EvCrisis:     {voices: public, cases: theatreCases, which: byX(theatreCases), fields: []field{theatreX}},
	game.EvStance:     {voices: sentence, cases: codes(int(game.Aside)+1, func(i int) value { return valueOf(game.Stance(i)) }), which: byStance, fields: []field{theatreX}},
	game.EvCrisisOver: {voices: public, cases: endCases, which: byY(endCases), fields: []field{theatreX, numZ("margin")}},
	game.EvBacked:     {voices: public, fields: []field{theatreX}},
	game.EvInCrisis:   {voices: public, fields: []field{theatreX}},
	game.EvAside:      {voices: public, cases: obligedCases, which: byObliged, fields: []field{theatreX}},

	game.EvDeclared:  {voices: public, cases: upCases, which: byUp, fields: []field{rungX, rungY}},
	game.EvEffective: {voices: public, cases: upCases, which: byUp, fields: []field{rungX, rungY, rungZ}},
	game.EvOver:      {voices: public, cases: outcomeCases, which: byX(outcomeCases)},
}

func byStance(_ *game.Setup, e *game.Event) string {
	_, last := cutLast(valueOf(game.Stance(e.Y)).key)
	return last
}
