package game

// Rules are the numbers of the game. They come from scenarios/rules.toml,
// where each has a reason and a plausible range; the toml tags are the paths by
// which scenarios and experiments set them (espionage.detection). Odds are
// faces of a ten-sided die: a roll at or under them succeeds.
type Rules struct {
	Switch    Switches       `toml:"switch"`
	Budget    BudgetRules    `toml:"budget"`
	World     WorldRules     `toml:"world"`
	Tracks    TrackRules     `toml:"tracks"`
	Orders    [Kinds]Cost    `toml:"orders"`
	Energy    EnergyRules    `toml:"energy"`
	Trade     TradeRules     `toml:"trade"`
	Arms      ArmsRules      `toml:"arms"`
	Posture   PostureRules   `toml:"posture"`
	Espionage SpyRules       `toml:"espionage"`
	Evidence  EvidenceRules  `toml:"evidence"`
	Norms     NormsRules     `toml:"norms"`
	Domestic  DomesticRules  `toml:"domestic"`
	Diplomacy DiplomacyRules `toml:"diplomacy"`
	Crisis    CrisisRules    `toml:"crisis"`
	Ladder    LadderRules    `toml:"ladder"`
	Score     ScoreRules     `toml:"score"`
	Balance   BalanceRules   `toml:"balance"`
	Agents    AgentRules     `toml:"agents"`
}

// Each is a number per power.
type Each struct {
	China  int16 `toml:"china"`
	Russia int16 `toml:"russia"`
	US     int16 `toml:"us"`
}

// Of gives the number of a power.
func (e *Each) Of(p Power) int16 {
	switch p {
	case China:
		return e.China
	case Russia:
		return e.Russia
	}
	return e.US
}

// Track gives the number of a power where it is a step of a track.
func (e *Each) Track(p Power) int8 { return int8(e.Of(p)) }

// Switches turn off the mechanism of a row of design §1: 1 on, 0 off.
type Switches struct {
	Energy       int16 `toml:"energy"`       // ¶4, ¶5: gas and oil
	Arms         int16 `toml:"arms"`         // ¶4, ¶5: arms contracts
	Copying      int16 `toml:"copying"`      // ¶4: reverse-engineering
	Words        int16 `toml:"words"`        // ¶2, ¶5: declared apart from effective
	Clauses      int16 `toml:"clauses"`      // ¶1, ¶6: clauses price a proven intrusion
	Doubt        int16 `toml:"doubt"`        // ¶8: evidence instead of truth
	Displacement int16 `toml:"displacement"` // ¶8, ¶9: operators are finite
	Norms        int16 `toml:"norms"`        // ¶11, ¶12: the contest over venues
	Institutions int16 `toml:"institutions"` // ¶13, ¶16: institutions and forums
	Control      int16 `toml:"control"`      // ¶14, ¶17, ¶18: domestic control and know-how
	Programmes   int16 `toml:"programmes"`   // ¶14, ¶20: US programmes and demands
	Alignment    int16 `toml:"alignment"`    // ¶20: agents weigh incentives to align
}

// Cost is what an order costs when it is committed.
type Cost struct {
	Funds     int16 `toml:"funds"`
	Influence int16 `toml:"influence"`
	Operators int16 `toml:"operators"`
}

// BudgetRules turn tracks into the three budgets at the start of a quarter.
type BudgetRules struct {
	FundsBase       int16 `toml:"funds_base"`
	EconomyDivisor  int16 `toml:"economy_divisor"`
	CarryFunds      int16 `toml:"carry_funds"`
	DebtMax         int16 `toml:"debt_max"` // the most debt that is carried over
	IncomeMin       int16 `toml:"income_min"`
	InfluenceBase   int16 `toml:"influence_base"`
	StandingDivisor int16 `toml:"standing_divisor"`
	ResolveDivisor  int16 `toml:"resolve_divisor"` // United States alone
	CarryInfluence  int16 `toml:"carry_influence"`
	OperatorsBase   Each  `toml:"operators_base"`
	OffenceDivisor  int16 `toml:"offence_divisor"`
	UpkeepDivisor   int16 `toml:"upkeep_divisor"`  // upkeep of a sanction: (level+1) divided by this
	PostureDivisor  int16 `toml:"posture_divisor"` // upkeep of posture: its sum divided by this
	OilHigh         int16 `toml:"oil_high"`        // dollars from which Russia gains
	OilLow          int16 `toml:"oil_low"`         // dollars under which Russia loses
	OilSwing        int16 `toml:"oil_swing"`       // funds gained or lost
}

