package game

// Kind is the kind of an order.
type Kind uint8

// The orders, by family, in the order in which they are listed everywhere.
const (
	Pass Kind = iota // no order: never listed, the zero value

	GasOffer // trade
	Renegotiate
	Build
	AccordOffer
	Impose
	Relax
	ExportControl
	Substitute

	Fund // arms
	ArmsOffer
	SellElsewhere
	CopyArms
	Develop
	Deploy
	StandDown

	Intrude // spying
	Harden
	Investigate
	Protest
	Accuse
	Indict
	Share

	Push // norms
	JointPush
	HostForum
	Found
	Court
	ControlLaw
	KnowHow
	Freedom
	DemandFirms

	Statement // diplomacy
	ConsultOffer
	Treaty
	Withdraw
	DealOffer
	Ultimate

	AnswerDue // not cards
	TakeStance
	Reply

	Kinds = iota
)

// Family groups orders on the table.
type Family uint8

// The families.
const (
	Trade Family = iota
	Arms
	Spying
	Norms
	Diplomacy
	Answers  // not cards: dues, stances, replies
	Families = 6
)

// Order is a typed order. What To, A and B mean depends on Kind; see Specs.
// It is a comparable value of four bytes.
type Order struct {
	Kind Kind
	To   Power // addressee, target or victim; Nobody where the kind has none
	A, B uint8 // terms from the menus of the kind
}

// Menu is the list of values that a term is chosen from.
type Menu uint8

// The menus.
const (
	NoMenu Menu = iota
	PriceMenu
	PrepayMenu
	TrackMenu
	GradeMenu
	LotsMenu
	TheatreMenu
	AimMenu
	ModeMenu
	VenueMenu
	HostMenu
	PactMenu
	TermMenu
	ContractMenu
	ChoiceMenu
	StanceMenu
	OfferMenu
	AnswerMenu
)

// Spec says what an order of a kind looks like.
type Spec struct {
	Name   string // in text and JSON forms
	Family Family
	Who    [Powers]bool // which powers may have it
	To     bool         // whether it names a power
	A, B   Menu
	Offer  bool  // whether the addressee replies
	Both   bool  // whether the replier pays the same
	Stage  Stage // when it is resolved
}

// Stage is a step of Resolve.
type Stage uint8

// The stages, in order of resolution (model.md).
const (
	Withdrawals Stage = iota
	DuesStage
	Replies
	SanctionsStage
	DefenceStage
	Intrusions
	Investigations
	Accusations
	NormsStage
	DiplomacyStage
	CrisesStage
	Stages = iota
)

var (
	anyone    = [Powers]bool{true, true, true}
	eurasians = [Powers]bool{true, true, false}
	onlyC     = [Powers]bool{true, false, false}
	onlyR     = [Powers]bool{false, true, false}
	onlyU     = [Powers]bool{false, false, true}
)

