package campaign

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
)

func TestTrainingDamageCoversItsRanges(t *testing.T) {
	const n = 20000
	var intact, born, late, legs [5]int
	shortest, longest, first, last := 1.0, 0.0, math.MaxInt, 0
	for seed := range uint64(n) {
		d := trainingDamage(chance.Mix(seed))
		legs[d.Leg]++
		switch {
		case d == Damage{}:
			intact[0]++
			continue
		case d.Step == 0:
			born[0]++
		default:
			late[0]++
			first, last = min(first, d.Step), max(last, d.Step)
		}
		if d.Leg < 1 || d.Leg > 4 || d.Length < 0 || d.Length > 1 {
			t.Fatalf("expected one of four legs at 0 to 1, found %+v", d)
		}
		shortest, longest = min(shortest, d.Length), max(longest, d.Length)
	}
	// Five standard deviations of a binomial share.
	near := func(what string, count int, share float64) {
		if tolerance := 5 * math.Sqrt(share*(1-share)/n); math.Abs(float64(count)/n-share) > tolerance {
			t.Errorf("%s: expected a share of %.3f, found %.3f", what, share, float64(count)/n)
		}
	}
	near("intact", intact[0], 0.25)
	near("from birth", born[0], 0.25)
	near("later", late[0], 0.5)
	for leg := 1; leg <= 4; leg++ {
		near("leg", legs[leg], 0.75/4)
	}
	if shortest > 0.01 || longest < 0.99 {
		t.Errorf("lengths: expected 0 to 1, found %g to %g", shortest, longest)
	}
	if first < 100 || first > 105 || last > 600 || last < 595 {
		t.Errorf("steps: expected 100 to 600, found %d to %d", first, last)
	}
}

func TestHeldOutDamagesAreNeverTrainedOn(t *testing.T) {
	held, err := HeldOutDamages(30, 1)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := HeldOutDamages(30, 1)
	other, _ := HeldOutDamages(30, 2)
	seen, born, same := map[string]bool{}, 0, 0
	strata := make([]int, 30)
	for i, d := range held {
		if d != again[i] {
			t.Errorf("%d: expected the same damage for the same seed, found %v and %v", i, d, again[i])
		}
		if d == other[i] {
			same++
		}
		if d.Leg != 1+i%4 || !(d.Length > 0 && d.Length < 1) || d.Step != 0 && (d.Step < 100 || d.Step > 600) {
			t.Errorf("%d: unexpected damage %+v", i, d)
		}
		// Halfway between two grains of training.
		if half := d.Length*2000 - math.Round(d.Length*2000); math.Abs(half) > 1e-9 || int(math.Round(d.Length*2000))%2 != 1 {
			t.Errorf("%d: length %g could occur in training", i, d.Length)
		}
		if d.Step == 0 {
			born++
		}
		strata[min(int(d.Length*30), 29)]++
		seen[d.String()] = true
	}
	if len(seen) != 30 || born != 10 || same > 2 {
		t.Errorf("expected 30 different damages with 10 from birth that depend on the seed, found %d, %d, and %d alike", len(seen), born, same)
	}
	for i, n := range strata {
		if n > 2 { // a grain may lie across the border of its stratum
			t.Errorf("stratum %d: expected one length, found %d", i, n)
		}
	}
	for seed := range uint64(100000) {
		if d := trainingDamage(chance.Mix(seed)); seen[d.String()] {
			t.Fatalf("seed %d: training met the held-out damage %v", seed, d)
		}
	}
	for _, n := range []int{0, -1, 501} {
		if _, err := HeldOutDamages(n, 1); err == nil {
			t.Errorf("%d damages: expected an error", n)
		}
	}
}

func TestDamageIsInflicted(t *testing.T) {
	w, err := episode.NewWorld("ant", "builtin")
	if err != nil {
		t.Fatal(err)
	}
	arch, _ := episode.ArchitectureOf("ant")
	e, err := episode.New(w, brain.NewNetwork(arch, brain.ABCD_lr))
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "genome"))
	length := func() float64 { return w.(*episode.AntWorld).Ant().Body().Lower[1] }
	for _, d := range []Damage{{}, {Leg: 2, Length: 0.25}, {Leg: 2, Length: 0.25, Step: 5}} {
		s := episode.Setup{Seed: 1, Body: "intact", Init: brain.Init{Kind: brain.InitUniform, Scale: 0.1}}
		d.Inflict(&s)
		if err := e.Start(g, s); err != nil {
			t.Fatalf("%v: %v", d, err)
		}
		want := 1.0
		if d.Leg != 0 && d.Step == 0 {
			want = 0.25
		}
		if found := length(); found != want {
			t.Errorf("%v: expected a leg of %g at the start, found %g", d, want, found)
		}
		for range 6 {
			e.Step()
		}
		if d.Leg != 0 {
			want = 0.25
		}
		if found := length(); found != want {
			t.Errorf("%v: expected a leg of %g after 6 steps, found %g", d, want, found)
		}
	}
}

func TestDamageIsASettingThatOldCheckpointsLack(t *testing.T) {
	s := smallSettings(t)
	newSetting(t, &s, "damage", " --damage random", func() { s.Damage = RandomDamage })
	s.Damage = "some"
	if err := s.Check(); err == nil || !strings.Contains(err.Error(), "damage") {
		t.Errorf("expected an error about the damage, found %v", err)
	}
	car, err := PaperSettings("car")
	if err != nil {
		t.Fatal(err)
	}
	car.Damage = RandomDamage
	if err := car.Check(); err == nil || !strings.Contains(err.Error(), "damage") {
		t.Errorf("car: expected an error about the damage, found %v", err)
	}
}

