package kernel

import (
	"fmt"
	"os"
	"sync"
)

// Environment names the variable that chooses the kernel, for diagnosis: "go" is the
// plain one, and nothing the fastest. package car heeds it too.
const Environment = "HEBBARIUM_KERNEL"

var choice = sync.OnceValues(func() (plain bool, err error) { return choose(os.Getenv(Environment)) })

func choose(asked string) (plain bool, err error) {
	switch asked {
	case "go":
		return true, nil
	case "":
		return false, nil
	}
	return false, fmt.Errorf("%s: expected go, for the plain kernels, or nothing, for the fastest, found %q", Environment, asked)
}

// CheckChoice says what is wrong with the value of Environment, which Best takes for
// nothing if it is none of those expected. It is read once.
func CheckChoice() error {
	_, err := choice()
	return err
}