// WorldRules are what happens to everybody.
type WorldRules struct {
	OilStep     int16 `toml:"oil_step"`     // dollars
	OilOdds     int16 `toml:"oil_odds"`     // of a step up, and again of a step down
	OilMemory   int16 `toml:"oil_memory"`   // quarters for half of a shift to fade
	HeatOdds    Heats `toml:"heat_odds"`    // that a theatre warms by itself
	NoiseOdds   int16 `toml:"noise_odds"`   // that criminals leave clues at a power
	ReportOdds  int16 `toml:"report_odds"`  // that a security firm reports the latest intrusion
	ReportReach int16 `toml:"report_reach"` // quarters that a report goes back
	ReportClues int16 `toml:"report_clues"` // evidence that a report adds
}

// Heats is a number per theatre.
type Heats struct {
	Europe  int16 `toml:"europe"`
	Pacific int16 `toml:"pacific"`
}

// Of gives the number of a theatre.
func (h *Heats) Of(t Theatre) int8 {
	if t == Europe {
		return int8(h.Europe)
	}
	return int8(h.Pacific)
}

// TrackRules are where tracks drift to, once a year.
type TrackRules struct {
	Economy      Each  `toml:"economy"`
	Military     Each  `toml:"military"`
	Offence      Each  `toml:"offence"`
	Defence      Each  `toml:"defence"`
	Control      Each  `toml:"control"`       // of the domestic internet; circumvention eats what is above
	ControlYears int16 `toml:"control_years"` // between two steps that circumvention eats
	Standing     Each  `toml:"standing"`
	HomeBase     int16 `toml:"home_base"`    // China, Russia: base plus control divided by the next
	HomeControl  int16 `toml:"home_control"` //
	Resolve      int16 `toml:"resolve"`
	Trust        int16 `toml:"trust"`
	TechTrust    int16 `toml:"tech_trust"`
	Revenue      int16 `toml:"revenue"`
	Drift        int16 `toml:"drift"`        // steps a year
	ThreatEvery  int16 `toml:"threat_every"` // quarters between two steps of fading threat
	ThreatGap    int16 `toml:"threat_gap"`   // the neighbour's military lead divided by this is a floor
	BlocOdds     int16 `toml:"bloc_odds"`    // a year, for each camp, that a bloc turns undecided again
	BiteEconomy  int16 `toml:"bite_economy"` // bites divided by this lower the economy's base
}

// EnergyRules are the gas contract (¶4, ¶5).
type EnergyRules struct {
	Prepay       int16 `toml:"prepay"`
	PrepayEvery  int16 `toml:"prepay_every"`
	PrepayBuild  int16 `toml:"prepay_build"`
	BuildStep    int16 `toml:"build_step"`
	FirstGas     int16 `toml:"first_gas"`
	SellerFlow   int16 `toml:"seller_flow"`
	BuyerFlow    int16 `toml:"buyer_flow"`
	BuyerEconomy int16 `toml:"buyer_economy"`
	OilFixed     int16 `toml:"oil_fixed"`
	DisputeFlow  int16 `toml:"dispute_flow"`
	DisputeTrust int16 `toml:"dispute_trust"`
	PriceWait    int16 `toml:"price_wait"`
	DefaultTrust int16 `toml:"default_trust"`
}

