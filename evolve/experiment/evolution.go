package experiment

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/evolve/campaign"
	"hebbarium/evolve/rollout"
)

// Evolution is a campaign that an experiment needs.
type Evolution struct {
	Name        string // of its folder
	Settings    campaign.Settings
	Generations int
}

// Episodes are those that are left to live of it.
func (v Evolution) Episodes(dir string) int {
	c, err := campaign.Resume(v.folder(dir))
	if err != nil {
		if c, err = v.begin(); err != nil {
			return 0
		}
	}
	return max(0, v.Generations-c.Centre.Generation) * c.Episodes()
}

func (v Evolution) folder(dir string) string { return filepath.Join(dir, campaignFolder, v.Name) }

func (v Evolution) begin() (*campaign.Campaign, error) { return campaign.New(v.Settings, nil) }

// campaignFolder holds the campaigns of a run.
const campaignFolder = "campaigns"

// Evolve lives what is left of a campaign, in a folder of its own within dir, where a
// killed one goes on. share, where it is not nil, is handed the pool of its workers; told
// hears of episodes as they end, from any worker.
func (v Evolution) Evolve(ctx context.Context, dir string, workers int, share func(*rollout.Pool), told func(episodes int)) (Campaign, error) {
	kept, err := campaign.BeginOrGoOn(v.folder(dir), v.begin, workers)
	if err != nil {
		return Campaign{}, fmt.Errorf("campaign %s: %w", v.Name, err)
	}
	defer kept.Close()
	if share != nil {
		share(kept.Pool)
	}
	var before int
	err = kept.Run(ctx, v.Generations, 1, campaign.Hooks{
		Begin: func() { before = kept.Episodes() },
		Lived: func(campaign.Point) {
			if told != nil {
				told(before)
			}
		},
	})
	if err != nil {
		return Campaign{}, fmt.Errorf("campaign %s: %w", v.Name, err)
	}
	return campaignOf(v.Name, kept.Campaign), nil
}

// Campaign is a campaign that has been run: its settings and its curve.
type Campaign struct {
	Source
	Settings campaign.Settings
	Curve    Curve
	Best     *brain.Genome
}

func campaignOf(name string, c *campaign.Campaign) Campaign {
	curve := Curve{Source: Source{Name: name}}
	curve.told(withStarts(c.Settings.Command(c.Centre.Generation), c.Settings.Parent))
	for _, p := range c.Curve {
		centre := math.NaN()
		if p.Measured {
			centre = p.Centre
		}
		curve.Points = append(curve.Points, CurvePoint{float64(p.Generation), p.Mean, p.Best, centre})
	}
	curve.SHA256 = sum(campaign.CurveCSV(c.Curve))
	return Campaign{Source: curve.Source, Settings: c.Settings, Curve: curve, Best: c.Best}
}

// RuleSet is the best that the campaign has found, or nil where none was measured yet. It
// is known by its numbers: its card has the time at which it was found.
func (c *Campaign) RuleSet() *RuleSet {
	if c.Best == nil {
		return nil
	}
	h := sha256.New()
	for _, v := range [][]float32{c.Best.Theta, c.Best.Conv, c.Best.Weights, c.Best.Bias} {
		_ = binary.Write(h, binary.LittleEndian, v)
	}
	r := &RuleSet{Source: Source{c.Name, hex.EncodeToString(h.Sum(nil))}, Genome: c.Best}
	r.Init, _ = c.Best.Beginning()
	return r
}

// ReadCampaigns reads the finished campaigns in a folder: its own, or one in each folder
// within.
func ReadCampaigns(dir string) ([]Campaign, error) {
	folders := []string{dir}
	if _, err := os.Stat(filepath.Join(dir, campaign.CheckpointFile)); err != nil {
		folders = nil
		inside, err := filepath.Glob(filepath.Join(dir, "*", campaign.CheckpointFile))
		if err != nil {
			return nil, fmt.Errorf("--campaigns: %w", err)
		}
		for _, file := range inside {
			folders = append(folders, filepath.Dir(file))
		}
	}
	if len(folders) == 0 {
		return nil, fmt.Errorf("--campaigns: expected a campaign's folder, or one of several, found no %s in %s or a folder in it", campaign.CheckpointFile, dir)
	}
	var all []Campaign
	for _, folder := range folders {
		c, err := campaign.Resume(folder)
		if err != nil {
			return nil, err
		}
		found := campaignOf(filepath.Base(folder), c)
		if found.SHA256, err = fileSum(filepath.Join(folder, campaign.CheckpointFile)); err != nil {
			return nil, err
		}
		found.Curve.SHA256 = found.SHA256
		all = append(all, found)
	}
	return all, nil
}

// Curve is a training curve.
type Curve struct {
	Source
	World, Rule string // "" where neither its campaign's command nor its file's name tells
	Command     string // of its campaign, with what that began at; "" where nothing tells it
	Points      []CurvePoint
}

// CurvePoint is one generation; Centre is NaN where it was not measured.
type CurvePoint struct{ Generation, Mean, Best, Centre float64 }

// ParseCurve reads the CSV of a campaign's curve.
func ParseCurve(name string, data []byte) (Curve, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return Curve{}, fmt.Errorf("curve %s: %w", name, err)
	}
	at := map[string]int{}
	if len(rows) > 0 {
		for i, column := range rows[0] {
			at[column] = i
		}
	}
	c := Curve{Source: Source{Name: strings.TrimSuffix(path.Base(name), ".csv"), SHA256: sum(data)}}
	for _, column := range []string{"generation", "mean", "best", "centre"} {
		if _, ok := at[column]; !ok {
			return Curve{}, fmt.Errorf("curve %s: expected a column %q, as campaigns write it, found none", name, column)
		}
	}
	for line, row := range rows[1:] {
		number := func(column string) float64 {
			text := row[at[column]]
			if text == "" {
				return math.NaN()
			}
			v, bad := strconv.ParseFloat(text, 64)
			if bad != nil && err == nil {
				err = fmt.Errorf("curve %s: line %d: %s: expected a number, found %.20q", name, line+2, column, text)
			}
			return v
		}
		c.Points = append(c.Points, CurvePoint{number("generation"), number("mean"), number("best"), number("centre")})
	}
	c.World, _, _ = strings.Cut(c.Name, "-")
	return c, err
}
