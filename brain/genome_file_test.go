package brain

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func tinyArchitecture() Architecture {
	return PlainArchitecture("tiny", OutputRaw, true, 5, 4, 3, 2)
}

// written is a genome with every entry of the card filled.
func written(arch Architecture, rule Rule, coevolved bool) *Genome {
	g := RandomGenome(arch, rule, seeded(4))
	if coevolved {
		g.Weights = make([]float32, arch.Synapses())
		Init{}.Draw(g.Weights, seeded(5))
	}
	g.Card = Card{
		Title: "Ångström", World: arch.Name, Rule: rule.String(), Score: Score{Mean: -12.25, SD: 3e-7, Rollouts: 100}, Init: "normal:0.1",
		Generations: 300, Population: 200, Seed: math.MaxUint64, Command: `evolve --world "car"`, Parent: strings.Repeat("ab", 32), Date: "2026-01-02",
		Machine: "two cores", Hours: 1.5, License: "MIT", Note: "first line\nsecond", Program: "hebbarium 1", Extra: map[string]string{"curve": "curve.csv"},
	}
	return g
}

func TestGenomeRoundTrip(t *testing.T) {
	for _, arch := range []Architecture{CarArchitecture(), AntArchitecture(), tinyArchitecture()} {
		for _, rule := range Rules() {
			for _, coevolved := range []bool{false, true} {
				if coevolved && rule == Static || testing.Short() && arch.Conv && rule != ABCD_lr {
					continue
				}
				g := written(arch, rule, coevolved)
				path := filepath.Join(t.TempDir(), "g.safetensors")
				check(t, Save(path, g))
				got, err := Load(path)
				check(t, err)
				if !reflect.DeepEqual(got, g) {
					t.Errorf("%s %s: expected the genome back", arch.Name, rule)
				}
				card, err := LoadCard(path)
				check(t, err)
				if !reflect.DeepEqual(card, g.Card) {
					t.Errorf("%s %s: expected card %+v, found %+v", arch.Name, rule, g.Card, card)
				}
				fromFile, err := Fingerprint(path)
				check(t, err)
				own, err := got.Fingerprint()
				check(t, err)
				if fromFile != own || len(own) != 64 {
					t.Errorf("expected one fingerprint, found %s and %s", fromFile, own)
				}
			}
		}
	}
}

// rewrite changes the header of an encoded genome.
func rewrite(t testing.TB, b []byte, change func(map[string]map[string]any)) []byte {
	t.Helper()
	n := binary.LittleEndian.Uint64(b)
	var h map[string]map[string]any
	check(t, json.Unmarshal(b[8:8+n], &h))
	change(h)
	head, err := json.Marshal(h)
	check(t, err)
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(head)))
	return append(append(out, head...), b[8+n:]...)
}

func TestDamagedGenomesAreRefused(t *testing.T) {
	good, err := Encode(written(tinyArchitecture(), ABCD_lr, true))
	check(t, err)
	fewer, err := Encode(written(tinyArchitecture(), ABC, false))
	check(t, err)
	meta := func(key, value string) func(map[string]map[string]any) {
		return func(h map[string]map[string]any) { h["__metadata__"][key] = value }
	}
	// The tensors of layer 1 lie in the order A B C D eta w0, 20 numbers each.
	put := func(at int, v float32) []byte {
		b := bytes.Clone(good)
		n := int(binary.LittleEndian.Uint64(b))
		binary.LittleEndian.PutUint32(b[8+n+4*at:], math.Float32bits(v))
		return b
	}
	long := bytes.Clone(good)
	binary.LittleEndian.PutUint64(long, 1<<40)
	for name, c := range map[string]struct {
		b    []byte
		says []string
	}{
		"empty":         {nil, []string{"8 bytes", "found 0"}},
		"not a genome":  {[]byte("PK\x03\x04 something else altogether"), []string{"header", "no .safetensors file"}},
		"header length": {long, []string{"header", "1048576", "1099511627776"}},
		"cut header":    {good[:100], []string{"header", "cut off"}},
		"hardly begun":  {good[:3], []string{"header", "found 3", "no .safetensors file"}},
		"cut numbers":   {good[:len(good)-4], []string{"numbers", "expected 912 bytes", "found 908", "cut off"}},
		"longer":        {append(bytes.Clone(good), 1, 2), []string{"numbers", "found 914"}},
		"json":          {append([]byte{3, 0, 0, 0, 0, 0, 0, 0}, "{}}"...), []string{"header"}},
		"no label":      {rewrite(t, good, func(h map[string]map[string]any) { delete(h["__metadata__"], "hebbarium") }), []string{"metadata", "hebbarium", "found none"}},
		"future":        {rewrite(t, good, meta("hebbarium", "4")), []string{"format 1, 2 or 3", `"4"`}},
		"no world":      {rewrite(t, good, func(h map[string]map[string]any) { delete(h["__metadata__"], "world") }), []string{"world"}},
		"another world": {rewrite(t, good, meta("world", "ant")), []string{"28 inputs", "[5 4 3 2]"}},
		"another rule":  {rewrite(t, good, meta("rule", "ABC")), []string{"l1.D", "rule ABC"}},
		"longer rule":   {rewrite(t, good, meta("rule", "ABCD_lr_D_in_and_out")), []string{"l1.D", "l1.Din", "found these"}},
		"no rule":       {rewrite(t, good, meta("rule", "Oja")), []string{"rule", `"Oja"`}},
		"sizes":         {rewrite(t, good, meta("sizes", "5,4,x")), []string{"sizes", `"5,4,x"`}},
		"huge sizes":    {rewrite(t, good, meta("sizes", "60000,60000,2")), []string{"synapses"}},
		"negative size": {rewrite(t, good, meta("sizes", "5,-4,3,2")), []string{"size 1", "-4"}},
		"other sizes":   {rewrite(t, good, meta("sizes", "5,4,4,2")), []string{"l2.A", "expected 4×4", "found 4×3"}},
		"seed":          {rewrite(t, good, meta("seed", "-1")), []string{"seed", `"-1"`}},
		"score":         {rewrite(t, good, meta("score_mean", "NaN")), []string{"score_mean", `"NaN"`}},
		"missing":       {rewrite(t, fewer, meta("rule", "ABCD")), []string{"l1.D", "expected 5×4", "found no such tensor"}},
		"misnamed": {rewrite(t, good, func(h map[string]map[string]any) {
			h["l9.A"] = h["l2.A"]
			delete(h, "l2.A")
		}), []string{"l9.A"}},
		"transposed": {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["shape"] = []int{3, 4} }), []string{"l2.A", "expected 4×3", "found 3×4"}},
		"shape":      {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["shape"] = []int{4, 4} }), []string{"l2.A", "64 bytes"}},
		"overlap":    {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["data_offsets"] = h["l2.B"]["data_offsets"] }), []string{"place of its own"}},
		"overflow":   {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["shape"] = []uint64{1 << 63, 2} }), []string{"l2.A", "fits"}},
		"integers":   {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["dtype"] = "I32" }), []string{"l2.A", "F32", "I32"}},
		"NaN":        {put(60, float32(math.NaN())), []string{"l1.D[0,0]: expected a finite number, found NaN"}},
		"infinity":   {put(20+3*4+1, float32(math.Inf(-1))), []string{"l1.B[3,1]", "-Inf"}},
	} {
		_, err := Decode(c.b)
		if err == nil {
			t.Errorf("%s: expected a refusal", name)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%s: expected an error that says %q, found: %v", name, s, err)
			}
		}
	}
}

