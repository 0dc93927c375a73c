package experiment

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// study has settings and nothing to study.
func study() *Study {
	return &Study{Settings: Settings{Quick: true, Rollouts: 1, Seed: 1, Rules: []Source{{Name: "a", SHA256: "ab"}, {Name: "b", SHA256: "cd"}}}}
}

// Nothing is computed twice: jobs that the journal has are not done again, and those of
// other settings are.
func TestFinishedJobsAreKept(t *testing.T) {
	done := 0
	e := Experiment{Name: "counting", Labels: []string{"n"}, Tables: []Table{{Values: []string{"square"}}},
		Plan: func(s *Study) []Job {
			var jobs []Job
			for i := range 10 {
				jobs = append(jobs, Job{Labels: []string{fmt.Sprint(i)}, Cost: 1, Do: func(*Bench) (Result, error) {
					done++
					return Result{{Row{float64(i * i)}}}, nil
				}})
			}
			return jobs
		},
		Conclude: func(*Study, []Frame) (*Finding, error) { return &Finding{Line: "counted"}, nil }}
	s, dir := study(), t.TempDir()
	ctx, stop := context.WithCancel(context.Background())
	_, _, err := Run(ctx, s, e, NewJournal(dir), 1, func(int) {
		if done == 4 {
			stop()
		}
	})
	if err == nil || done != 4 {
		t.Fatalf("stopped after %d jobs with %v", done, err)
	}
	if all, kept := Costs(e.Jobs(s), NewJournal(dir).Kept(e, s, e.Jobs(s))); all != 10 || kept != 4 {
		t.Errorf("%d of %d kept, want 4 of 10", kept, all)
	}
	told := 0
	_, frames, err := Run(context.Background(), s, e, NewJournal(dir), 1, func(c int) { told += c })
	if err != nil || done != 10 || told != 6 {
		t.Fatalf("%d jobs done in all, %d told, %v", done, told, err)
	}
	if got := frames[0].Column("square"); !slices.Equal(got, []float64{0, 1, 4, 9, 16, 25, 36, 49, 64, 81}) {
		t.Errorf("found %v", got)
	}
	s.Settings.Seed = 2
	if _, _, err := Run(context.Background(), s, e, NewJournal(dir), 1, nil); err != nil || done != 20 {
		t.Errorf("with another seed: %d jobs done in all, want 20 (%v)", done, err)
	}
}

// A run that goes on with another rule set does the jobs of that one alone, also where the
// names have moved; each job's row has the name of now.
func TestOnlyWhatIsNewIsDone(t *testing.T) {
	var done []string
	sets := []*RuleSet{{Source: Source{"best", "11"}}, {Source: Source{"best (2)", "22"}}}
	e := Experiment{Name: "naming", Labels: []string{"rules", "seed"}, Tables: []Table{{Values: []string{"v"}}},
		Plan: func(s *Study) []Job {
			var jobs []Job
			for _, r := range s.RuleSets {
				for seed := range 2 {
					jobs = append(jobs, Job{Labels: []string{r.Name, fmt.Sprint(seed)}, Of: r.Source, Do: func(*Bench) (Result, error) {
						done = append(done, fmt.Sprint(r.SHA256, " ", seed))
						return Result{{Row{float64(len(r.SHA256)) + float64(seed)}}}, nil
					}})
				}
			}
			return jobs
		},
		Conclude: func(*Study, []Frame) (*Finding, error) { return &Finding{Line: "named"}, nil }}
	s, dir := study(), t.TempDir()
	s.RuleSets = sets
	if _, _, err := Run(context.Background(), s, e, NewJournal(dir), 1, nil); err != nil || len(done) != 4 {
		t.Fatalf("%v, %v", done, err)
	}
	done = nil
	s.RuleSets = []*RuleSet{{Source: Source{"best", "333"}}, {Source: Source{"best (2)", "11"}}, {Source: Source{"best (3)", "22"}}}
	s.Rollouts = 7 // says how many jobs there are, and nothing of what each gives
	_, frames, err := Run(context.Background(), s, e, NewJournal(dir), 1, nil)
	if err != nil || strings.Join(done, ", ") != "333 0, 333 1" {
		t.Fatalf("done: %v (%v)", done, err)
	}
	if got := string(frames[0].CSV()); got != "rules,seed,v\nbest,0,3\nbest,1,4\nbest (2),0,2\nbest (2),1,3\nbest (3),0,2\nbest (3),1,3\n" {
		t.Errorf("found %s", got)
	}
	done = nil
	if _, _, err := Run(context.Background(), s, e, NewJournal(dir), 1, nil); err != nil || len(done) != 0 {
		t.Errorf("once more: %v, %v", done, err)
	}
}

// The first job that fails ends the run, with its labels.
func TestAFailingJobIsNamed(t *testing.T) {
	e := Experiment{Name: "failing", Labels: []string{"n"}, Tables: []Table{{Values: []string{"v"}}},
		Plan: func(*Study) []Job {
			var jobs []Job
			for i := range 50 {
				jobs = append(jobs, Job{Labels: []string{fmt.Sprint("job ", i)}, Do: func(*Bench) (Result, error) {
					if i == 3 {
						return nil, os.ErrPermission
					}
					return Result{{Row{1}}}, nil
				}})
			}
			return jobs
		}}
	_, _, err := Run(context.Background(), study(), e, NewJournal(t.TempDir()), 2, nil)
	if err == nil || !strings.Contains(err.Error(), "job 3") || !strings.Contains(err.Error(), "failing") {
		t.Errorf("found %v", err)
	}
}

func TestRowsSurviveJSON(t *testing.T) {
	r := Row{1.5, math.NaN(), -0.1, math.Inf(1), 1e300}
	b, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var back Row
	if err := back.UnmarshalJSON(b); err != nil {
		t.Fatal(err)
	}
	for i, v := range back {
		if want := r[i]; v != want && !(math.IsNaN(v) && (math.IsNaN(want) || math.IsInf(want, 0))) {
			t.Errorf("number %d: %g, want %g", i, v, want)
		}
	}
}

func TestFrame(t *testing.T) {
	jobs := []Job{{Labels: []string{"a", "1"}}, {Labels: []string{"b", "2"}}}
	e := Experiment{Labels: []string{"name", "seed"}, Tables: []Table{{Values: []string{"x"}}, {Name: "more", Values: []string{"row", "column", "y"}, Spread: 1}}}
	f := frames(e, jobs, []Result{{{Row{1}, Row{NaN}}, {Row{0, 5, 6}}}, {{Row{3}}, {Row{1, 7, 8}}}})
	if got := string(f[0].CSV()); got != "name,seed,x\na,1,1\na,1,\nb,2,3\n" {
		t.Errorf("CSV %q", got)
	}
	if got := string(f[1].CSV()); got != "name,seed,row,column,y\na,1,0,0,5\na,1,0,1,6\nb,2,1,0,7\nb,2,1,1,8\n" {
		t.Errorf("spread: CSV %q", got)
	}
	if got := f[0].Where("name", "b", "seed", "2").Column("x"); !slices.Equal(got, []float64{3}) {
		t.Errorf("where: %v", got)
	}
	if f[0].Where("name", "c").Len() != 0 || f[0].Where("nonsense", "a").Len() != 0 || !slices.Equal(f[0].Distinct("name"), []string{"a", "b"}) {
		t.Error("labels are not told apart")
	}
	if f[0].File("car") != "car.csv" || f[1].File("car") != "car-more.csv" {
		t.Error("names of files")
	}
}
