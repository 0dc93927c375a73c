package paper

import (
	"fmt"
	"slices"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
	"hebbarium/physics/car"
)

const scriptedName = "scripted controller"

// carTest is what summaries call the tracks.
const carTest = "unseen tracks"

// reportedCar are the paper's scores of the car, Hebbian and static, with their spread.
var reportedCar = map[bool][2]float64{true: {870, 13}, false: {711, 16}}

// cars are unseen tracks: rule sets, random rules and a scripted controller.
func cars() experiment.Experiment {
	return experiment.Experiment{
		Name: "car", Title: "The car on unseen tracks", Paper: "section 4.1", Worlds: []string{experiment.Car},
		Labels: []string{"driver", "seed"},
		Tables: []experiment.Table{{Values: append(experiment.ScoreValues(), "tiles", "of_tiles", "finished")}},
		Plan: func(s *experiment.Study) []experiment.Job {
			var jobs []experiment.Job
			n := s.Repeats(100, 12)
			add := func(name string, of experiment.Source, do func(b *experiment.Bench, seed uint64) (experiment.Result, error)) {
				for i := range n {
					seed := s.Seed + uint64(i)
					jobs = append(jobs, experiment.Job{Labels: []string{name, fmt.Sprint(seed)}, Of: of, Cost: experiment.Cost(experiment.Car, 1000),
						Do: func(b *experiment.Bench) (experiment.Result, error) { return do(b, seed) }})
				}
			}
			for _, r := range s.Of(experiment.Car) {
				add(r.Name, r.Source, func(b *experiment.Bench, seed uint64) (experiment.Result, error) {
					e, result, err := b.Live(r.Genome, "", r.Life(seed))
					if err != nil {
						return nil, err
					}
					return experiment.Result{{append(experiment.Score(e, result), laps(e.World.(*episode.CarWorld).Car())...)}}, nil
				})
			}
			if r := s.Main(experiment.Car); r != nil {
				add(experiment.RandomName, r.Source, func(b *experiment.Bench, seed uint64) (experiment.Result, error) {
					e, result, err := b.Live(experiment.RandomRules(r.Genome, seed), "", episode.Setup{Seed: seed})
					if err != nil {
						return nil, err
					}
					return experiment.Result{{append(experiment.Score(e, result), laps(e.World.(*episode.CarWorld).Car())...)}}, nil
				})
			}
			if len(jobs) > 0 {
				add(scriptedName, experiment.Source{}, func(_ *experiment.Bench, seed uint64) (experiment.Result, error) { return drive(seed) })
			}
			return jobs
		},
		Conclude: concludeCars,
	}
}

// laps are how many tiles a car visited, of how many, and whether that is all.
func laps(w *car.World) experiment.Row {
	all := len(w.Track().Tiles)
	return experiment.Row{float64(w.Visited()), float64(all), experiment.Flag(w.Visited() == all)}
}

// drive lives a life of the scripted controller, by the loop's own rules.
func drive(seed uint64) (experiment.Result, error) {
	w, err := episode.NewWorld(experiment.Car, "")
	if err != nil {
		return nil, err
	}
	if err := w.Reset(seed, ""); err != nil {
		return nil, err
	}
	c := w.(*episode.CarWorld).Car()
	var d driver
	var sum float64
	steps, behind := 0, 0
	for rules := w.Rules(); steps+1 < rules.Steps; {
		a := d.act(c.State(), c.Track())
		o := w.Step(a[:])
		sum += o.Reward
		steps++
		if behind++; o.Reward >= 0 {
			behind = 0
		}
		if o.Done || o.Err != nil || behind > rules.Patience {
			break
		}
	}
	return experiment.Result{{append(experiment.Row{sum, float64(steps), experiment.Flag(sum >= experiment.SolvedAt(experiment.Car)), 0}, laps(c)...)}}, nil
}