// TestDamagedTrainingIsSharedAndSeeded checks that the damage is a part of the
// episode's seed: all candidates of a generation meet the same one where they
// share their seeds, and any number of workers finds the same.
func TestDamagedTrainingIsSharedAndSeeded(t *testing.T) {
	s := smallSettings(t)
	s.Bodies, s.Damage, s.Seeds = []string{"intact"}, RandomDamage, "generation"
	c, _ := newCampaign(t, s, 1)
	at := func(member int) episode.Setup { return c.setup(s.episodeSeed(3, member, 0, 0), 0, "intact") }
	if a, b := at(0), at(5); a.Body != b.Body || len(a.Events) != len(b.Events) || len(a.Events) > 0 && a.Events[0] != b.Events[0] {
		t.Errorf("expected the same damage for the generation, found %+v and %+v", a, b)
	}
	one := sameForAnyWorkers(t, s, 2)
	s.Damage = ""
	plain, pool := newCampaign(t, s, 2)
	if _, err := plain.Next(context.Background(), pool, nil); err != nil {
		t.Fatal(err)
	}
	if plain.Curve[0].Mean == one.Curve[0].Mean {
		t.Error("expected the damage to change the scores")
	}
}

func TestTrainingStuckTakesTheLegsInTurn(t *testing.T) {
	names := episode.AntActuators()
	lowest, highest := 1.0, -1.0
	for seed := range uint64(2000) {
		for k := range 10 {
			events := trainingStuck(chance.Mix(seed), k)
			leg := k % 5
			if leg == 0 {
				if len(events) != 0 {
					t.Fatalf("episode %d: expected nothing stuck, found %v", k, events)
				}
				continue
			}
			if len(events) != 2 {
				t.Fatalf("episode %d: expected two events, found %v", k, events)
			}
			for i, e := range events {
				if _, err := episode.ParseEvent(e.String()); err != nil {
					t.Fatal(err)
				}
				var value float64
				var steps int
				name, rest, _ := strings.Cut(e.Args, "=")
				if _, err := fmt.Sscanf(rest, "%g,%d", &value, &steps); err != nil {
					t.Fatalf("%q: %v", e.Args, err)
				}
				if name != names[2*leg-2+i] || e.Step != 0 || steps < 1000 {
					t.Fatalf("episode %d: expected leg %d stuck for life, found %v", k, leg, e)
				}
				lowest, highest = min(lowest, value), max(highest, value)
			}
		}
	}
	if lowest < -1 || lowest > -0.99 || highest > 1 || highest < 0.99 {
		t.Errorf("expected values of −1 to 1, found %g to %g", lowest, highest)
	}
}

// A campaign in which legs get stuck takes them all in turn, equally often, or does not
// begin; one that began before that was asked for goes on.
func TestStuckLegsAllComeToTheirTurn(t *testing.T) {
	s := smallSettings(t)
	s.Damage = StuckActuators
	for episodes, ok := range map[int]bool{1: false, 2: false, 4: false, 5: true, 6: false, 9: false, 10: true} {
		s.Episodes = episodes
		_, err := New(s, nil)
		if (err == nil) != ok {
			t.Errorf("%d episodes: found %v", episodes, err)
		}
		if next := fmt.Sprintf("--episodes %d)", 5*(episodes/5+1)); err != nil && !strings.Contains(err.Error(), next) {
			t.Errorf("%d episodes: expected the error to end with %s, found %v", episodes, next, err)
		}
	}
	s.Episodes = 5
	c, err := New(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	c.Settings.Episodes = 1 // as an older program let it
	dir := t.TempDir()
	if err := c.Save(dir); err != nil {
		t.Fatal(err)
	}
	if again, err := Resume(dir); err != nil || again.Settings.Episodes != 1 {
		t.Errorf("resumed: %v", err)
	}
}

// TestTrainingLengthsStayAboveHalf looks at many episodes of a body: in turn the body as
// it is, and one with each leg at half to all of its length, the others as they are.
func TestTrainingLengthsStayAboveHalf(t *testing.T) {
	right, err := ant.ParseBody("right")
	if err != nil {
		t.Fatal(err)
	}
	shortest, longest := 1.0, 0.0
	for seed := range uint64(1000) {
		for k := range 10 {
			body := trainingLengths(chance.Mix(seed), k, "right")
			b, err := ant.ParseBody(body)
			if err != nil {
				t.Fatal(err)
			}
			for leg, length := range b.Lower {
				share := length / right.Lower[leg]
				if leg+1 != k%5 && share != 1 {
					t.Fatalf("episode %d: expected leg %d as it is, found %s", k, leg+1, body)
				}
				shortest, longest = min(shortest, share), max(longest, share)
			}
		}
	}
	if shortest < 0.4999 || shortest > 0.51 || longest != 1 {
		t.Errorf("expected shares of 0.5 to 1, found %g to %g", shortest, longest)
	}
	s := smallSettings(t)
	s.Damage, s.Episodes = LegLengths, 2
	if _, err := New(s, nil); err == nil || !strings.Contains(err.Error(), "multiple of 5") {
		t.Errorf("expected two episodes to be refused, found %v", err)
	}
	s.Episodes = 5
	sameForAnyWorkers(t, s, 2)
}
