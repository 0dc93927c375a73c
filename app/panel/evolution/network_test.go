package evolution

import (
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui/uitest"
	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// enter types a text into the field of a question, in place of what stands there.
func (b *bench) enter(title, text string) {
	b.t.Helper()
	for _, s := range b.sheet.spots() {
		if s.field == nil || s.label != title {
			continue
		}
		for _, p := range uitest.Click(uitest.Middle(s.place)) {
			b.popups.Pointer(p)
		}
		if b.sheet.typing != s.field {
			b.t.Fatalf("%s: a click does not begin to type", title)
		}
		b.popups.Keys(uitest.Type(text))
		return
	}
	b.t.Fatalf("there is no field of %q", title)
}

// What is asked for on the page of the network is the campaign that the command line makes of
// the same words.
func TestNetworkIsAskedFor(t *testing.T) {
	for _, world := range episode.Worlds() {
		b := newBench(t, world)
		b.open()
		b.click("Network")
		b.enter("Rule", "m*eta*(A*pre*post + B*pre)")
		b.enter("Hidden layers", "64, 32, 16")
		b.click("relu")
		b.enter("Largest weight", "300")
		b.enter("Decay", "0.001")
		b.enter("Updates", "2")
		b.enter("Means over", "4")
		b.choose("Recurrent layer", "2")
		b.choose("Bias neurons", "one a layer")
		b.choose("Modulators", "4")
		b.draw()
		s, _, err := b.settings()
		if err != nil {
			t.Fatal(err)
		}
		want := campaign.Network{Hidden: []int{64, 32, 16}, Activation: "relu", Bound: 300, Forget: 0.001, Every: 2, Mean: 4, Recurrent: 2, Bias: true, Modulators: 4}
		if line := s.Command(300); !strings.HasSuffix(line, " --bound 300 --forget 0.001 --hidden 64,32,16 --activation relu --recurrent 2 --bias --every 2 --mean-activations 4 --modulators 4") ||
			!strings.Contains(line, "--rule 'm*eta*(A*pre*post + B*pre)'") {
			t.Errorf("%s: the command line is %s", world, line)
		}
		if line := (campaign.Settings{Network: want}).Command(0); !strings.HasSuffix(s.Command(0), line[strings.Index(line, " --bound"):]) {
			t.Errorf("%s: found %+v, want %+v", world, s.Network, want)
		}
		if b.click("Back"); b.sheet.page != 0 {
			t.Error("it does not go back")
		}
		b.sent = nil
		b.click("Begin")
		if c, ok := b.last().(desk.Evolve); !ok || !slices.Equal(c.Config.Settings.Hidden, want.Hidden) {
			t.Errorf("%s: begun: %+v", world, c)
		}
		b.asks = true
		b.click("Network")
		b.click("As in the paper")
		if s, _, err := b.settings(); err != nil || strings.Contains(s.Command(0), "--hidden") || s.Rule != brain.ABCD_lr.String() {
			t.Errorf("%s: as in the paper it is %+v, %v", world, s, err)
		}
	}
}

// While it is typed, what is wrong is said; Esc takes back what was typed.
func TestNetworkIsCheckedWhileTyped(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	b.click("Network")
	for _, c := range [][3]string{
		{"Hidden layers", "64,x", "such as 64,32"}, {"Hidden layers", "0", "1 neuron or more"}, {"Activation", "sine", "activation"},
		{"Largest weight", "much", "bound: expected a number"}, {"Decay", "2", "forget"}, {"Updates", "1.5", "every: expected a whole number"},
		{"Rule", "eta*(A*pre*post +", "column"}, {"Rule", "m*eta*A*pre", "modulating"},
	} {
		b.enter(c[0], c[1])
		if _, trouble := b.sheet.said(b.sheet.form()); trouble == nil || !strings.Contains(trouble.Error(), c[2]) {
			t.Errorf("%s %q: expected a word of %q, found %v", c[0], c[1], c[2], trouble)
		}
		if from, to := b.fields.rule.Wrong(); c[0] == "Rule" && (from < to) != strings.Contains(c[1], "post +") {
			t.Errorf("%q is wrong from %d to %d", c[1], from, to)
		}
		b.draw()
		b.key(ebiten.KeyEscape, false)
		if _, trouble := b.sheet.said(b.sheet.form()); trouble != nil || b.sheet.typing != nil || b.popups.Open() == nil {
			t.Errorf("%s: after Esc: %v", c[0], trouble)
		}
	}
	if b.key(ebiten.KeyEscape, false); b.sheet.page != 0 || b.popups.Open() == nil {
		t.Error("Esc does not go back to the first page")
	}
}

// Keys that mean something to the sheet are typed where a field has them, and Tab goes on to
// the next.
func TestNetworkByKeys(t *testing.T) {
	b := newBench(t, "ant")
	b.open()
	b.click("Network")
	b.enter("Rule", "E*pre")
	b.key(ebiten.KeyE, false)
	b.key(ebiten.KeySpace, false)
	if b.popups.Open() == nil || b.plays > 0 || b.choices.rule != "E*pre" {
		t.Fatalf("of a key that is typed: plays %d, rule %q", b.plays, b.choices.rule)
	}
	b.key(ebiten.KeyTab, false)
	if b.sheet.typing != b.fields.hidden {
		t.Fatal("Tab does not go on to the next field")
	}
	b.popups.Keys(uitest.Type("none"))
	b.key(ebiten.KeyTab, true)
	if s, _, err := b.settings(); b.sheet.typing != b.fields.rule || err != nil || s.Hidden == nil || len(s.Hidden) != 0 {
		t.Errorf("of no hidden layer: %+v, %v", s.Hidden, err)
	}
	b.key(ebiten.KeyEnter, false)
	if b.sheet.typing != nil {
		t.Error("Enter does not end typing")
	}
	for range 3 {
		b.key(ebiten.KeyTab, false)
	}
	b.key(ebiten.KeyEnter, false)
	if b.choices.network.activation != "relu" {
		t.Errorf("by Tab and Enter the activation is %q", b.choices.network.activation)
	}
}

// A search that begins at a rule set has its network, unless another is asked for, which is
// said to be none of its own.
func TestNetworkOfTheRuleSetInTheWorld(t *testing.T) {
	b := newBench(t, "ant")
	arch, err := episode.ArchitectureOf("ant")
	if err != nil {
		t.Fatal(err)
	}
	arch = brain.Shape{Hidden: []int{24}, Recurrent: 1}.Apply(arch)
	b.view.Snap.Rules.Genome = brain.RandomGenome(arch, brain.AD, chance.Stream(1, "genome"))
	b.choose("Begin at", "this rule set")
	s, start, err := b.settings()
	if err != nil || !slices.Equal(s.Hidden, []int{24}) || s.Recurrent != 1 {
		t.Errorf("expected its network, found %+v, %v", s.Network, err)
	}
	if _, err := campaign.New(s, start); err != nil {
		t.Error(err)
	}
	b.open()
	b.click("Network")
	if !b.fields.rule.Off() {
		t.Error("its rule can be typed over")
	}
	b.enter("Hidden layers", "32")
	if _, _, err := b.settings(); err == nil || !strings.Contains(err.Error(), "28 → 24 → 8") {
		t.Errorf("of another network: %v", err)
	}
}
