package game

// AgentRules are how agents reckon: guesses about others, the length of their
// sight, and what means are worth to them. Worth is in tenths of a point of
// score, summed over quarters.
type AgentRules struct {
	AcceptBase     int16      `toml:"accept_base"`     // chance in hundred that an offer is accepted
	AcceptTrust    int16      `toml:"accept_trust"`    // and more for each step of trust
	AcceptAgain    int16      `toml:"accept_again"`    // in hundred of that, for each time it was refused of late
	IdleGuess      int16      `toml:"idle_guess"`      // operators divided by this are reckoned idle
	YieldGuess     int16      `toml:"yield_guess"`     // chance in hundred that an ultimatum is complied with
	StandBase      int16      `toml:"stand_base"`      // chance in hundred that the other side stands in a crisis
	StandHome      int16      `toml:"stand_home"`      // and more for each step of its home above the middle
	Horizon        int16      `toml:"horizon"`         // quarters that what lasts is counted for
	HalfLife       int16      `toml:"half_life"`       // quarters that what drifts is counted for
	Precision      Each       `toml:"precision"`       // of quantal choice: higher is nearer to the best
	FundsWorth     Each       `toml:"funds_worth"`     // of one fund
	InfluenceWorth Each       `toml:"influence_worth"` //
	OperatorWorth  Each       `toml:"operator_worth"`  //
	Threshold      Each       `toml:"threshold"`       // the least worth of a card
	Stops          int16      `toml:"stops"`           // as how many cards at the threshold it counts to stop
	TrustWorth     Each       `toml:"trust_worth"`     // of a step of the partner's trust
	RivalTrust     Each       `toml:"rival_trust"`     // of a step of trust of a power that is no partner
	FaithWorth     Each       `toml:"faith_worth"`     // of a due in the own record
	SecrecyWorth   Each       `toml:"secrecy_worth"`   // of a step of cyber defence
	EvidenceWorth  Each       `toml:"evidence_worth"`  // of a step of evidence
	ProofCost      Each       `toml:"proof_cost"`      // of being named for an intrusion
	ProofBound     Each       `toml:"proof_bound"`     // more, while a clause or a deal forbids it
	Grievance      Each       `toml:"grievance"`       // worth of harm done to one who provoked
	RivalHarm      Each       `toml:"rival_harm"`      // worth of a fund a quarter taken from a rival
	ThreatCost     Each       `toml:"threat_cost"`     // of a step of threat that another feels
	AlignWorth     Each       `toml:"align_worth"`     // of a deed, for each ten of net balance
	ApartWorth     int16      `toml:"apart_worth"`     // United States: of a deed of the two undone
	WordsWorth     int16      `toml:"words_worth"`     // of a declared rung at a full pull
	StrengthWorth  int16      `toml:"strength_worth"`  // of a step of strength in a crisis, for each heat
	GuessLeast     int16      `toml:"guess_least"`     // no guess about others is nearer to certainty
	RestraintGuess int16      `toml:"restraint_guess"` // chance in hundred that restraint follows a protest
	AnswerGuess    int16      `toml:"answer_guess"`    // chance in hundred that somebody pushes back
	LaterGuess     int16      `toml:"later_guess"`     // in hundred of what an arms contract brings years later
	BackGuess      int16      `toml:"back_guess"`      // of being backed, in hundred of the chance of acceptance
	BorrowedGuess  int16      `toml:"borrowed_guess"`  // of being named behind borrowed tools, in hundred of the chance with own
	SpentGuess     int16      `toml:"spent_guess"`     // of others' means that are spent by the time of replies, in hundred
	FullGuess      int16      `toml:"full_guess"`      // chance in hundred that full grade is built where promised
	SuccessGuess   int16      `toml:"success_guess"`   // chance in hundred that an intrusion found out had succeeded
	ControlThreat  int16      `toml:"control_threat"`  // of a step of control, for each step of threat from the United States (¶14)
	ControlBite    int16      `toml:"control_bite"`    // and for each step of its sanctions that bites
	Share          ShareRules `toml:"share"`
	SearchPlans    Effort     `toml:"search_plans"`   // candidate plans of a search, by strength
	SearchHorizon  int16      `toml:"search_horizon"` // quarters played on
	SearchTail     int16      `toml:"search_tail"`    // quarters that the last one stands for
	SearchNodes    Effort     `toml:"search_nodes"`   // nodes a decision, by strength
}

// ShareRules are what agents hold a thing to be worth beside another, in
// hundredths of the other: rules.toml says of what.
type ShareRules struct {
	IdlePrice     int16 `toml:"idle_price"`
	Stock         int16 `toml:"stock"`
	Flow          int16 `toml:"flow"`
	Spite         int16 `toml:"spite"`
	BiteMarket    int16 `toml:"bite_market"`
	Position      int16 `toml:"position"`
	Tech          int16 `toml:"tech"`
	Control       int16 `toml:"control"`
	Institution   int16 `toml:"institution"`
	Forum         int16 `toml:"forum"`
	Bloc          int16 `toml:"bloc"`
	Posture       int16 `toml:"posture"`
	Evidence      int16 `toml:"evidence"`
	Wary          int16 `toml:"wary"`
	Guide         int16 `toml:"guide"`
	Demand        int16 `toml:"demand"`
	Dependence    int16 `toml:"dependence"`
	Rift          int16 `toml:"rift"`
	RivalEconomy  int16 `toml:"rival_economy"`
	RivalStrength int16 `toml:"rival_strength"`
	RivalOperator int16 `toml:"rival_operator"`
	FreeLaw       int16 `toml:"free_law"`
	Talks         int16 `toml:"talks"`
	PactExercises int16 `toml:"pact_exercises"`
	PactSecrecy   int16 `toml:"pact_secrecy"`
	PactBound     int16 `toml:"pact_bound"`
	PactVoice     int16 `toml:"pact_voice"`
	PactCommand   int16 `toml:"pact_command"`
	PactDefence   int16 `toml:"pact_defence"`
	PactBacking   int16 `toml:"pact_backing"`
	CalmFront     int16 `toml:"calm_front"`
	PartnerHeat   int16 `toml:"partner_heat"`
	ProofTrust    int16 `toml:"proof_trust"`
	Intel         int16 `toml:"intel"`
	IntelGrade    int16 `toml:"intel_grade"`
	EndBond       int16 `toml:"end_bond"`
	BoundTheft    int16 `toml:"bound_theft"`
	BoundBacking  int16 `toml:"bound_backing"`
	BindTheft     int16 `toml:"bind_theft"`
	BindDelivery  int16 `toml:"bind_delivery"`
	BindBacking   int16 `toml:"bind_backing"`
	BindStrength  int16 `toml:"bind_strength"`
}

// Effort is a number per strength of a search.
type Effort struct {
	Light  int16 `toml:"light"`
	Steady int16 `toml:"steady"`
	Deep   int16 `toml:"deep"`
}
