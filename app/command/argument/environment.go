package argument

import "hebbarium/brain/kernel"

// CheckEnvironment says what is wrong with the environment variables that choose how the
// program computes.
func CheckEnvironment() error { return kernel.CheckChoice() }
