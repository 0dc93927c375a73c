package words

import (
	"fmt"

	"hebbarium/app/session/footing"
)

// Fallen says that an agent gets nowhere, "" where it does not say so.
func Fallen(f footing.Fallen) string {
	switch f {
	case footing.OnItsBack:
		return "on its back"
	case footing.NoProgress:
		return fmt.Sprintf("no progress for %d steps", footing.StuckSteps)
	}
	return ""
}
