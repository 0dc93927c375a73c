package campaign

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"

	"hebbarium/brain"
	"hebbarium/brain/file"
)

// bestFile is the file of the best rule set so far, whose SHA-256 the checkpoint holds.
// The bytes are kept, so that the file stays what it was when it was found.
type bestFile struct {
	data []byte
	sum  string
}

func (c *Campaign) encodeBest() (err error) {
	if c.kept.sum != "" {
		return nil
	}
	if c.kept.data, err = brain.Encode(c.Best); err != nil {
		return err
	}
	c.kept.sum = sumOf(c.kept.data)
	return nil
}

func (c *Campaign) saveBest(dir string) error {
	if err := c.encodeBest(); err != nil {
		return err
	}
	return file.Write(filepath.Join(dir, BestFile), c.kept.data)
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// loadBest reads the best rule set beside a checkpoint. Where that is missing, or is not
// the one that the checkpoint knows, the campaign goes on without it, and BestLost says
// why.
func (c *Campaign) loadBest(dir string) {
	path := filepath.Join(dir, BestFile)
	known := c.kept.sum
	data, err := file.Read(path, brain.MaxGenomeFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.BestLost = fmt.Errorf("%s: expected the best rule set so far, found no such file", path)
	case err != nil:
		c.BestLost = err // which names the path
	default:
		if err = c.takeBest(data, known); err == nil {
			return
		}
		c.BestLost = fmt.Errorf("%s: %w", path, err)
	}
	c.Best, c.BestMean, c.kept = nil, math.Inf(-1), bestFile{}
}

// takeBest takes the content of the best rule set's file. Checkpoints of older programs
// do not hold its SHA-256; there its card must be that of the campaign.
func (c *Campaign) takeBest(data []byte, known string) error {
	sum, at := sumOf(data), c.Best.Card.Generations
	if known != "" && sum != known {
		return fmt.Errorf("expected the best rule set so far (of generation %d, SHA-256 %.8s…), found another file (%.8s…)", at, known, sum)
	}
	g, err := brain.Decode(data)
	if err != nil {
		return err
	}
	if !g.Arch.Equal(c.arch) || g.Rule != c.rule {
		return fmt.Errorf("expected a rule set %s for the %s, found %s for the %s", c.rule, c.arch, g.Rule, g.Arch)
	}
	found, want := g.Card, c.genome(c.Centre.Theta, c.Centre.Born).Card
	if found.Generations != at || found.Population != want.Population || found.Seed != want.Seed || found.Parent != want.Parent {
		return fmt.Errorf("expected the best rule set so far (generation %d, population %d, seed %d), found one of generation %d, population %d, seed %d",
			at, want.Population, want.Seed, found.Generations, found.Population, found.Seed)
	}
	c.Best, c.kept = g, bestFile{data, sum}
	if g.Card.NoDigest || g.Card.NoCardDigest { // an older program's, which is written anew with both
		g.Card.NoDigest, g.Card.NoCardDigest, c.kept = false, false, bestFile{}
	}
	return nil
}
