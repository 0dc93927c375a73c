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
//	(theta, conv, and Adam's two moments), SHA-256 of everything before it
//
// all numbers little-endian. The files beside it are made from it.
const (
	checkpointMagic = "hebbarium checkpoint 1\n"

	// CheckpointFile, BestFile, CentreFile and CurveFile are what a campaign
	// keeps in its folder.
	CheckpointFile = "checkpoint.bin"
	BestFile       = "best.safetensors"
	CentreFile     = "centre.safetensors"
	CurveFile      = "curve.csv"

	maxCheckpoint       = 1 << 30
	maxCheckpointHeader = 64 << 20
)

type checkpointHeader struct {
	Settings   Settings `json:"settings"`
	Generation int      `json:"generation"`
	Sigma      float64  `json:"sigma"`
	Rate       float64  `json:"rate"`
	Theta      int      `json:"theta"` // lengths of the arrays
	Conv       int      `json:"conv"`
	Moments    int      `json:"moments"`
	Average    int      `json:"average,omitempty"`
	Curve      []Point  `json:"curve"`
	HasBest    bool     `json:"has_best"`
	BestMean   float64  `json:"best_mean"`
	BestAt     int      `json:"best_at"` // generations behind the best centre
}

// Save writes the campaign's folder: the best and the current centre, the curve
// and, last, the checkpoint. Each file is written whole under another name and
// renamed, so that a campaign that is killed here keeps its last checkpoint.
func (c *Campaign) Save(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("campaign folder: %w", err)
	}
	if c.Best != nil {
		c.Best.Card.NoDigest = false // where an earlier version wrote it
		if err := brain.Save(filepath.Join(dir, BestFile), c.Best); err != nil {
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
		Theta: len(c.Centre.Theta), Conv: len(c.Centre.Conv), Moments: len(c.Centre.First), Average: len(c.Centre.Average), Curve: c.Curve,
	}
	if c.Best != nil {
		h.HasBest, h.BestMean, h.BestAt = true, c.BestMean, c.Best.Card.Generations
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(checkpointMagic)
	b.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(head))))
	b.Write(head)
	for _, array := range [][]float32{c.Centre.Theta, c.Centre.Conv, c.Centre.First, c.Centre.Second, c.Centre.Average} {
		raw := make([]byte, 4*len(array))
		for i, v := range array {
			binary.LittleEndian.PutUint32(raw[4*i:], math.Float32bits(v))
		}
		b.Write(raw)
	}
	sum := sha256.Sum256(b.Bytes())
	b.Write(sum[:])
	return b.Bytes(), nil
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
		best, err := brain.Load(filepath.Join(dir, BestFile))
		if err != nil {
			return nil, err
		}
		// A kill between the two files can leave a best that the checkpoint does
		// not know yet; the generation that found it will be lived again.
		if best.Card.Generations == c.Best.Card.Generations {
			c.Best = best
		} else {
			c.Best, c.BestMean = nil, math.Inf(-1)
		}
	}
	return c, nil
}

func decodeCheckpoint(data []byte) (*Campaign, error) {
	if len(data) > maxCheckpoint {
		return nil, fmt.Errorf("expected at most %d bytes, found more", maxCheckpoint)
	}
	if !bytes.HasPrefix(data, []byte(checkpointMagic)) {
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
	if h.Generation < 0 || !(h.Sigma > 0) || !(h.Rate > 0) || h.BestAt < 0 {
		return nil, fmt.Errorf("expected a generation from 0 and a sigma and a rate above 0, found generation %d (best %d), sigma %g, rate %g", h.Generation, h.BestAt, h.Sigma, h.Rate)
	}
	c := &Campaign{Settings: h.Settings, Curve: h.Curve, BestMean: math.Inf(-1)}
	if err := c.prepare(); err != nil {
		return nil, err
	}
	theta, moments := brain.ThetaLen(c.arch, c.rule), 0
	if h.Settings.Strategy.Optimiser == "adam" {
		moments = theta + c.arch.ConvLen()
	}
	average := 0
	if h.Settings.Average != 0 {
		average = theta + c.arch.ConvLen()
	}
	if h.Theta != theta || h.Conv != c.arch.ConvLen() || h.Moments != moments || h.Average != average {
		return nil, fmt.Errorf("expected %d, %d, %d and %d numbers for %s on the %s, found %d, %d, %d and %d",
			theta, c.arch.ConvLen(), moments, average, c.rule, c.arch.Name, h.Theta, h.Conv, h.Moments, h.Average)
	}
	if want := 4 * (h.Theta + h.Conv + 2*h.Moments + h.Average); len(raw) != want {
		return nil, fmt.Errorf("expected %d bytes of numbers, found %d", want, len(raw))
	}
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
		Theta: take(h.Theta), Conv: take(h.Conv), First: take(h.Moments), Second: take(h.Moments), Average: take(h.Average),
	}
	if h.HasBest {
		c.Best, c.BestMean = brain.NewGenome(c.arch, c.rule), h.BestMean
		c.Best.Card.Generations = h.BestAt
	}
	return c, nil
}
