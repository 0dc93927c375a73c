package campaign

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"

	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/strategy"
)

// A checkpoint is all that a campaign needs to go on bit for bit:
//
//	magic, length of the header (uint64), header (JSON), arrays of float32
//	(theta, born, the optimiser's vectors, and the average), the rules that
//	synapses share (uint32 each, where any do), SHA-256 of everything before it
//
// all numbers little-endian. The files beside it are made from it.
const (
	checkpointMagic = "hebbarium checkpoint 1\n"

	// checkpointMagic2 begins a checkpoint with settings that programs of version 1
	// would pass over, so that they refuse it. It is as long as the other.
	checkpointMagic2 = "hebbarium checkpoint 2\n"

	// CheckpointFile, BestFile, CentreFile and CurveFile are what a campaign
	// keeps in its folder.
	CheckpointFile = "checkpoint.bin"
	BestFile       = "best.safetensors"
	CentreFile     = "centre.safetensors"
	CurveFile      = "curve.csv"

	maxCheckpoint       = 1 << 30
	maxCheckpointHeader = 512 << 20 // a million generations
)

type checkpointHeader struct {
	Settings   Settings `json:"settings"`
	Generation int      `json:"generation"`
	Sigma      float64  `json:"sigma"`
	Rate       float64  `json:"rate"`
	Theta      int      `json:"theta"`            // lengths of the arrays
	Born       int      `json:"conv"`             // named before first weights could co-evolve
	Moments    int      `json:"moments"`          // of each of the optimiser's vectors; 0 where it keeps none
	Shared     int      `json:"shared,omitempty"` // rules that the synapses share; 0: each has its own
	Average    int      `json:"average,omitempty"`
	Curve      []Point  `json:"curve"`
	HasBest    bool     `json:"has_best"`
	BestMean   float64  `json:"best_mean"`
	BestAt     int      `json:"best_at"`               // generations behind the best centre
	BestSHA256 string   `json:"best_sha256,omitempty"` // of its file; older checkpoints lack it
	Program    string   `json:"program,omitempty"`     // and its version, that wrote it; likewise
}

// Save writes the campaign's folder: the best and the current centre, the curve
// and, last, the checkpoint. Each file is written whole under another name and
// renamed, so that a campaign that is killed here keeps its last checkpoint.
func (c *Campaign) Save(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("campaign folder: %w", err)
	}
	if c.Best != nil {
		if err := c.saveBest(dir); err != nil {
			return err
		}
	}
	if err := brain.Save(filepath.Join(dir, CentreFile), c.Genome()); err != nil {
		return err
	}
	if err := file.Write(filepath.Join(dir, CurveFile), CurveCSV(c.Curve)); err != nil {
		return err
	}
	data, err := c.encode()
	if err != nil {
		return err
	}
	return file.Write(filepath.Join(dir, CheckpointFile), data)
}

func (c *Campaign) encode() ([]byte, error) {
	h := checkpointHeader{
		Settings: c.Settings, Generation: c.Centre.Generation, Sigma: c.Centre.Sigma, Rate: c.Centre.Rate,
		Theta: len(c.Centre.Theta), Born: len(c.Centre.Born), Moments: c.moments(), Average: len(c.Centre.Average), Curve: c.Curve,
		Program: file.Program(),
	}
	if c.shared != nil {
		h.Shared = c.shared.Rules
	}
	if c.Best != nil {
		if err := c.encodeBest(); err != nil {
			return nil, err
		}
		h.HasBest, h.BestMean, h.BestAt, h.BestSHA256 = true, c.BestMean, c.Best.Card.Generations, c.kept.sum
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(c.Settings.magic())
	b.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(head))))
	b.Write(head)
	arrays := append([][]float32{c.Centre.Theta, c.Centre.Born}, c.Centre.Own...)
	for _, array := range append(arrays, c.Centre.Average) {
		raw := make([]byte, 4*len(array))
		for i, v := range array {
			binary.LittleEndian.PutUint32(raw[4*i:], math.Float32bits(v))
		}
		b.Write(raw)
	}
	if c.shared != nil {
		for _, rule := range c.shared.Index {
			b.Write(binary.LittleEndian.AppendUint32(nil, rule))
		}
	}
	sum := sha256.Sum256(b.Bytes())
	b.Write(sum[:])
	return b.Bytes(), nil
}

// magic is what a checkpoint of such settings begins with.
func (s Settings) magic() string {
	if s.newer() || s.Merge > 0 || len(s.Events) > 0 || s.Strategy.WeightDecay > 0 {
		return checkpointMagic2
	}
	return checkpointMagic
}

// moments is the length of the optimiser's vectors.
func (c *Campaign) moments() int {
	if c.search.Optimiser.Vectors() == 0 {
		return 0
	}
	return len(c.Centre.Theta) + len(c.Centre.Born)
}

// Resume reads the checkpoint of a campaign's folder. What it goes on to find
// is what the campaign would have found without the interruption.
func Resume(dir string) (*Campaign, error) {
	path := filepath.Join(dir, CheckpointFile)
	data, err := file.Read(path, maxCheckpoint)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	c, err := decodeCheckpoint(data)
	if err != nil {
		return nil, fmt.Errorf("checkpoint %s: %w", path, err)
	}
	if c.Best != nil {
		c.loadBest(dir)
	}
	return c, nil
}

