package evolution

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hebbarium/app/ui"
	"hebbarium/brain"
	"hebbarium/brain/formula"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
)

// network is what the sheet's second page asks for: the network as a campaign's file has it,
// whose texts are as they are typed. The zero value is the paper's.
type network struct {
	hidden, activation, bound, forget, every, mean string
	recurrent, modulators                          int
	bias, normalise                                bool
}

// asked is what is chosen, as the flags of the command line make it.
func (n *network) asked() (a campaign.Network, err error) {
	a = campaign.Network{Activation: squeezed(n.activation), Recurrent: n.recurrent, Modulators: n.modulators, Bias: n.bias, Normalise: n.normalise}
	if text := squeezed(n.hidden); text != "" {
		if a.Hidden, err = campaign.ParseLayers(strings.Split(text, ",")); err != nil {
			return a, err
		}
	}
	if a.Bound, err = share(n.bound, "bound"); err != nil {
		return a, err
	}
	if a.Forget, err = share(n.forget, "forget"); err != nil {
		return a, err
	}
	every, err := steps(n.every, "every")
	if err != nil {
		return a, err
	}
	mean, err := steps(n.mean, "mean activations")
	if err == nil && (every != 1 || mean != 1) {
		a.Every, a.Mean = every, mean
	}
	return a, err
}

// squeezed is a text in small letters without spaces.
func squeezed(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(text), ""))
}

// share reads a number of a setting, "" for none.
func share(text, what string) (float32, error) {
	if text = squeezed(text); text == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(text, 32)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, fmt.Errorf("%s: expected a number, found %.20q", what, text)
	}
	return float32(v), nil
}

// steps reads how many steps a setting has, "" for one.
func steps(text, what string) (int, error) {
	if text = squeezed(text); text == "" {
		return 1, nil
	}
	v, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%s: expected a whole number of steps, found %.20q", what, text)
	}
	return v, nil
}

// fields are the settings that are typed.
type fields struct {
	rule, hidden, activation, bound, forget, every, mean *ui.Field
}

// newFields makes the fields of a panel's choices.
func newFields(p *Panel) *fields {
	n := &p.choices.network
	field := func(name string, to *string, empty func() string) *ui.Field {
		live := func(typed string) { *to = strings.TrimSpace(typed) }
		f := ui.NewField(name, "", "", func() string { return *to }, func(typed string) bool { live(typed); return true })
		f.Size, f.Left, f.Fixed, f.InPopup, f.Live, f.Tell, f.Empty = kit.Caption, true, true, true, live, p.hand.Say, ""
		if empty != nil {
			f.Empty = empty()
		}
		return f
	}
	is := func(text string) func() string { return func() string { return text } }
	all := &fields{
		hidden: field("hidden", &n.hidden, is("128,64")), activation: field("activation", &n.activation, is("one each: tanh,relu")),
		bound: field("bound", &n.bound, is("none")), forget: field("forget", &n.forget, is("0")),
		every: field("every", &n.every, is("1")), mean: field("mean activations", &n.mean, is("1")),
		rule: field("rule", &p.choices.rule, nil),
	}
	bound := all.bound.Live
	all.bound.Live = func(typed string) {
		n.normalise = n.normalise && strings.TrimSpace(typed) == "" // of the two ways there is one
		bound(typed)
	}
	all.rule.Wrong = func() (from, to int) { return wrongOf(all.rule.Typed()) }
	all.rule.Why = func() string {
		if p.choices.present {
			return "The search begins at a rule set, and has its rule"
		}
		return ""
	}
	return all
}

// wrongOf are the characters of a rule that are wrong, none of one that is right.
func wrongOf(text string) (from, to int) {
	if _, err := brain.ParseRule(text); err == nil {
		return 0, 0
	}
	_, err := formula.Parse(text)
	wrong, ok := err.(*formula.Error)
	if !ok {
		return 0, 0
	}
	from = min(max(wrong.Column-1, 0), len([]rune(text)))
	return from, from + 1
}