// TradeRules are accords, sanctions, controls and substitution.
type TradeRules struct {
	AccordQuarters  int16 `toml:"accord_quarters"`
	AccordFlow      int16 `toml:"accord_flow"`
	AccordEases     int16 `toml:"accord_eases"`
	AccordDepends   int16 `toml:"accord_depends"`
	AccordAccused   int16 `toml:"accord_accused"` // quarters of an accord that an accusation between its parties costs
	SanctionMax     Each  `toml:"sanction_max"`
	SanctionThreat  int16 `toml:"sanction_threat"`
	SanctionHome    int16 `toml:"sanction_home"`
	SanctionBlame   int16 `toml:"sanction_blame"`
	SanctionRevenue Each  `toml:"sanction_revenue"` // US revenue lost by a step of sanctions on a power
	RallyWait       int16 `toml:"rally_wait"`       // quarters between two gains at home from sanctions
	RelaxHome       int16 `toml:"relax_home"`
	ProvokedFor     int16 `toml:"provoked_for"`
	ExportEconomy   int16 `toml:"export_economy"`
	ExportRevenue   int16 `toml:"export_revenue"`
	ExportWait      int16 `toml:"export_wait"`
	SubstituteOdds  int16 `toml:"substitute_odds"`
}

// ArmsRules are sales, copying and joint development (¶4, ¶5).
type ArmsRules struct {
	AdvancePerLot int16 `toml:"advance_per_lot"` // advance: lots minus one, times this
	FirstLot      int16 `toml:"first_lot"`
	LotEvery      int16 `toml:"lot_every"`
	LotPrice      int16 `toml:"lot_price"`
	BuildFull     int16 `toml:"build_full"` // what building full grade costs the seller
	SlipBy        int16 `toml:"slip_by"`
	SlipFunds     int16 `toml:"slip_funds"` // what a slip saves: the lot is sold on
	FullGain      int16 `toml:"full_gain"`
	ExportGain    int16 `toml:"export_gain"`
	CheatTrust    int16 `toml:"cheat_trust"` // full grade promised, export grade delivered
	DefaultTrust  int16 `toml:"default_trust"`
	KeptTrust     int16 `toml:"kept_trust"`
	SellFunds     int16 `toml:"sell_funds"`
	SellThreat    int16 `toml:"sell_threat"`
	SellTrust     int16 `toml:"sell_trust"`
	SellWait      int16 `toml:"sell_wait"`
	CopyOdds      int16 `toml:"copy_odds"`
	CopyGain      int16 `toml:"copy_gain"`
	CopyFound     int16 `toml:"copy_found"`
	CopyEvidence  int16 `toml:"copy_evidence"`
	CopyTrust     int16 `toml:"copy_trust"`
	BarQuarters   int16 `toml:"bar_quarters"`
	Stages        int16 `toml:"stages"`
	StageFunds    int16 `toml:"stage_funds"`
	StageMilitary int16 `toml:"stage_military"`
	StageInterop  int16 `toml:"stage_interop"`
	FundGain      int16 `toml:"fund_gain"`
	FundWait      int16 `toml:"fund_wait"`
}

// PostureRules are deployments.
type PostureRules struct {
	Max         int16 `toml:"max"`
	DeployHeat  int16 `toml:"deploy_heat"`
	Threat      int16 `toml:"threat"`
	StandHeat   int16 `toml:"stand_heat"`
	StandThreat int16 `toml:"stand_threat"`
	StandHome   int16 `toml:"stand_home"`
	ThreatFloor int16 `toml:"threat_floor"` // posture divided by this is a floor of threat
}

