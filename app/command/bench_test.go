package command

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
)

// TestBenchRows measures each part for a moment: every row is there, in its
// order, with figures that agree with one another.
func TestBenchRows(t *testing.T) {
	want := map[string][]string{
		"car": {"car/loop", "car/world", "car/pixels", "car/conv", "brain/plastic-91328", "evolve/scaling-2"},
		"ant": {"ant/loop", "ant/world", "brain/plastic-12288", "evolve/scaling-2"},
	}
	for world, names := range want {
		c := Bench{Saves: t.TempDir(), Repeats: 1, Slice: time.Millisecond}
		report, err := c.measure([]string{world})
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		var read struct {
			CPU  string
			Rows []map[string]any
		}
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range read.Rows {
			name := row["name"].(string)
			got = append(got, name)
			second, each := row["per_second"].(float64), row["ns_per_op"].(float64)
			if p := second * each / 1e9; !(p > 0.999 && p < 1.001) {
				t.Errorf("%s: expected per_second × ns_per_op of a second, found %g", name, p)
			}
			if ratio := row["ratio"].(float64) * row["baseline"].(float64) / second; !(ratio > 0.999 && ratio < 1.001) {
				t.Errorf("%s: expected ratio × baseline of per_second, found %g of it", name, ratio)
			}
			if len(row) != 5 {
				t.Errorf("%s: expected name and four figures, found %v", name, row)
			}
		}
		if !slices.Equal(got, names) {
			t.Errorf("expected rows %v, found %v", names, got)
		}
		if read.CPU == "" {
			t.Error("expected the processor's name, found none")
		}
	}
}

// The rule set that is named is the one that is measured, whatever keeps its weights in
// bounds.
func TestBenchMeasuresTheFileAskedFor(t *testing.T) {
	arch := brain.AntArchitecture()
	arch.Bound = 2
	g := brain.RandomGenome(arch, brain.AD, chance.Stream(1, "bench"))
	file := filepath.Join(t.TempDir(), "bounded.safetensors")
	if err := brain.Save(file, g); err != nil {
		t.Fatal(err)
	}
	c := Bench{Rules: []string{file}, Repeats: 1, Slice: time.Millisecond}
	report, err := c.measure([]string{"ant"})
	if err != nil {
		t.Fatal(err)
	}
	if report.Agents["ant"] != file {
		t.Errorf("expected %s, found %s", file, report.Agents["ant"])
	}
	c.Rules = []string{filepath.Join(t.TempDir(), "none.safetensors")}
	if _, err := c.measure([]string{"ant"}); err == nil {
		t.Error("expected a file that is not there to be missed")
	}
}

func TestMedian(t *testing.T) {
	if m := median([]float64{9, 1, 5}); m != 5 {
		t.Errorf("of 9, 1, 5: expected 5, found %g", m)
	}
	if m := median([]float64{4, 1, 2, 9}); m != 3 {
		t.Errorf("of 4, 1, 2, 9: expected 3, found %g", m)
	}
}
