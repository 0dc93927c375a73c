//go:build !js

package saves

import "embed"

// Rules holds the shipped rule sets at its top, NAME.safetensors. replay.Carried reads
// them.
//
//go:embed *.safetensors
var Rules embed.FS