// networkRows are the questions about the rule's text and the network.
func (p *Panel) networkRows() []choiceRow {
	c, n, f := &p.choices, &p.choices.network, p.fields
	usual, _ := episode.ArchitectureOf(p.view.World)
	layers := usual.Layers() - 1
	if a, err := n.asked(); err == nil && a.Hidden != nil {
		layers = min(len(a.Hidden), brain.MaxLayers-1)
	}
	rule := choiceRow{title: "Rule", field: f.rule, on: -1, tip: "How each synapse changes: a form such as ABCD_lr, or a formula of pre, post, w, m and names of your own such as A and eta; capital letters and eta are evolved."}
	if c.present {
		rule.title, rule.note = "Rule", "this rule set's"
	}
	size, activations := kept(n.normalise, n.bound), []string{"tanh", "relu", "linear"}
	return []choiceRow{
		rule,
		{title: "Hidden layers", field: f.hidden, wide: 150, on: -1, note: "neurons of each, or none  ·  paper: 128,64", tip: "Neurons of each hidden layer with commas between them, such as 32 or 64,32,16,8; none for no hidden layer."},
		{title: "Activation", names: activations, on: slices.Index(activations, cmp.Or(squeezed(n.activation), "tanh")), field: f.activation, wide: 170,
			choose: func(i int) { n.activation = []string{"", "relu", "linear"}[i] }, tip: "What the hidden neurons make of their sums (paper: tanh); typed, one for each hidden layer with commas between them."},
		numberRow(&n.recurrent, layers, "Recurrent layer", "paper: none",
			"The hidden layer whose neurons also take what they gave a step before, by synapses that learn as the others do."),
		{title: "Bias neurons", names: []string{"none", "one a layer"}, on: pick(n.bias), choose: func(i int) { n.bias = i == 1 }, note: "paper: none", tip: "A neuron that always gives 1 stands before each layer; its synapses learn as the others do."},
		{title: "Largest weight", names: []string{"as usual", "max-norm", "bound"}, on: size, field: f.bound, wide: 90, choose: func(i int) { n.keep(i) },
			note: "usual: " + map[bool]string{true: "max-norm", false: "free"}[usual.Normalise],
			tip:  "max-norm divides each layer by its largest weight after every update; a bound scales a layer down to it only when its largest weight is larger."},
		{title: "Decay", field: f.forget, wide: 90, on: -1, note: "share of a weight that each update takes off", tip: "Share of every weight that each update takes off, such as 0.001 (paper: none)."},
		{title: "Updates", field: f.every, wide: 60, on: -1, note: "steps from one to the next", tip: "Steps between two updates of the weights (paper: 1)."},
		{title: "Means over", field: f.mean, wide: 60, on: -1, note: "steps of activations, for an update", tip: "Steps over which the activations of an update are averaged (paper: 1, those of the step itself)."},
		numberRow(&n.modulators, layers+1, "Modulators", "for a rule that reads m",
			"Neurons beside the outputs whose output is the m of a rule such as m*eta*(A*pre*post + B*pre): with one it is the m of all layers, with more the first one's is that of layers 1, 1 + their number and so on."),
	}
}

// kept is which way of keeping weights in bounds is on.
func kept(normalise bool, bound string) int {
	switch {
	case normalise:
		return 1
	case bound != "":
		return 2
	}
	return 0
}

// keep chooses one of those ways.
func (n *network) keep(way int) {
	n.normalise = way == 1
	if way == 2 {
		n.bound = cmp.Or(n.bound, "500")
	} else {
		n.bound = ""
	}
}

// numberRow asks for a number of layers or neurons: none, or one up to so many.
func numberRow(to *int, most int, title, note, tip string) choiceRow {
	r := choiceRow{title: title, names: []string{"none"}, on: -1, choose: func(i int) { *to = i }, note: note, tip: tip}
	for n := range min(most, mostNumbers) {
		r.names = append(r.names, strconv.Itoa(n+1))
	}
	if *to < len(r.names) {
		r.on = *to
	}
	return r
}

// mostNumbers is how many numbers a row of choices has room for.
const mostNumbers = 8

func pick(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// shown is a network in words.
func shown(a brain.Architecture) string {
	sizes := make([]string, len(a.Sizes))
	for i, n := range a.Sizes {
		sizes[i] = kit.Count(n)
	}
	return strings.Join(sizes, " → ") + a.Beside()
}

// found says what network is searched for.
func found(s campaign.Settings) string {
	arch, err := s.Arch()
	if err != nil {
		return ""
	}
	parts := []string{"Network: " + shown(arch)}
	if rule, err := brain.ParseRule(s.Rule); err == nil {
		n := brain.ThetaLen(arch, rule)
		if t := brain.Ties(arch, rule); t != nil {
			n = t.Free()
		}
		parts = append(parts, kit.Count(arch.Synapses())+" synapses", kit.Count(n)+" coefficients to search")
	}
	if arch.Bound != 0 || arch.Forget != 0 {
		parts = append(parts, "weights "+arch.Weights())
	}
	if arch.HasRhythm() {
		parts = append(parts, "updated "+arch.Rhythm())
	}
	return strings.Join(parts, "  ·  ")
}
