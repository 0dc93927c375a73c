package file

import "os"

// lock needs no lock here: a file that another process has open cannot be removed.
func lock(*os.File) (held, taken bool) { return true, false }
