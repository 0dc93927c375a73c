package saves

import "embed"

// Rules holds the rule sets that the page carries at its top, NAME.safetensors: all but
// those by the paper's own recipe, which would make it nearly a third longer to load, and the
// examples. A file of one is opened by dropping it onto the page.
//
//go:embed ant.safetensors ant-any-leg.safetensors ant-bounded.safetensors ant-hebbian.safetensors ant-static.safetensors
//go:embed car-hebbian.safetensors car-static.safetensors
var Rules embed.FS
