package campaign

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/physics/ant"
)

// NoDamage is what the command line calls the "" of Settings.Damage.
const NoDamage = "none"

// RandomDamage is the value of Settings.Damage that trains on randomised
// damage: any one lower leg to any length, at any step, some from the start.
const RandomDamage = "random"

// StuckActuators is the value of Settings.Damage that leaves the listed bodies
// whole and lets the actuators of one leg after the other get stuck instead.
const StuckActuators = "stuck"

// LegLengths is the value of Settings.Damage that varies the build of the listed
// bodies: one lower leg after the other loses up to half of its length.
const LegLengths = "lengths"

// DamagePolicies are the values of Settings.Damage: none beyond the listed
// bodies, as in the paper, random, stuck, or lengths.
func DamagePolicies() []string { return []string{NoDamage, RandomDamage, StuckActuators, LegLengths} }

// Damage is what becomes of one lower leg in an episode. The zero value is no
// damage.
type Damage struct {
	Leg    int     `json:"leg"`    // 1…4, or 0 for none
	Length float64 `json:"length"` // share of the lower leg that is left
	Step   int     `json:"step"`   // before which it happens; 0: the body is born with it
}

// String is the body for a damage from birth, such as leg2=0.25, the event for a
// later one, such as 300:leg:2=0.25, or intact.
func (d Damage) String() string {
	length := strconv.FormatFloat(d.Length, 'g', -1, 64)
	switch {
	case d.Leg == 0:
		return "intact"
	case d.Step == 0:
		return fmt.Sprintf("leg%d=%s", d.Leg, length)
	}
	return d.event().String()
}

func (d Damage) event() episode.Event {
	return episode.Leg{Leg: d.Leg, Share: d.Length}.Event(d.Step)
}

// Inflict writes the damage into an episode's recipe. One from birth takes the
// place of the recipe's body; a later one happens to whatever body it names.
func (d Damage) Inflict(s *episode.Setup) {
	switch {
	case d.Leg == 0:
	case d.Step == 0:
		s.Body = d.String()
	default:
		s.Events = append(s.Events, d.event())
	}
}

// Damages come at a step of this range, while there is still time to recover.
const (
	earliestDamage = 100
	latestDamage   = 600
)

// lengthUnit is the grain of a length in training. The damages of HeldOutDamages
// lie halfway between two grains, so that none of them can occur in training.
const lengthUnit = 0.001

// trainingDamage is what happens in the training episode with the given seed: a
// quarter of all episodes stay intact, a quarter are damaged from birth, and
// half at a random step.
func trainingDamage(seed uint64) Damage {
	rng := chance.Stream(seed, "damage")
	when := rng.IntN(4)
	d := Damage{Leg: 1 + rng.IntN(4), Length: float64(rng.IntN(1001)) / 1000, Step: stepOfDamage(rng)}
	switch when {
	case 0:
		return Damage{}
	case 1:
		d.Step = 0
	}
	return d
}

// trainingStuck is what happens in the training episode with the given seed, the
// k-th of its body: in turn nothing, and each of the legs stuck for life, its hip
// and its ankle at any values.
func trainingStuck(seed uint64, k int) []episode.Event {
	actuators := episode.AntActuators()
	leg := k % legTurns()
	if leg == 0 {
		return nil
	}
	rng := chance.Stream(seed, "stuck")
	var out []episode.Event
	for _, name := range actuators[2*leg-2 : 2*leg] {
		value := float64(rng.IntN(2001)-1000) / 1000
		out = append(out, episode.Hold{Actuator: name, Value: value, Steps: stuckForLife}.Event(0))
	}
	return out
}

// trainingLengths is the body of the training episode with the given seed, the k-th of
// its body: in turn the body as it is, and with each of the lower legs at half to all of
// its length.
func trainingLengths(seed uint64, k int, body string) string {
	b, err := ant.ParseBody(body)
	leg := k % legTurns()
	if leg == 0 || err != nil { // the episode's start says what is wrong with a body
		return body
	}
	share := b.Lower[leg-1] * float64(500+chance.Stream(seed, "lengths").IntN(501)) / 1000
	b.Lower[leg-1] = math.Round(share*1e4) / 1e4
	return b.String()
}

// legTurns is the number of episodes after which the legs that something happens to come
// round again: one with none and one for each leg.
func legTurns() int { return 1 + len(episode.AntActuators())/2 }

// checkNew refuses what a new campaign cannot begin with. Checkpoints of old ones may hold
// such settings, and go on as they began.
func (s Settings) checkNew() error {
	if in, err := brain.ParseInit(s.Theta); err == nil && in.Kind == brain.InitCoevolve {
		return fmt.Errorf("theta: expected how the first centre is drawn, found %q", s.Theta)
	}
	return s.checkTurns()
}

// checkTurns refuses a campaign that would leave legs untried, or try some more often
// than others.
func (s Settings) checkTurns() error {
	turns := legTurns()
	if (s.Damage == StuckActuators || s.Damage == LegLengths) && s.Episodes%turns != 0 {
		return fmt.Errorf("damage %s: expected a multiple of %d episodes, one as the body is and one for each leg in turn, found %d (--episodes %d)",
			s.Damage, turns, s.Episodes, (s.Episodes/turns+1)*turns)
	}
	return nil
}

// stuckForLife is as many steps as an ant lives.
const stuckForLife = 1000

func stepOfDamage(rng *rand.Rand) int {
	return earliestDamage + rng.IntN(latestDamage-earliestDamage+1)
}

// HeldOutDamages lists n damages of one lower leg that training never uses, the
// same for the same seed. The legs take turns, the lengths cover 0 to 1 evenly,
// each in a stratum of its own, and every third damage is one from birth.
func HeldOutDamages(n int, seed uint64) ([]Damage, error) {
	if n < 1 || n > 500 {
		return nil, fmt.Errorf("damages: expected 1 to 500, found %d", n)
	}
	rng := chance.Stream(seed, "held-out damages")
	strata := rng.Perm(n)
	out := make([]Damage, n)
	for i := range out {
		share := (float64(strata[i]) + rng.Float64()) / float64(n)
		grain := min(int(share/lengthUnit), 999)
		out[i] = Damage{Leg: 1 + i%4, Length: math.Round((float64(grain)+0.5)*1e4/1000) / 1e4, Step: stepOfDamage(rng)}
		if i%3 == 0 {
			out[i].Step = 0
		}
	}
	return out, nil
}

func (s Settings) checkDamage() error {
	switch {
	case s.Damage == "":
		return nil
	case s.Damage != RandomDamage && s.Damage != StuckActuators && s.Damage != LegLengths:
		return fmt.Errorf("damage: expected %q, %q, %q or %q, found %q", "", RandomDamage, StuckActuators, LegLengths, s.Damage)
	}
	if spec, _ := episode.SpecOf(s.World); spec.Legs == 0 {
		able := episode.WorldsWith(func(s episode.Spec) bool { return s.Legs > 0 })
		return fmt.Errorf("damage: expected a world whose legs can be cut (%s), found the %s", strings.Join(able, ", "), s.World)
	}
	return nil
}
