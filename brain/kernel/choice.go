package kernel

import (
	"fmt"
	"os"
	"strings"
	"sync"
)

// Environment names the variable that chooses the kernel, for diagnosis: the Name of one
// that the processor runs, and nothing for the fastest. package car heeds "go" too.
const Environment = "HEBBARIUM_KERNEL"

var choice = sync.OnceValues(func() (*Kernel, error) { return choose(os.Getenv(Environment)) })

// choose is the kernel that is asked for, else the fastest.
func choose(asked string) (*Kernel, error) {
	all := Available()
	if asked == "" {
		return all[0], nil
	}
	var names []string
	for _, k := range all {
		if k.name == asked {
			return k, nil
		}
		names = append(names, k.name)
	}
	return all[0], fmt.Errorf("%s: expected one that this processor runs (%s), or nothing, for the fastest, found %q", Environment, strings.Join(names, ", "), asked)
}

// Available are all that the processor or the browser runs, the fastest first.
func Available() []*Kernel { return append(wider(), Portable()) }

// CheckChoice says what is wrong with the value of Environment, which Best takes for
// nothing if it is none of those expected. It is read once.
func CheckChoice() error {
	_, err := choice()
	return err
}
