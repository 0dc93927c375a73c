//go:build !js

package turn

import "time"

// Now is the time, for what asks for it at each step.
func Now() time.Time { return time.Now() }

// Take is called now and then by whatever computes for longer than a frame may wait. What
// it computes does not depend on it.
func Take() {}

// First is Take for what a person waits for: it goes on before all others.
func First() {}