// SpyRules are intrusions (¶8, ¶9).
type SpyRules struct {
	LeaderYield       int16 `toml:"leader_yield"` // successes that a theft of technology from the United States counts as
	QuietOperators    int16 `toml:"quiet_operators"`
	HeavyOperators    int16 `toml:"heavy_operators"`
	BorrowedOperators int16 `toml:"borrowed_operators"`
	AwayQuarters      int16 `toml:"away_quarters"` // in which the operators of an intrusion stay away, beyond its own
	RepeatWindow      int16 `toml:"repeat_window"`
	RepeatPenalty     int16 `toml:"repeat_penalty"`
	WaryQuarters      int16 `toml:"wary_quarters"`
	WaryPenalty       int16 `toml:"wary_penalty"`
	GuideBonus        int16 `toml:"guide_bonus"`
	GuideQuarters     int16 `toml:"guide_quarters"`
	DemandBonus       int16 `toml:"demand_bonus"`
	Steps             int16 `toml:"steps"` // successes for one step of a track
	StepGain          int16 `toml:"step_gain"`
	TheftRevenue      int16 `toml:"theft_revenue"`
	PoliticalHome     int16 `toml:"political_home"`
	IntelQuarters     int16 `toml:"intel_quarters"`
	AttackBonus       int16 `toml:"attack_bonus"` // odds that whoever attacks has over whoever defends
	Detection         int16 `toml:"detection"`
	IdleDivisor       int16 `toml:"idle_divisor"` // idle operators divided by this watch at home
	DetectDivisor     int16 `toml:"detect_divisor"`
	HeavyDetect       int16 `toml:"heavy_detect"`
	BorrowedDetect    int16 `toml:"borrowed_detect"`
	SeenThreat        int16 `toml:"seen_threat"`
	SeenTrust         int16 `toml:"seen_trust"`
	HardenGain        int16 `toml:"harden_gain"`
	ShareDefence      int16 `toml:"share_defence"`
	ShareTrust        int16 `toml:"share_trust"`
}

// EvidenceRules are clues, investigation and accusation (¶8).
type EvidenceRules struct {
	Max             int16 `toml:"max"`
	ClueTrue        int16 `toml:"clue_true"`
	CluesNeeded     int16 `toml:"clues_needed"`
	CeilingBase     int16 `toml:"ceiling_base"`
	Investigate     int16 `toml:"investigate"`
	FalseFace       int16 `toml:"false_face"`
	BreachAt        int16 `toml:"breach_at"`
	StrongAt        int16 `toml:"strong_at"`
	StrongStanding  int16 `toml:"strong_standing"`
	FairStanding    int16 `toml:"fair_standing"`
	WeakStanding    int16 `toml:"weak_standing"`
	Spend           int16 `toml:"spend"`
	AccuseTrust     int16 `toml:"accuse_trust"`
	ProtestAt       int16 `toml:"protest_at"`
	ProtestTrust    int16 `toml:"protest_trust"`
	ProtestWary     int16 `toml:"protest_wary"`
	IndictQuarters  int16 `toml:"indict_quarters"`
	IndictOperators int16 `toml:"indict_operators"`
	IndictThreat    int16 `toml:"indict_threat"`
	IndictHome      int16 `toml:"indict_home"`
	IndictWait      int16 `toml:"indict_wait"`
	Unanswered      int16 `toml:"unanswered"` // resolve lost when theft is proven and not answered, a year
	Decay           int16 `toml:"decay"`
}

// NormsRules are the contest over venues (¶11–13, ¶16).
type NormsRules struct {
	PushWeight     int16     `toml:"push_weight"`
	JointBonus     int16     `toml:"joint_bonus"`
	Margin         int16     `toml:"margin"`
	BlocDivisor    int16     `toml:"bloc_divisor"`
	InstitutionMax int16     `toml:"institution_max"`
	ForumDiscount  int16     `toml:"forum_discount"`
	ForumQuarters  int16     `toml:"forum_quarters"`
	ForumTrust     int16     `toml:"forum_trust"`
	CourtOdds      int16     `toml:"court_odds"`
	PoachOdds      int16     `toml:"poach_odds"`
	Weights        VenueEach `toml:"weights"`
}

// VenueEach is a number per venue.
type VenueEach struct {
	GGE   int16 `toml:"gge"`
	ITU   int16 `toml:"itu"`
	ICANN int16 `toml:"icann"`
	Club  int16 `toml:"club"`
}

// Of gives the number of a venue.
func (e *VenueEach) Of(v Venue) int8 {
	return int8([Venues]int16{e.GGE, e.ITU, e.ICANN, e.Club}[v])
}

