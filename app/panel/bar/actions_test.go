package bar

import (
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"hebbarium/app/desk"
	"hebbarium/app/ui/uitest"
)

// Each key and each action of the palette does what it is called.
func TestActionsSendCommands(t *testing.T) {
	b := newBench(t)
	shift := func(k ebiten.Key) uitest.Keys {
		keys := uitest.Press(k)
		keys.Shifted = true
		return keys
	}
	press := uitest.Press
	for _, c := range []struct {
		id    string
		title string
		keys  []uitest.Keys
		want  desk.Command
	}{
		{"play", "Play or pause", []uitest.Keys{press(ebiten.KeySpace)}, desk.Play{}},
		{"step", "One step", []uitest.Keys{press(ebiten.KeyArrowRight)}, desk.Step{N: 1}},
		{"step 10", "Ten steps", []uitest.Keys{shift(ebiten.KeyArrowRight)}, desk.Step{N: 10}},
		{"back", "One step back", []uitest.Keys{press(ebiten.KeyArrowLeft)}, desk.Back{N: 1}},
		{"back 10", "Ten steps back", []uitest.Keys{shift(ebiten.KeyArrowLeft)}, desk.Back{N: 10}},
		{"faster", "Faster", []uitest.Keys{press(ebiten.KeyEqual), shift(ebiten.KeyEqual), press(ebiten.KeyNumpadAdd)}, desk.Gear{By: 1}},
		{"slower", "Slower", []uitest.Keys{press(ebiten.KeyMinus), shift(ebiten.KeyMinus), press(ebiten.KeyNumpadSubtract)}, desk.Gear{By: -1}},
		{"restart", "Restart with the same seed", []uitest.Keys{press(ebiten.KeyBackspace)}, desk.Restart{Same: true}},
		{"next seed", "Restart with the next seed", []uitest.Keys{shift(ebiten.KeyBackspace)}, desk.Restart{Seed: 8}},
		{"world ant", "World: ant", nil, desk.Enter{World: "ant"}},
		{"world car", "World: car", nil, desk.Enter{World: "car"}},
		{"random", "Watch random rules", nil, desk.WatchRandom{}},
	} {
		a := b.table.Find(c.id)
		if a == nil || a.Title != c.title || a.Hidden || (a.Keys == "") != (len(c.keys) == 0) {
			t.Fatalf("%q: found %+v", c.id, a)
		}
		b.sent = nil
		b.table.Do(c.id)
		for _, k := range c.keys {
			if !b.table.Press(k) {
				t.Errorf("%q: %v is no key of it", c.id, k.Went)
			}
		}
		if len(b.sent) != 1+len(c.keys) || slices.ContainsFunc(b.sent, func(s desk.Command) bool { return s != c.want }) {
			t.Errorf("%q: sent %#v, want %#v each time", c.id, b.sent, c.want)
		}
	}
	if got := len(b.Actions()); got != 14 {
		t.Errorf("%d actions, want the twelve, the seed that is asked for and the list of rule sets", got)
	}
}

// A seed of one's choice is asked for; what is none is refused with a reason.
func TestSeedIsAskedFor(t *testing.T) {
	b := newBench(t)
	b.table.Do("seed")
	if b.asked != "Seed, a whole number" || len(b.sent) != 0 {
		t.Fatalf("asked %q, sent %v", b.asked, b.sent)
	}
	b.answer("many")
	if len(b.sent) != 0 || len(b.said) != 1 || b.said[0] != "Seed: expected a whole number" {
		t.Errorf("no seed: sent %v, said %q", b.sent, b.said)
	}
	if b.answer("42"); b.last() != (desk.Restart{Seed: 42}) {
		t.Errorf("sent %#v", b.last())
	}
}
