package game

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"entente/game/fault"
)

// FormVersion is the version of the JSON forms below. Files and protocols that
// carry them say it once, in their header.
const FormVersion = 1

// MarshalJSON writes an order as an object of words:
// {"order":"intrude","to":"russia","aim":"technology","mode":"borrowed"}.
func (o Order) MarshalJSON() ([]byte, error) {
	if int(o.Kind) >= len(Specs) {
		return nil, fault.NoKind.New(uint8(o.Kind))
	}
	spec := &Specs[o.Kind]
	b := append([]byte(`{"order":`), strconv.Quote(spec.Name)...)
	field := func(key, value string) {
		b = append(b, ',')
		b = strconv.AppendQuote(b, key)
		b = append(b, ':')
		b = strconv.AppendQuote(b, value)
	}
	if spec.To {
		field("to", o.To.String())
	}
	for _, term := range [2]struct {
		menu Menu
		v    uint8
	}{{spec.A, o.A}, {spec.B, o.B}} {
		if term.menu == NoMenu {
			continue
		}
		if !onMenu(term.menu, term.v) {
			return nil, fault.NoValue.New(spec.Name, menuKeys[term.menu], term.v)
		}
		field(menuKeys[term.menu], menus[term.menu][term.v])
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads the object form; unknown and missing keys are errors.
func (o *Order) UnmarshalJSON(b []byte) error {
	var words map[string]string
	if err := json.Unmarshal(b, &words); err != nil {
		return fault.OrderNoWords.New(err)
	}
	if len(words) == 1 && words["order"] == Specs[Pass].Name { // an empty slot
		*o = Order{}
		return nil
	}
	got, err := orderOf(words["order"])
	if err != nil {
		return err
	}
	spec, used := &Specs[got.Kind], 1
	take := func(key string) (string, error) {
		w, ok := words[key]
		if !ok {
			return "", fault.OrderLacksKey.New(spec.Name, key)
		}
		used++
		return w, nil
	}
	if spec.To {
		w, err := take("to")
		if err != nil {
			return err
		}
		if got.To, err = ParsePower(w); err != nil {
			return fault.InOrder.New(spec.Name, err)
		}
	}
	for _, term := range [2]struct {
		menu Menu
		to   *uint8
	}{{spec.A, &got.A}, {spec.B, &got.B}} {
		if term.menu == NoMenu {
			continue
		}
		w, err := take(menuKeys[term.menu])
		if err != nil {
			return err
		}
		if *term.to, err = lookUp(term.menu, w); err != nil {
			return fault.InOrder.New(spec.Name, err)
		}
	}
	if used != len(words) {
		return fault.OrderOtherKey.New(spec.Name, string(b))
	}
	*o = got
	return nil
}

// MarshalText writes the name of the power.
func (p Power) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a name that MarshalText wrote.
func (p *Power) UnmarshalText(b []byte) error {
	if string(b) == "nobody" {
		*p = Nobody
		return nil
	}
	for i, n := range powerNames {
		if string(b) == n {
			*p = Power(i)
			return nil
		}
	}
	return fault.NoParty.New(string(b))
}

// MarshalJSON writes a plan as a list of orders.
func (p Plan) MarshalJSON() ([]byte, error) { return json.Marshal(p.List()) }

// UnmarshalJSON reads a list of at most MaxOrders orders.
func (p *Plan) UnmarshalJSON(b []byte) error {
	var list []Order
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	var plan Plan
	for _, o := range list {
		if !plan.Add(o) {
			return fault.PlanTooLong.New(len(list), MaxOrders)
		}
	}
	*p = plan
	return nil
}

// jsonEvent is the object form of an event.
type jsonEvent struct {
	ID      ID     `json:"id"`
	Event   string `json:"event"`
	Cause   ID     `json:"cause,omitempty"`
	Also    ID     `json:"also,omitempty"`
	Quarter uint8  `json:"quarter"`
	See     uint8  `json:"see"`
	A       Power  `json:"a"`
	B       Power  `json:"b"`
	Track   string `json:"track,omitempty"`
	X       int16  `json:"x"`
	Y       int16  `json:"y"`
	Z       int16  `json:"z"`
	Order   *Order `json:"order,omitempty"`
	Para    uint8  `json:"para,omitempty"`
}

// MarshalJSON writes an event as an object, its kind and track by name.
func (e Event) MarshalJSON() ([]byte, error) {
	j := jsonEvent{ID: e.ID, Event: e.Kind.String(), Cause: e.Cause, Also: e.Also, Quarter: e.Quarter, See: e.See,
		A: e.A, B: e.B, X: e.X, Y: e.Y, Z: e.Z, Para: e.Para}
	if e.Q != NoQuantity {
		j.Track = e.Q.String()
	}
	if e.Order != (Order{}) {
		j.Order = &e.Order
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads the object form.
func (e *Event) UnmarshalJSON(b []byte) error {
	var j jsonEvent
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&j); err != nil {
		return err
	}
	got := Event{ID: j.ID, Cause: j.Cause, Also: j.Also, Quarter: j.Quarter, See: j.See, A: j.A, B: j.B, X: j.X, Y: j.Y, Z: j.Z, Para: j.Para}
	var err error
	if got.Kind, err = named[EventKind](j.Event, EventKinds); err != nil {
		return err
	}
	if j.Track != "" {
		if got.Q, err = named[Quantity](j.Track, Quantities); err != nil {
			return err
		}
	}
	if j.Order != nil {
		got.Order = *j.Order
	}
	*e = got
	return nil
}

// named finds the code of a name.
func named[T interface {
	~uint8
	fmt.Stringer
}](s string, n int) (T, error) {
	for i := range n {
		if T(i).String() == s {
			return T(i), nil
		}
	}
	return 0, fault.NoCode.New(s)
}

// jsonRefusal is the object form of a refusal.
type jsonRefusal struct {
	Code  string `json:"refusal"`
	Order *Order `json:"order,omitempty"`
	Need  int16  `json:"need"`
	Have  int16  `json:"have"`
}

// MarshalJSON writes a refusal as an object, its code by name.
func (r Refusal) MarshalJSON() ([]byte, error) {
	j := jsonRefusal{Code: r.Code.String(), Need: r.Need, Have: r.Have}
	if r.Order.Kind != Pass && int(r.Order.Kind) < len(Specs) {
		j.Order = &r.Order
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads the object form.
func (r *Refusal) UnmarshalJSON(b []byte) error {
	var j jsonRefusal
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	code, err := named[Code](j.Code, Codes)
	if err != nil {
		return err
	}
	*r = Refusal{Code: code, Need: j.Need, Have: j.Have}
	if j.Order != nil {
		r.Order = *j.Order
	}
	return nil
}

// MarshalJSON writes a reason as an object, its motives by name.
func (r Reason) MarshalJSON() ([]byte, error) {
	return json.Marshal(jsonReason{r.Motive.String(), r.About, r.Against.String(), r.X})
}

// UnmarshalJSON reads the object form.
func (r *Reason) UnmarshalJSON(b []byte) error {
	var j jsonReason
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	m, err := named[Motive](j.Motive, Motives)
	if err != nil {
		return err
	}
	against, err := named[Motive](j.Against, Motives)
	if err != nil {
		return err
	}
	*r = Reason{m, j.About, against, j.X}
	return nil
}

type jsonReason struct {
	Motive  string `json:"motive"`
	About   Power  `json:"about"`
	Against string `json:"against"`
	X       int16  `json:"x"`
}
