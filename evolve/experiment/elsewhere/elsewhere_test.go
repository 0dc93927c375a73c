package elsewhere

import (
	"bytes"
	"context"
	"errors"
	"math"
	"testing"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/paper"
	"hebbarium/evolve/rollout"
)

// postal is a crew whose jobs all travel: each is done in a batch that was made of the
// recipe.
type postal struct {
	t     *testing.T
	alter func(result []byte) []byte
	jobs  int
}

func (c *postal) Live(ctx context.Context, p *rollout.Pool, b rollout.Batch) error {
	recipe, err := b.Recipe()
	if err != nil {
		c.t.Fatal(err)
	}
	there, _, err := Open(recipe, 2)
	if err != nil {
		c.t.Fatal(err)
	}
	for i := range b.Jobs() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := there.Live(ctx, nil, i%2, i); err != nil {
			c.t.Fatal(err)
		}
		result := there.Result(i)
		if c.alter != nil {
			result = c.alter(result)
		}
		if err := b.Take(i, result); err != nil {
			return err
		}
		c.jobs++
	}
	return nil
}

// study has a random ant in it.
func study(t testing.TB) *experiment.Study {
	t.Helper()
	arch, err := episode.ArchitectureOf("ant")
	if err != nil {
		t.Fatal(err)
	}
	g := brain.RandomGenome(arch, brain.ABCD_lr, chance.Stream(1, "test"))
	s, err := experiment.Open(experiment.Options{Experiments: []experiment.Experiment{named(t, "convergence")}, World: "ant", Rollouts: 2, Seed: 3, Quick: true,
		Rules: []experiment.Loaded{{File: "a", Name: "a", SHA256: "1", Genome: g}}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func named(t testing.TB, name string) experiment.Experiment {
	t.Helper()
	e, err := paper.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestSameNumbersElsewhere measures here, and elsewhere what can be: every number is the
// same, and every job is kept once.
func TestSameNumbersElsewhere(t *testing.T) {
	names := []string{"convergence", "coefficients"}
	if !testing.Short() {
		names = append(names, "attractor", "weights")
	}
	for _, name := range names {
		e := named(t, name)
		tables := func(crew *postal) (out []byte) {
			s, told := study(t), 0
			if crew != nil {
				s.Others = func(ctx context.Context, s *experiment.Study, e experiment.Experiment, jobs []experiment.Job, results []experiment.Result, workers int, done func(int, experiment.Result) error) error {
					return Each(ctx, crew, s, e, jobs, results, workers, func(i int, r experiment.Result) error {
						told++
						return done(i, r)
					})
				}
			}
			_, frames, err := experiment.Run(t.Context(), s, e, experiment.NewJournal(t.TempDir()), 1, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range frames {
				out = append(out, f.CSV()...)
			}
			if crew != nil && told != len(e.Jobs(s)) {
				t.Errorf("%s: expected %d jobs to be kept, found %d", name, len(e.Jobs(s)), told)
			}
			return out
		}
		crew := &postal{t: t}
		if want, got := tables(nil), tables(crew); !bytes.Equal(want, got) {
			t.Errorf("%s: other numbers elsewhere", name)
		}
		if (crew.jobs == 0) != (name == "weights") { // whose tables are too large
			t.Errorf("%s: %d jobs travelled", name, crew.jobs)
		}
	}
}

// TestWhatIsWrongIsNotTaken gives a batch results that cannot be, and recipes that are of
// another plan.
func TestWhatIsWrongIsNotTaken(t *testing.T) {
	s, e := study(t), named(t, "convergence")
	jobs := e.Jobs(s)
	for _, alter := range []func([]byte) []byte{
		func(r []byte) []byte { return r[:len(r)-1] },
		func(r []byte) []byte { return append(r, 0) },
		func(r []byte) []byte { r[3] = 255; return r },
		func([]byte) []byte { return nil },
	} {
		kept := 0
		err := Each(t.Context(), &postal{t: t, alter: alter}, s, e, jobs, make([]experiment.Result, len(jobs)), 1, func(int, experiment.Result) error { kept++; return nil })
		if err == nil || kept > 0 {
			t.Errorf("expected an error and nothing kept, found %v and %d", err, kept)
		}
	}
	b := &batch{study: s, of: e, jobs: jobs[:len(jobs)-1], numbers: []int{0}}
	recipe, err := b.Recipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(recipe, 1); err == nil {
		t.Error("expected another plan to be refused")
	}
	// What cannot be kept ends it, and says so.
	full := errors.New("full")
	if err := Each(t.Context(), &postal{t: t}, s, e, jobs, make([]experiment.Result, len(jobs)), 1, func(int, experiment.Result) error { return full }); !errors.Is(err, full) {
		t.Errorf("expected %v, found %v", full, err)
	}
}

// TestEveryBitTravels sends numbers that JSON lacks.
func TestEveryBitTravels(t *testing.T) {
	want := experiment.Result{{{math.Inf(1), math.NaN(), math.Copysign(0, -1)}, {1, 2, math.SmallestNonzeroFloat64}}, nil, {{0.1}}}
	data := encode(want)
	got, err := decode(data, []experiment.Table{{Values: []string{"a", "b", "c"}}, {Values: []string{"d"}}, {Values: []string{"e"}}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, encode(got)) {
		t.Errorf("expected %v, found %v", want, got)
	}
}

// FuzzResult reads anything as what a job gave.
func FuzzResult(f *testing.F) {
	tables := []experiment.Table{{Values: []string{"a"}}, {Values: []string{"b", "c"}}}
	f.Add(encode(experiment.Result{{{1}}, {{2, 3}, {4, 5}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := decode(data, tables); err == nil && !bytes.Equal(encode(r), data) {
			t.Fatal("a result changed on its way")
		}
	})
}

// FuzzRecipe opens anything as an experiment's batch.
func FuzzRecipe(f *testing.F) {
	s, e := study(f), named(f, "convergence")
	b := &batch{study: s, of: e, jobs: e.Jobs(s), numbers: []int{0}}
	recipe, err := b.Recipe()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(recipe)
	f.Add(recipe[:len(recipe)-1])
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, _, err := Open(data, 1); err == nil && b.Jobs() < 0 {
			t.Fatal("accepted")
		}
	})
}
