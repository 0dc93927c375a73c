package experiment

import "hebbarium/evolve/experiment/figure"

// Finding is what an experiment found.
type Finding struct {
	Line    string          // what was found, beside what the paper reports
	Compare []Comparison    // lines of the table of paper and ours
	Files   []File          // of numbers, beside those of the frames
	Figures []figure.Figure // without the mark of --quick, which the run adds
	Missing string          // why it was not run, or what of it was not; "" otherwise
	NotRun  bool            // nothing was found
}

// File is a file that a finding is kept in.
type File struct {
	Name string
	Data []byte
}

// Comparison is a line of the table that holds ours against the paper's.
type Comparison struct {
	What    string `json:"what"`
	Paper   string `json:"paper,omitempty"` // "" where the paper reports no number
	Rules   string `json:"rules"`           // rule set
	Ours    string `json:"ours"`
	Differs string `json:"differs,omitempty"` // what differs from the paper's setting
}

// NotRun is the finding of an experiment that lacks what it needs.
func NotRun(why string) *Finding { return &Finding{Missing: why, NotRun: true} }
