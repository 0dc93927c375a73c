package campaign

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"hebbarium/evolve/campaign/claim"
	"hebbarium/evolve/rollout"
)

// Claim takes a campaign's folder for this process, see claim.Folder.
func Claim(dir string) (release func(), err error) {
	return claim.Folder(dir, CheckpointFile, BestFile, CentreFile, CurveFile)
}

// Kept is a campaign at work: in its folder, which is claimed for this process, and with
// the workers that live its episodes.
type Kept struct {
	*Campaign
	Dir  string
	Pool *rollout.Pool

	saved   int // generations behind the checkpoint in the folder
	release func()
}

// Begin keeps a new campaign in a folder of its own, and saves it at once. All that can
// be found out before is, so that nothing is left of a campaign that cannot begin. With 0
// workers there is one for each processor.
func Begin(dir string, c *Campaign, workers int) (*Kept, error) {
	if err := Vacant(dir); err != nil {
		return nil, err
	}
	pool, err := c.Pool(workers)
	if err != nil {
		return nil, err
	}
	release, err := Claim(dir)
	if err != nil {
		return nil, err
	}
	k := &Kept{Campaign: c, Dir: dir, Pool: pool, release: release}
	if err := k.save(); err != nil {
		release()
		return nil, fmt.Errorf("the campaign cannot be kept: %w", err)
	}
	return k, nil
}

// ErrTaken is what Vacant returns for a folder that holds a campaign already.
var ErrTaken = errors.New("already holds a campaign")

// Vacant says why a new campaign cannot have a folder, or nil; it makes nothing.
func Vacant(dir string) error {
	if _, err := os.Lstat(filepath.Join(dir, CheckpointFile)); err == nil {
		return fmt.Errorf("campaign folder %s %w", dir, ErrTaken)
	}
	return nil
}

// GoOn takes up the campaign in a folder. Where there is none, the error is
// fs.ErrNotExist, and no folder is made.
func GoOn(dir string, workers int) (*Kept, error) {
	if _, err := os.Stat(filepath.Join(dir, CheckpointFile)); err != nil {
		return nil, fmt.Errorf("checkpoint: %w", err)
	}
	release, err := Claim(dir)
	if err != nil {
		return nil, err
	}
	k := &Kept{Dir: dir, release: release}
	if k.Campaign, err = Resume(dir); err == nil {
		k.Pool, err = k.Campaign.Pool(workers)
	}
	if err != nil {
		release()
		return nil, err
	}
	k.saved = k.Centre.Generation
	return k, nil
}

// BeginOrGoOn takes up the campaign in a folder, or begins the one that make describes
// where there is none.
func BeginOrGoOn(dir string, make func() (*Campaign, error), workers int) (*Kept, error) {
	k, err := GoOn(dir, workers)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	c, err := make()
	if err != nil {
		return nil, err
	}
	return Begin(dir, c, workers)
}

// Close frees the folder for others.
func (k *Kept) Close() { k.release() }

// save keeps the campaign as it stands.
func (k *Kept) save() error {
	if err := k.Save(k.Dir); err != nil {
		return err
	}
	k.saved = k.Centre.Generation
	return nil
}
