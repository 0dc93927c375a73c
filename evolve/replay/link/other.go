package link

import (
	"fmt"

	"hebbarium/evolve/replay"
)

// OtherRulesError says that the rules of a link are not here, or others.
type OtherRulesError struct {
	Want       Rules
	Found, Sum string // those of this name, or in the file that was chosen; "" for none
	Instead    string // where there are none, those that the same recipe can be lived with; "" for none
}

func (e *OtherRulesError) Error() string {
	if e.Found == "" {
		return fmt.Sprintf("this link was made with the rules %s, which are not here: open their file, or the pack that came with the link", e.Want)
	}
	return fmt.Sprintf("this link was made with the rules %s, yours (%s) are %.8s…", e.Want, e.Found, e.Sum)
}

// OtherPhysicsError says that a physics is here in another version alone.
type OtherPhysicsError struct{ Mismatch *replay.Mismatch }

func (e *OtherPhysicsError) Error() string {
	return fmt.Sprintf("this link was made with the physics %s, yours is %s", e.Mismatch.Want, e.Mismatch.Found)
}
