//go:build !unix

package machines

import "time"

const processClock = "wall"

var began = time.Now()

func processTime() time.Duration { return time.Since(began) }