func decodeCheckpoint(data []byte) (*Campaign, error) {
	if len(data) > maxCheckpoint {
		return nil, fmt.Errorf("expected at most %d bytes, found more", maxCheckpoint)
	}
	if !bytes.HasPrefix(data, []byte(checkpointMagic)) && !bytes.HasPrefix(data, []byte(checkpointMagic2)) {
		return nil, fmt.Errorf("expected a file that begins with %q, found %q", checkpointMagic, data[:min(len(data), len(checkpointMagic))])
	}
	at := len(checkpointMagic) + 8
	if len(data) < at+sha256.Size {
		return nil, fmt.Errorf("expected a header, found the end of the file after %d bytes", len(data))
	}
	body := data[:len(data)-sha256.Size]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], data[len(body):]) {
		return nil, errors.New("the file is damaged or cut short: its SHA-256 does not match its content")
	}
	n := binary.LittleEndian.Uint64(data[len(checkpointMagic):])
	if n > maxCheckpointHeader || n > uint64(len(body)-at) {
		return nil, fmt.Errorf("expected a header within the file, found one of %d bytes", n)
	}
	var h checkpointHeader
	if err := json.Unmarshal(body[at:at+int(n)], &h); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	return h.campaign(body[at+int(n):])
}

// campaign puts together the campaign from the header and the bytes of the
// arrays.
func (h checkpointHeader) campaign(raw []byte) (*Campaign, error) {
	if err := h.Settings.Check(); err != nil {
		return nil, err
	}
	if err := h.check(); err != nil {
		return nil, err
	}
	c := &Campaign{Settings: h.Settings, Curve: h.Curve, BestMean: math.Inf(-1)}
	if err := c.prepare(); err != nil {
		return nil, err
	}
	theta, born, moments, average := brain.ThetaLen(c.arch, c.rule), c.bornLen(), 0, 0
	vectors := c.search.Optimiser.Vectors()
	if vectors > 0 {
		moments = theta + born
	}
	if h.Settings.Average != 0 {
		average = theta + born
	}
	if h.Theta != theta || h.Born != born || h.Moments != moments || h.Average != average {
		return nil, fmt.Errorf("expected %d, %d, %d and %d numbers for %s on the %s with weights from %s, found %d, %d, %d and %d",
			theta, born, moments, average, c.rule, c.arch.Name, c.init, h.Theta, h.Born, h.Moments, h.Average)
	}
	want := 4 * (h.Theta + h.Born + vectors*h.Moments + h.Average)
	all := want
	if h.Shared > 0 {
		all += 4 * c.arch.Synapses()
	}
	if len(raw) != all {
		return nil, fmt.Errorf("expected %d bytes of numbers, found %d", all, len(raw))
	}
	index := raw[want:]
	raw = raw[:want]
	numbers := make([]float32, len(raw)/4)
	for i := range numbers {
		v := math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			return nil, fmt.Errorf("expected finite numbers, found %g as number %d", v, i)
		}
		numbers[i] = v
	}
	take := func(n int) []float32 {
		if n == 0 {
			return nil
		}
		x := slices.Clip(numbers[:n])
		numbers = numbers[n:]
		return x
	}
	c.Centre = strategy.Centre{
		Generation: h.Generation, Sigma: h.Sigma, Rate: h.Rate,
		Theta: take(h.Theta), Born: take(h.Born),
	}
	for range vectors {
		c.Centre.Own = append(c.Centre.Own, take(h.Moments))
	}
	c.Centre.Average = take(h.Average)
	if err := c.readShared(h.Shared, index); err != nil {
		return nil, err
	}
	// A best of the generation that is to come was measured in one that was broken off,
	// and will be found again.
	if h.HasBest && h.BestAt < h.Generation {
		c.Best, c.BestMean, c.kept.sum = c.blank(), h.BestMean, h.BestSHA256
		c.Best.Card.Generations = h.BestAt
	}
	return c, nil
}

// check refuses what no campaign comes to: where the search stands must be what its
// curve tells of.
func (h checkpointHeader) check() error {
	if h.Generation < 0 || h.Generation > MaxGenerations {
		return fmt.Errorf("generation: expected 0 to %d, found %d", MaxGenerations, h.Generation)
	}
	if h.Generation != len(h.Curve) {
		return fmt.Errorf("generation: expected as many as the curve has, %d, found %d", len(h.Curve), h.Generation)
	}
	if !(h.Sigma > 0) || h.Sigma > h.Settings.Strategy.Sigma {
		return fmt.Errorf("sigma: expected a number above 0 and up to that of the beginning, %g, found %g", h.Settings.Strategy.Sigma, h.Sigma)
	}
	if !(h.Rate > 0) || h.Rate > h.Settings.Strategy.Rate {
		return fmt.Errorf("rate: expected a number above 0 and up to that of the beginning, %g, found %g", h.Settings.Strategy.Rate, h.Rate)
	}
	for i, p := range h.Curve {
		if p.Generation != i+1 {
			return fmt.Errorf("curve: expected generation %d as number %[1]d, found generation %d", i+1, p.Generation)
		}
		if p.Steps < 0 || p.Diverged < 0 {
			return fmt.Errorf("curve: generation %d: expected steps and diverged episodes of 0 or more, found %d and %d", i+1, p.Steps, p.Diverged)
		}
	}
	if !h.HasBest {
		return nil
	}
	if h.BestAt < 0 || h.BestAt > h.Generation {
		return fmt.Errorf("best_at: expected 0 to %d, found %d", h.Generation, h.BestAt)
	}
	if h.BestAt < h.Generation {
		if p := h.Curve[h.BestAt]; !p.Measured || p.Centre != h.BestMean {
			return fmt.Errorf("best_mean: expected what generation %d measured of its centre, %g, found %g", p.Generation, p.Centre, h.BestMean)
		}
	}
	return nil
}
