package argument

import (
	"fmt"

	"hebbarium/evolve/rival"
)

// CheckBeside says what is wrong with what --beside names, or nil. Whether there are such
// rules, only those can tell who open them.
func CheckBeside(choice string) error {
	if err := rival.Check(choice); err != nil {
		return fmt.Errorf("--%w", err)
	}
	return nil
}
