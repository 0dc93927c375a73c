package command

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hebbarium/brain"
	"hebbarium/brain/file"
	"hebbarium/evolve/campaign"
)

// CampaignLog is the name of the log of campaigns in a folder of rule sets, and
// curvesFolder that of the folder of training curves beside it.
const (
	CampaignLog  = "campaigns.csv"
	curvesFolder = "curves"

	maxCampaignLog = 64 << 20 // bytes
)

// campaignColumns are the log's columns: how a campaign was run and what it
// reached, one row for each.
func campaignColumns() []string {
	return []string{"date", "world", "rule", "command", "generations", "population", "seeds", "sigma", "rate",
		"hours", "machine", "score", "rollouts", "scores", "rule_set", "curve", "note"}
}

// campaignCommand is the column that tells campaigns apart.
const campaignCommand = 3

// campaignRow is the row of a campaign whose rule set is g.
func campaignRow(c *campaign.Campaign, g *brain.Genome, scores []string, ruleSet, curve string) []string {
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	s := c.Settings
	command := s.Command(c.Centre.Generation)
	if s.Parent != "" {
		for parent := range strings.SplitSeq(s.Parent, "+") {
			command += " --start " + parent[:min(12, len(parent))]
		}
	}
	return []string{g.Card.Date, s.World, s.Rule, command, strconv.Itoa(c.Centre.Generation), strconv.Itoa(s.Strategy.Population),
		s.Seeds, number(s.Strategy.Sigma), number(s.Strategy.Rate), number(g.Card.Hours), g.Card.Machine,
		strconv.FormatFloat(g.Card.Score.Mean, 'f', 1, 64), strconv.Itoa(g.Card.Score.Rollouts), strings.Join(scores, "; "), ruleSet, curve, g.Card.Note}
}

// logCampaign puts a campaign's row into the log at path, in place of the row
// that has the same command, so that publishing twice logs once. The log is
// replaced in one piece.
func logCampaign(path string, row []string) error {
	rows, err := readCampaignLog(path)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(rows, func(r []string) bool { return r[campaignCommand] == row[campaignCommand] })
	if at >= 0 {
		rows[at] = row
	} else {
		rows = append(rows, row)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write(campaignColumns())
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("log of campaigns %s: %w", path, err)
	}
	return file.Write(path, b.Bytes())
}

// readCampaignLog reads the rows below the header; a log that is not there yet
// has none.
func readCampaignLog(path string) ([][]string, error) {
	data, err := file.Read(path, maxCampaignLog)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("log of campaigns: %w", err)
	}
	if data, err = file.Text(data); err != nil {
		return nil, fmt.Errorf("log of campaigns %s: %w", path, err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("log of campaigns %s: %w", path, err)
	}
	if len(rows) == 0 || !slices.Equal(rows[0], campaignColumns()) {
		found := "an empty file"
		if len(rows) > 0 {
			found = strings.Join(rows[0], ",")
		}
		return nil, fmt.Errorf("log of campaigns %s: expected the columns %s, found %s", path, strings.Join(campaignColumns(), ","), found)
	}
	return rows[1:], nil
}

// belongs says why a rule set cannot come from a campaign, or nil.
func belongs(c *campaign.Campaign, g *brain.Genome) error {
	s := c.Settings
	rule := s.Rule
	if known, err := brain.ParseRule(rule); err == nil {
		rule = known.String() // of a built-in one that was written as a formula
	}
	expected := fmt.Sprintf("%s, %s, population %d, seed %d", s.World, rule, s.Strategy.Population, s.Seed)
	found := fmt.Sprintf("%s, %s, population %d, seed %d", g.Arch.Name, g.Rule, g.Card.Population, g.Card.Seed)
	if expected != found {
		return fmt.Errorf("expected a rule set of the campaign (%s), found one of another (%s)", expected, found)
	}
	if g.Card.Generations > c.Centre.Generation {
		return fmt.Errorf("expected a rule set of at most %d generations, found one of %d", c.Centre.Generation, g.Card.Generations)
	}
	return nil
}

// keepCampaign logs the campaign in a folder beside the rule set that was
// written to out, and keeps its training curve there; with no out it only logs.
func keepCampaign(c *campaign.Campaign, g *brain.Genome, scores []string, out, log string) error {
	ruleSet, curve := "", ""
	if out != "" {
		ruleSet = filepath.Base(out)
		name := strings.TrimSuffix(ruleSet, filepath.Ext(ruleSet)) + ".csv"
		folder := filepath.Join(filepath.Dir(log), curvesFolder)
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return fmt.Errorf("curves: %w", err)
		}
		if err := file.Write(filepath.Join(folder, name), campaign.KeptCurveCSV(c.Curve)); err != nil {
			return err
		}
		curve = curvesFolder + "/" + name
	}
	return logCampaign(log, campaignRow(c, g, scores, ruleSet, curve))
}