// DomesticRules are control at home and the programmes against it (¶14, ¶17, ¶18, ¶20).
type DomesticRules struct {
	LawControl    int16 `toml:"law_control"`
	LawHome       int16 `toml:"law_home"`
	LawThreat     int16 `toml:"law_threat"` // threat from the United States from which a law adds to home
	LawWait       int16 `toml:"law_wait"`
	LawEconomyAt  int16 `toml:"law_economy_at"` // every so many steps of control cost the economy one
	KnowHowTrust  int16 `toml:"know_how_trust"`
	FreedomBase   int16 `toml:"freedom_base"`
	FreedomHome   int16 `toml:"freedom_home"`
	FreedomThreat int16 `toml:"freedom_threat"`
	FreedomBlocs  int16 `toml:"freedom_blocs"`
	DemandFor     int16 `toml:"demand_for"`
	LeakOdds      int16 `toml:"leak_odds"`
	LeakTrust     int16 `toml:"leak_trust"`
	LeakBlocs     int16 `toml:"leak_blocs"`
}

// DiplomacyRules are words, pacts and their upkeep (¶1, ¶6).
type DiplomacyRules struct {
	ConsultEvery     int16 `toml:"consult_every"`
	ConsultCost      int16 `toml:"consult_cost"`
	SoftTrust        int16 `toml:"soft_trust"` // above this, soft acts raise trust no more
	ConsultTrust     int16 `toml:"consult_trust"`
	DefaultTrust     int16 `toml:"default_trust"`
	StatementBelow   int16 `toml:"statement_below"`
	StatementGain    int16 `toml:"statement_gain"`
	ExerciseEvery    int16 `toml:"exercise_every"`
	ExerciseFirst    int16 `toml:"exercise_first"` // quarters from the clause to the first
	ExerciseCost     int16 `toml:"exercise_cost"`
	ExerciseInterop  int16 `toml:"exercise_interop"`
	ExerciseCap      int16 `toml:"exercise_cap"`
	ExerciseThreat   int16 `toml:"exercise_threat"`
	CommandEvery     int16 `toml:"command_every"`
	CommandFirst     int16 `toml:"command_first"`
	CommandCost      int16 `toml:"command_cost"`
	CommandInterop   int16 `toml:"command_interop"`
	SuspendQuarters  int16 `toml:"suspend_quarters"`
	BreachQuarters   int16 `toml:"breach_quarters"`
	WithdrawStanding int16 `toml:"withdraw_standing"`
	WithdrawTrust    int16 `toml:"withdraw_trust"`
	DealQuarters     int16 `toml:"deal_quarters"`
	DealEvery        int16 `toml:"deal_every"`
	DealRelief       int16 `toml:"deal_relief"`
	DealFlow         int16 `toml:"deal_flow"`
	DealThreat       int16 `toml:"deal_threat"`
	DealHome         int16 `toml:"deal_home"`
	DealRivalTrust   int16 `toml:"deal_rival_trust"`
	DealBreach       int16 `toml:"deal_breach"`
	UltimatumWait    int16 `toml:"ultimatum_wait"`
	UltimatumThreat  int16 `toml:"ultimatum_threat"`
	UltimatumBlame   int16 `toml:"ultimatum_blame"` // standing lost by one without cause
	ComplyHeat       int16 `toml:"comply_heat"`
	ComplyStanding   int16 `toml:"comply_standing"`
	ComplyHome       int16 `toml:"comply_home"`
	ComplyStakes     int16 `toml:"comply_stakes"`
	BluffHome        int16 `toml:"bluff_home"`
}

// CrisisRules are crises in the two theatres (Snyder 1984).
type CrisisRules struct {
	Threshold      int16 `toml:"threshold"`
	OddsMax        int16 `toml:"odds_max"`
	Backed         int16 `toml:"backed"`
	Local          int16 `toml:"local"`
	Exercised      int16 `toml:"exercised"`
	Intel          int16 `toml:"intel"`
	DeclaredAt     int16 `toml:"declared_at"`
	DeclaredBonus  int16 `toml:"declared_bonus"`
	Margin         int16 `toml:"margin"`
	StakesDecisive int16 `toml:"stakes_decisive"`
	StakesYield    int16 `toml:"stakes_yield"`
	NarrowFunds    int16 `toml:"narrow_funds"`
	StandHome      int16 `toml:"stand_home"`
	YieldHome      int16 `toml:"yield_home"`
	YieldStanding  int16 `toml:"yield_standing"`
	BackFunds      int16 `toml:"back_funds"`
	BackDebt       int16 `toml:"back_debt"` // how far a backer may run into debt
	BackTrust      int16 `toml:"back_trust"`
	ConsultCost    int16 `toml:"consult_cost"`
	ConsultTrust   int16 `toml:"consult_trust"`
	AsideStanding  int16 `toml:"aside_standing"`
	AsideTrust     int16 `toml:"aside_trust"`
	HeatAfter      int16 `toml:"heat_after"`
	Threat         int16 `toml:"threat"`
}

