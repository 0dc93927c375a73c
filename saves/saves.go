// Package saves holds the rule sets that ship with the program, campaigns that find
// such, and the training curves of those behind them, embedded in it, so that it has them
// wherever it is started.
package saves

import "embed"

// Campaigns holds the files of campaigns, campaigns/NAME.toml.
//
//go:embed campaigns/*.toml
var Campaigns embed.FS

// Record holds what is known of the campaigns behind them: training curves, curves/NAME.csv,
// as campaigns write them; their log, campaigns.csv; and measured/NAME.csv, what experiments
// measured of further runs of a recipe, of which one ships.
//
//go:embed curves/*.csv campaigns.csv measured/*.csv
var Record embed.FS
