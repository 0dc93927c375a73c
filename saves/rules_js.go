package saves

import "embed"

// Rules holds the rule sets that the page carries at its top, NAME.safetensors: those that the
// window, its lessons and its gallery show, and the static one of each world. Those by the paper's own
// recipe, others of the ant and the examples would make it half as long again to load. A file
// of one is opened by dropping it onto the page.
//
//go:embed ant.safetensors ant-bounded.safetensors ant-hebbian.safetensors ant-settles.safetensors ant-static.safetensors
//go:embed car.safetensors car-static.safetensors
var Rules embed.FS