// Specs describes every kind of order.
var Specs = [Kinds]Spec{
	Pass: {Name: "pass"},

	GasOffer:      {Name: "gas-offer", Family: Trade, Who: eurasians, To: true, A: PriceMenu, B: PrepayMenu, Offer: true, Stage: Replies},
	Renegotiate:   {Name: "renegotiate", Family: Trade, Who: eurasians, To: true, Offer: true, Stage: Replies},
	Build:         {Name: "build", Family: Trade, Who: eurasians, Stage: DefenceStage},
	AccordOffer:   {Name: "accord", Family: Trade, Who: eurasians, To: true, Offer: true, Stage: Replies},
	Impose:        {Name: "sanction", Family: Trade, Who: anyone, To: true, Stage: SanctionsStage},
	Relax:         {Name: "relax", Family: Trade, Who: anyone, To: true, Stage: SanctionsStage},
	ExportControl: {Name: "export-control", Family: Trade, Who: onlyU, To: true, Stage: SanctionsStage},
	Substitute:    {Name: "substitute", Family: Trade, Who: anyone, Stage: DefenceStage},

	Fund:          {Name: "fund", Family: Arms, Who: anyone, A: TrackMenu, Stage: DefenceStage},
	ArmsOffer:     {Name: "arms-offer", Family: Arms, Who: onlyR, To: true, A: GradeMenu, B: LotsMenu, Offer: true, Stage: Replies},
	SellElsewhere: {Name: "sell-elsewhere", Family: Arms, Who: onlyR, Stage: DefenceStage},
	CopyArms:      {Name: "copy", Family: Arms, Who: onlyC, Stage: DefenceStage},
	Develop:       {Name: "develop", Family: Arms, Who: eurasians, To: true, Offer: true, Stage: Replies},
	Deploy:        {Name: "deploy", Family: Arms, Who: anyone, A: TheatreMenu, Stage: DefenceStage},
	StandDown:     {Name: "stand-down", Family: Arms, Who: anyone, A: TheatreMenu, Stage: DefenceStage},

	Intrude:     {Name: "intrude", Family: Spying, Who: anyone, To: true, A: AimMenu, B: ModeMenu, Stage: Intrusions},
	Harden:      {Name: "harden", Family: Spying, Who: anyone, Stage: DefenceStage},
	Investigate: {Name: "investigate", Family: Spying, Who: anyone, Stage: Investigations},
	Protest:     {Name: "protest", Family: Spying, Who: anyone, To: true, Stage: Accusations},
	Accuse:      {Name: "accuse", Family: Spying, Who: anyone, To: true, Stage: Accusations},
	Indict:      {Name: "indict", Family: Spying, Who: onlyU, To: true, Stage: Accusations},
	Share:       {Name: "share", Family: Spying, Who: anyone, To: true, Stage: DefenceStage},

	Push:        {Name: "push", Family: Norms, Who: anyone, A: VenueMenu, Stage: NormsStage},
	JointPush:   {Name: "joint-push", Family: Norms, Who: eurasians, To: true, A: VenueMenu, Offer: true, Both: true, Stage: NormsStage},
	HostForum:   {Name: "host-forum", Family: Norms, Who: anyone, A: HostMenu, Stage: NormsStage},
	Found:       {Name: "found-institution", Family: Norms, Who: anyone, Stage: NormsStage},
	Court:       {Name: "court", Family: Norms, Who: anyone, Stage: NormsStage},
	ControlLaw:  {Name: "control-law", Family: Norms, Who: eurasians, Stage: NormsStage},
	KnowHow:     {Name: "know-how", Family: Norms, Who: eurasians, To: true, Stage: NormsStage},
	Freedom:     {Name: "freedom-programme", Family: Norms, Who: onlyU, To: true, Stage: NormsStage},
	DemandFirms: {Name: "demand-firms", Family: Norms, Who: onlyU, Stage: NormsStage},

	Statement:    {Name: "statement", Family: Diplomacy, Who: eurasians, To: true, Offer: true, Both: true, Stage: DiplomacyStage},
	ConsultOffer: {Name: "consultations", Family: Diplomacy, Who: eurasians, To: true, Offer: true, Stage: Replies},
	Treaty:       {Name: "treaty", Family: Diplomacy, Who: eurasians, To: true, A: PactMenu, Offer: true, Stage: Replies},
	Withdraw:     {Name: "withdraw", Family: Diplomacy, Who: eurasians, A: PactMenu, Stage: Withdrawals},
	DealOffer:    {Name: "deal", Family: Diplomacy, Who: onlyU, To: true, A: TermMenu, Offer: true, Stage: Replies},
	Ultimate:     {Name: "ultimatum", Family: Diplomacy, Who: onlyU, To: true, Stage: DiplomacyStage},

	AnswerDue:  {Name: "due", Family: Answers, Who: anyone, A: ContractMenu, B: ChoiceMenu, Stage: DuesStage},
	TakeStance: {Name: "stance", Family: Answers, Who: anyone, A: TheatreMenu, B: StanceMenu, Stage: CrisesStage},
	Reply:      {Name: "reply", Family: Answers, Who: anyone, A: OfferMenu, B: AnswerMenu, Stage: Replies},
}

// Offered tells whether the order waits for somebody's reply, and whose. An
// invitation to a forum is an offer to the partner; a forum alone is not.
func (o Order) Offered(by Power) (to Power, yes bool) {
	if o.Kind == HostForum {
		return by.Partner(), o.A == HostTogether
	}
	return o.To, Specs[o.Kind].Offer
}

// How a forum is hosted.
const (
	HostAlone = iota
	HostTogether
)

// Card tells whether the order counts against the cards of the quarter.
func (o Order) Card() bool { return o.Kind != Pass && o.Kind < AnswerDue }

// Plan is what a power enters at a decision point: cards, answers to dues and
// stances at Plan, replies at Reply. The zero value is the empty plan, for
// which Complete puts in the defaults.
type Plan struct {
	N      uint8
	Orders [MaxOrders]Order
}

// List gives the orders of the plan. The slice shares the plan's memory.
func (p *Plan) List() []Order { return p.Orders[:p.N] }

// Add puts an order at the end; false if the plan is full.
func (p *Plan) Add(o Order) bool {
	if int(p.N) == len(p.Orders) {
		return false
	}
	p.Orders[p.N] = o
	p.N++
	return true
}

// Cards counts the cards in the plan.
func (p *Plan) Cards() int {
	n := 0
	for _, o := range p.List() {
		if o.Card() {
			n++
		}
	}
	return n
}

// Has tells whether the plan holds exactly this order.
func (p *Plan) Has(o Order) bool {
	for _, x := range p.List() {
		if x == o {
			return true
		}
	}
	return false
}

// Inputs is what the three powers enter at one decision point.
type Inputs [Powers]Plan
