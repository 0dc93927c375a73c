//go:build !js

package saves

import "embed"

// Rules holds the shipped rule sets at its top, NAME.safetensors, and those that show what a
// written rule can be, examples/NAME.safetensors. replay.Carried reads them.
//
//go:embed *.safetensors examples/*.safetensors
var Rules embed.FS
