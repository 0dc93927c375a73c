package evolving

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"hebbarium/brain/file"
	"hebbarium/evolve/campaign"
)

// goalFile holds the generation that a campaign in the folder is to reach: a checkpoint does
// not say it, since it is the same whichever generations come after it.
const goalFile = "goal.txt"

// keepGoal keeps with a campaign which generation it is to reach.
func keepGoal(dir string, generations int) error {
	return file.Write(filepath.Join(dir, goalFile), fmt.Appendln(nil, generations))
}

// goalOf is the generation that the campaign in a folder was to reach last, 0 where that is
// not known.
func goalOf(dir string) int {
	const most = 32
	text, err := file.Read(filepath.Join(dir, goalFile), most)
	if err != nil {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || n < 1 || n > campaign.MaxGenerations {
		return 0
	}
	return n
}
