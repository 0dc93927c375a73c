// Package assets holds what is embedded in the program.
package assets

import "embed"

// Ant holds ant/policy_2017may.json.gz, the network that pybullet 3.2.7 ships for
// AntBulletEnv-v0 (examples/enjoy_TF_AntBulletEnv_v0_2017may.py, zlib licence): the published
// walker. brain.ReadWalker reads it.
//
//go:embed ant
var Ant embed.FS

// Fonts holds Inter and JetBrains Mono with their licence, the SIL Open Font License 1.1,
// under fonts/.
//
//go:embed fonts
var Fonts embed.FS

// Shaders holds the programs that draw the ant, in Ebitengine's Kage, under
// shaders/.
//
//go:embed shaders
var Shaders embed.FS

// Lessons holds the guided demonstrations, in JSON, under lessons/. app/lesson
// reads them.
//
//go:embed lessons
var Lessons embed.FS

// Presets holds pictures of lives to begin with, in PNG, under presets/. app/overlay/gallery
// shows them, and a test of app takes them.
//
//go:embed presets
var Presets embed.FS