// LadderRules are the criteria of the rungs, after Korolev (2019), with the
// obligations named as in ATOP. Windows are in quarters.
type LadderRules struct {
	Agree          int16 `toml:"agree"` // quarters that must agree before a rung moves
	ConsultCount   int16 `toml:"consult_count"`
	ConsultWindow  int16 `toml:"consult_window"`
	LotWindow      int16 `toml:"lot_window"`
	ExerciseCount  int16 `toml:"exercise_count"`
	ExerciseWindow int16 `toml:"exercise_window"`
	EntenteInterop int16 `toml:"entente_interop"`
	PushVenues     int16 `toml:"push_venues"`
	PushWindow     int16 `toml:"push_window"`
	CrisisWindow   int16 `toml:"crisis_window"`
	AllyInterop    int16 `toml:"ally_interop"`
	RestateWindow  int16 `toml:"restate_window"`
	WordsAhead     int16 `toml:"words_ahead"` // rungs that a statement may claim above what is signed
	WordsMax       int16 `toml:"words_max"`   // the highest rung that a statement alone can claim
}

// ScoreRules weigh the objectives of each power; each column sums to 100.
type ScoreRules struct {
	Economy     Each  `toml:"economy"`
	Home        Each  `toml:"home"`
	Venues      Each  `toml:"venues"`
	Military    Each  `toml:"military"`
	Stakes      Each  `toml:"stakes"`
	Autonomy    Each  `toml:"autonomy"`
	Standing    Each  `toml:"standing"`
	Income      Each  `toml:"income"`
	Edge        Each  `toml:"edge"`
	LowRung     Each  `toml:"low_rung"`
	Tech        Each  `toml:"tech"`
	Theft       Each  `toml:"theft"`
	IncomeTop   int16 `toml:"income_top"`   // contract flows a quarter that count as full marks
	ArmsIncome  int16 `toml:"arms_income"`  // what arms paid for within the year count as, in flows
	Command     int16 `toml:"command"`      // autonomy lost by a joint command
	Alliance    int16 `toml:"alliance"`     // autonomy lost by a defence clause
	TheftStep   int16 `toml:"theft_step"`   // marks lost by a theft within a year
	BiteStep    int16 `toml:"bite_step"`    // marks for markets and technology lost by a step of sanctions that bites
	ControlStep int16 `toml:"control_step"` // and by a step of export control
	BookShare   int16 `toml:"book_share"`   // tenths of a point for each fund of book value left at the end
}

// BalanceRules turn the state into the readout of design §2.6.
type BalanceRules struct {
	ThreatFrom   int16 `toml:"threat_from"` // threat from which a common foe counts
	ThreatWeight int16 `toml:"threat_weight"`
	BiteWeight   int16 `toml:"bite_weight"`
	CrisisWeight int16 `toml:"crisis_weight"`
	PowerGap     int16 `toml:"power_gap"`
	NormsWeight  int16 `toml:"norms_weight"`
	TradeWeight  int16 `toml:"trade_weight"`
	AutonomyCost int16 `toml:"autonomy_cost"`
	EntrapCost   int16 `toml:"entrap_cost"`
	RiseCost     int16 `toml:"rise_cost"`
	BreachCost   int16 `toml:"breach_cost"`
	BreachOpen   int16 `toml:"breach_open"` // steps of evidence that an open breach counts as
	DistrustCost int16 `toml:"distrust_cost"`
}
