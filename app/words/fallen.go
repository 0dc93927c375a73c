package words

import (
	"fmt"

	"hebbarium/app/session"
)

// Fallen says that an agent gets nowhere, "" where it does not say so.
func Fallen(f session.Fallen) string {
	switch f {
	case session.OnItsBack:
		return "on its back"
	case session.NoProgress:
		return fmt.Sprintf("no progress for %d steps", session.StuckSteps)
	}
	return ""
}
