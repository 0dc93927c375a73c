package evolving

import (
	"fmt"
	"os"
	"path/filepath"

	"hebbarium/evolve/campaign"
)

// Campaign is a campaign that is kept in a folder and can be gone on with.
type Campaign struct {
	Dir        string
	Settings   campaign.Settings
	Generation int
	Goal       int // the generation that it was to reach last, 0 where that is not known
}

// LastCampaign finds the latest campaign of a world in a folder, and the folder that
// the next new one gets.
func LastCampaign(folder, world string) (last Campaign, next string) {
	for n := 1; ; n++ {
		dir := filepath.Join(folder, fmt.Sprintf("%s-%d", world, n))
		if _, err := os.Stat(dir); err != nil {
			return last, dir
		}
		if s, generation, ok := Kept(dir); ok {
			last = Campaign{dir, s, generation, goalOf(dir)}
		}
	}
}
