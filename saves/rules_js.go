package saves

import "embed"

// Rules holds the rule sets that the page carries at its top, NAME.safetensors: all but
// car-paper and car-static-paper, which would make it longer to load and show nothing
// that the car's other two do not.
//
//go:embed ant-*.safetensors car-hebbian.safetensors car-static.safetensors
var Rules embed.FS
