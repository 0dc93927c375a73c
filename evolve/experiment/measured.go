package experiment

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
)

// Measurement is what a rule set came to in one test, as experiments keep it in a file
// NAME-summary.csv: enough to take a run of a recipe into its mean where the rule set
// itself is not at hand.
type Measurement struct {
	Experiment string
	Rules      string // its name
	SHA256     string // its fingerprint
	Command    string // of the campaign that found it, with what it began at
	Test       string // body or track
	Physics    string
	Version    string // of the physics
	FirstSeed  uint64 // of the rollouts
	Rollouts   int
	Mean, SD   float64
	Lo, Hi     float64 // 95 % interval of the mean
	Median     float64
	Solved     int // rollouts
	Finished   int // laps, of the car
}

func measurementColumns() []string {
	return []string{"experiment", "rules", "sha256", "command", "test", "physics", "version", "first_seed", "rollouts", "mean", "sd", "low", "high", "median", "solved", "finished"}
}

// Measured sums scores of a rule set up.
func (s *Study) Measured(experiment string, r *RuleSet, test, physics string, scores, solved []float64) Measurement {
	m := s.Summarise(scores)
	return Measurement{experiment, r.Name, r.SHA256, r.Command(), test, physics, s.Physics[r.World()+" "+physics], s.Seed, m.N, m.Mean, m.SD, m.Lo, m.Hi, m.Median, Count(solved), 0}
}

// MeasurementsCSV is the file of measurements.
func MeasurementsCSV(all []Measurement) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(measurementColumns())
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	for _, m := range all {
		_ = w.Write([]string{m.Experiment, m.Rules, m.SHA256, m.Command, m.Test, m.Physics, m.Version, strconv.FormatUint(m.FirstSeed, 10), strconv.Itoa(m.Rollouts),
			number(m.Mean), number(m.SD), number(m.Lo), number(m.Hi), number(m.Median), strconv.Itoa(m.Solved), strconv.Itoa(m.Finished)})
	}
	w.Flush()
	return b.Bytes()
}

// ParseMeasurements reads such a file.
func ParseMeasurements(data []byte) ([]Measurement, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0], measurementColumns()) {
		return nil, fmt.Errorf("expected the columns of a summary (%s, …), as table1 and car write it, found others", measurementColumns()[0])
	}
	var all []Measurement
	for line, r := range rows[1:] {
		number := func(column int) float64 {
			v, bad := strconv.ParseFloat(r[column], 64)
			if bad != nil && err == nil {
				err = fmt.Errorf("line %d: %s: expected a number, found %.20q", line+2, measurementColumns()[column], r[column])
			}
			return v
		}
		whole := func(column int) uint64 {
			v, bad := strconv.ParseUint(r[column], 10, 64)
			if bad != nil && err == nil {
				err = fmt.Errorf("line %d: %s: expected a whole number, found %.20q", line+2, measurementColumns()[column], r[column])
			}
			return v
		}
		all = append(all, Measurement{r[0], r[1], r[2], r[3], r[4], r[5], r[6], whole(7), int(whole(8)), number(9), number(10), number(11), number(12), number(13), int(whole(14)), int(whole(15))})
	}
	return all, err
}
