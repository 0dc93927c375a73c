package saves

import "embed"

// Rules holds the rule sets that the page carries at its top, NAME.safetensors: all but
// car-paper, which would make it a fifth longer to load and shows nothing that car-hebbian
// does not.
//
//go:embed ant-*.safetensors car-hebbian.safetensors car-static.safetensors
var Rules embed.FS
