//go:build !js

package digest

// elsewhere is nowhere: Go is as quick as anything here.
func elsewhere([][]byte, int) (sum []byte, ok bool) { return nil, false }