func TestGenomeFilesThatAreNoneAreRefused(t *testing.T) {
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.safetensors")
	f, err := os.Create(huge)
	check(t, err)
	check(t, f.Truncate(10<<30)) // sparse
	check(t, f.Close())
	for path, says := range map[string]string{huge: "at most 268435456", dir: "regular file", filepath.Join(dir, "none"): "no such file"} {
		for name, load := range map[string]func(string) error{
			"Load":        func(p string) error { _, err := Load(p); return err },
			"LoadCard":    func(p string) error { _, err := LoadCard(p); return err },
			"Fingerprint": func(p string) error { _, err := Fingerprint(p); return err },
		} {
			if err := load(path); err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s %s: expected an error that says %q, found %v", name, path, says, err)
			}
		}
	}
}

func TestSaveRefusesWhatIsNotFinite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "g.safetensors")
	g := written(tinyArchitecture(), ABCD_lr, false)
	check(t, Save(path, g))
	before, err := os.ReadFile(path)
	check(t, err)
	g.Plane(1, 3)[2*3+1] = float32(math.NaN())
	if err := Save(path, g); err == nil || !strings.Contains(err.Error(), "l2.eta[2,1]") {
		t.Errorf("expected a refusal that names l2.eta[2,1], found %v", err)
	}
	after, err := os.ReadFile(path)
	check(t, err)
	if !bytes.Equal(before, after) {
		t.Error("expected the old file intact")
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("expected no file left behind, found %v", entries)
	}
}

func TestHalfPrecisionIsWidened(t *testing.T) {
	for h, want := range map[uint16]float32{0x3c00: 1, 0xc000: -2, 0x0001: 1.0 / (1 << 24), 0x8400: -1.0 / (1 << 14), 0x7bff: 65504, 0x3555: 0.33325195} {
		if got := halfToFloat(h); got != want {
			t.Errorf("%#04x: expected %g, found %g", h, want, got)
		}
	}
	if !math.IsNaN(float64(halfToFloat(0x7e00))) || !math.IsInf(float64(halfToFloat(0xfc00)), -1) {
		t.Error("expected NaN and infinities to stay")
	}
}

// FuzzLoad holds the loader to an error or a genome that saves and loads again.
func FuzzLoad(f *testing.F) {
	for _, rule := range []Rule{ABCD_lr, Static, A} {
		b, err := Encode(written(PlainArchitecture("p", OutputTanh, false, 2, 2), rule, rule == A))
		check(f, err)
		f.Add(b)
		f.Add(b[:len(b)/2])
		bare := written(PlainArchitecture("p", OutputTanh, false, 2, 2), rule, rule == A)
		bare.Card.NoDigest, bare.Card.SeedUnknown = true, true
		b, err = Encode(bare)
		check(f, err)
		f.Add(b)
	}
	for _, arch := range shapes() {
		b, err := Encode(written(arch, A, false))
		check(f, err)
		f.Add(b)
	}
	wide := `{"__metadata__":{"hebbarium":"1","world":"p","sizes":"1,1","rule":"A"},"l1.A":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}`
	f.Add(append(append([]byte{byte(len(wide)), 0, 0, 0, 0, 0, 0, 0}, wide...), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := Decode(b)
		if err != nil {
			return
		}
		again, err := Encode(g)
		if err != nil {
			t.Fatalf("expected a loaded genome to save: %v", err)
		}
		h, err := Decode(again)
		if err != nil || !reflect.DeepEqual(g, h) {
			t.Fatalf("expected the same genome again: %v", err)
		}
	})
}
