package experiment

// Experiment is one table or figure.
type Experiment struct {
	Name   string   // on the command line, and of its files
	Title  string   // what is measured
	Paper  string   // its place in the paper, or "beyond the paper"
	Worlds []string // in which it is lived
	Labels []string // columns that tell the jobs apart
	Tables []Table  // what a job gives
	Lacks  string   // what to say where there is nothing to do; "" where it is a rule set that lacks

	// Campaigns are the evolutions that it needs, where it needs any.
	Campaigns func(*Study) []Evolution
	// Plan lists the jobs; none where it computes from the rule sets alone.
	Plan func(*Study) []Job
	// Conclude reads the jobs' results, a frame a table.
	Conclude func(*Study, []Frame) (*Finding, error)
}

// Table is one kind of row that jobs give.
type Table struct {
	Name   string   // after the experiment's in the file's name; "" for the first
	Values []string // columns after the labels
	Spread int      // > 0: from this value on each is a row of its own, with its index before it
}

// The worlds of the paper.
const (
	Car = "car"
	Ant = "ant"
)