func concludeCars(s *experiment.Study, f []experiment.Frame) (*experiment.Finding, error) {
	n := s.Repeats(100, 12)
	out := &experiment.Finding{}
	families := s.Families(experiment.Car)
	names := carNames(f[0].Distinct("driver"), families)
	spec := figure.Figure{Name: "car", Title: "The car on unseen tracks", Height: 60 + 30*float64(len(names)),
		Note: fmt.Sprintf("%d tracks that no search has met (%s). Left: every track, and the mean with its 95 %% bootstrap interval; the diamond is what the paper reports (± its spread). Right: share of tracks on which the whole lap was finished within 1,000 steps, with Wilson's 95 %% interval.", n, s.SeedWords(n)) + runsWords(families)}
	left := figure.Panel{Title: "score", X: figure.Axis{Label: "episode reward"}, Y: figure.Axis{Names: names, Down: true},
		Marks: []figure.Mark{figure.Upright(experiment.SolvedAt(experiment.Car), figure.Control)}}
	right := figure.Panel{Title: "laps finished", X: figure.Axis{Label: "share of the tracks (%)", Min: figure.At(-2), Max: figure.At(102)}, Y: figure.Axis{Names: names, Down: true}}
	var dots, shares figure.Dots
	var measured []experiment.Measurement
	place := func(name string) float64 { return float64(len(names) - 1 - slices.Index(names, name)) }
	for _, name := range f[0].Distinct("driver") {
		y := place(name)
		rows := f[0].Where("driver", name)
		scores := rows.Column("score")
		m, done := s.Summarise(scores), experiment.Share(rows.Column("finished"))
		ink := driverInk(s, name)
		points := figure.Points{Ink: ink}
		for k, v := range scores {
			points.X = append(points.X, v)
			points.Y = append(points.Y, y-0.12-0.22*float64(k%7)/6)
		}
		left.Marks = append(left.Marks, points)
		dots = append(dots, figure.Dot{X: m.Mean, Lo: m.Lo, Hi: m.Hi, Y: y + 0.1, Ink: ink})
		shares = append(shares, figure.Dot{X: 100 * done.Mean, Lo: 100 * done.Lo, Hi: 100 * done.Hi, Y: y, Ink: ink})
		c := experiment.Comparison{What: "car, unseen tracks", Rules: name,
			Ours: fmt.Sprintf("%s, sd %s, median %s; %d of %d solved; %d laps finished (these %s, the others %s)", m, experiment.Tidy(m.SD), experiment.Tidy(m.Median),
				experiment.Count(rows.Column("solved")), rows.Len(), experiment.Count(rows.Column("finished")), experiment.Tidy(experiment.Mean(rows.With("finished", 1).Column("score"))), experiment.Tidy(experiment.Mean(rows.With("finished", 0).Column("score"))))}
		for _, r := range s.Of(experiment.Car) {
			if r.Name != name {
				continue
			}
			c.Differs = r.Differs()
			m := s.Measured("car", r, carTest, episode.BuiltinPhysics, scores, rows.Column("solved"))
			m.Finished = experiment.Count(rows.Column("finished"))
			measured = append(measured, m)
			paper := reportedCar[r.Plastic()]
			c.Paper = plusMinus(paper)
			dots = append(dots, figure.Dot{X: paper[0], Lo: paper[0] - paper[1], Hi: paper[0] + paper[1], Y: y + 0.32, Ink: figure.Paper})
		}
		switch name {
		case experiment.RandomName:
			c.Differs = "a control: coefficients from N(0, 1)"
		case scriptedName:
			c.Differs = "a yardstick: knows the track, and is no network"
		}
		out.Compare = append(out.Compare, c)
		out.Line += fmt.Sprintf("%s %s, %d of %d laps finished; ", name, experiment.Tidy(m.Mean), experiment.Count(rows.Column("finished")), rows.Len())
	}
	for _, fam := range families {
		y := place(fam.Label())
		o := fam.Over("car", carTest, episode.BuiltinPhysics, func(r *experiment.RuleSet) float64 {
			return experiment.Mean(f[0].Where("driver", r.Name).Column("score"))
		})
		finished := fam.OverFinished("car", carTest, episode.BuiltinPhysics, func(r *experiment.RuleSet) float64 {
			return experiment.Mean(f[0].Where("driver", r.Name).Column("finished"))
		})
		r := fam.Sets[0]
		share := overDot(finished, y, r.Ink)
		share.X, share.Lo, share.Hi = 100*share.X, 100*share.Lo, 100*share.Hi
		shares = append(shares, share)
		left.Marks = append(left.Marks, overPoints(o, y-0.12, r.Ink))
		dots = append(dots, overDot(o, y+0.1, r.Ink))
		out.Compare = append(out.Compare, experiment.Comparison{What: "car, unseen tracks", Paper: plusMinus(reportedCar[r.Plastic()]), Rules: fam.Label(), Ours: fmt.Sprintf("%s; %.0f %% of the laps finished", o, 100*finished.Mean()), Differs: r.Differs()})
		out.Line += fmt.Sprintf("%s %s; ", fam.Label(), o)
	}
	left.Marks = append(left.Marks, dots)
	right.Marks = append(right.Marks, shares)
	spec.Panels = []figure.Panel{left, right}
	spec.Legend = []figure.Key{{Name: "the paper: 870 ± 13 Hebbian, 711 ± 16 static", Ink: figure.Paper, Kind: figure.DotKey}, {Name: "solved: 900", Ink: figure.Control, Kind: figure.ReferenceKey}}
	out.Figures = []figure.Figure{spec}
	out.Files = []experiment.File{{Name: "car-summary.csv", Data: experiment.MeasurementsCSV(measured)}}
	out.Missing = earlierRuns(families)
	out.Line += "the paper: 870 ± 13 Hebbian and 711 ± 16 static."
	return out, nil
}

// carNames are the rows of the figure: the drivers, and after the last run of a recipe all
// of its runs together.
func carNames(drivers []string, families []*experiment.Family) []string {
	names := slices.Clone(drivers)
	for _, fam := range families {
		last := 0
		for _, r := range fam.Sets {
			last = max(last, slices.Index(names, r.Name))
		}
		names = slices.Insert(names, last+1, fam.Label())
	}
	return names
}

func driverInk(s *experiment.Study, name string) figure.Ink {
	switch name {
	case experiment.RandomName:
		return figure.Random
	case scriptedName:
		return figure.Scripted
	}
	for _, r := range s.RuleSets {
		if r.Name == name {
			return r.Ink
		}
	}
	return figure.Control
}
