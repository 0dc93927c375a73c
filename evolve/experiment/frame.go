package experiment

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"slices"
	"strconv"
)

// Row is one row of numbers that a job gave; NaN where there is none.
type Row []float64

// MarshalJSON writes NaN and the infinities, which JSON lacks, as null.
func (r Row) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for i, v := range r {
		if i > 0 {
			b = append(b, ',')
		}
		if math.IsNaN(v) || math.IsInf(v, 0) {
			b = append(b, "null"...)
			continue
		}
		b = strconv.AppendFloat(b, v, 'g', -1, 64)
	}
	return append(b, ']'), nil
}

// UnmarshalJSON reads null as NaN.
func (r *Row) UnmarshalJSON(b []byte) error {
	var all []*float64
	if err := json.Unmarshal(b, &all); err != nil {
		return err
	}
	*r = make(Row, len(all))
	for i, v := range all {
		(*r)[i] = math.NaN()
		if v != nil {
			(*r)[i] = *v
		}
	}
	return nil
}

// Result is what a job gave: rows of each of its experiment's tables.
type Result [][]Row

// Frame is a table with the labels of the jobs that gave it.
type Frame struct {
	labels  []string
	table   Table
	records []record
}

type record struct {
	labels []string
	values Row
}

// frames sorts the results of an experiment's jobs by table.
func frames(e Experiment, jobs []Job, results []Result) []Frame {
	all := make([]Frame, len(e.Tables))
	for t := range all {
		all[t] = Frame{labels: e.Labels, table: e.Tables[t]}
		for i, r := range results {
			if t >= len(r) {
				continue
			}
			for _, row := range r[t] {
				all[t].records = append(all[t].records, record{jobs[i].Labels, row})
			}
		}
	}
	return all
}

// Where keeps the records with these labels: pairs of column and value.
func (f Frame) Where(pairs ...string) Frame {
	out := Frame{labels: f.labels, table: f.table}
	var at []int
	for i := 0; i < len(pairs); i += 2 {
		at = append(at, slices.Index(f.labels, pairs[i]))
	}
	for _, r := range f.records {
		fits := true
		for i, k := range at {
			fits = fits && k >= 0 && r.labels[k] == pairs[2*i+1]
		}
		if fits {
			out.records = append(out.records, r)
		}
	}
	return out
}

// With keeps the records whose value in a column is v.
func (f Frame) With(column string, v float64) Frame {
	k := slices.Index(f.table.Values, column)
	out := Frame{labels: f.labels, table: f.table}
	for _, r := range f.records {
		if r.values[k] == v {
			out.records = append(out.records, r)
		}
	}
	return out
}

// Column is a column of numbers.
func (f Frame) Column(name string) []float64 {
	k := slices.Index(f.table.Values, name)
	out := make([]float64, 0, len(f.records))
	for _, r := range f.records {
		out = append(out, r.values[k])
	}
	return out
}

// Distinct are the values of a label, in the order in which they come.
func (f Frame) Distinct(label string) []string {
	k := slices.Index(f.labels, label)
	var out []string
	for _, r := range f.records {
		if !slices.Contains(out, r.labels[k]) {
			out = append(out, r.labels[k])
		}
	}
	return out
}

// Numbers are the numbers of a column, each once, ascending.
func (f Frame) Numbers(column string) []float64 {
	out := f.Column(column)
	slices.Sort(out)
	return slices.Compact(out)
}

// Jobs are the labels of the jobs that gave the frame's rows, each once, in order.
func (f Frame) Jobs() [][]string {
	var all [][]string
	for _, r := range f.records {
		if n := len(all); n == 0 || &all[n-1][0] != &r.labels[0] {
			all = append(all, r.labels)
		}
	}
	return all
}

// Rows are the numbers of all records.
func (f Frame) Rows() []Row {
	out := make([]Row, len(f.records))
	for i, r := range f.records {
		out[i] = r.values
	}
	return out
}

// File is the name of the frame's CSV, of an experiment of that name.
func (f Frame) File(experiment string) string {
	if f.table.Name != "" {
		experiment += "-" + f.table.Name
	}
	return experiment + ".csv"
}

// Len is the number of records.
func (f Frame) Len() int { return len(f.records) }

// CSV is every number of the frame.
func (f Frame) CSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	spread := f.table.Spread
	_ = w.Write(slices.Concat(f.labels, f.table.Values))
	number := func(v float64) string {
		if math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	for _, r := range f.records {
		line := slices.Clone(r.labels)
		fixed := r.values
		if spread > 0 {
			fixed = r.values[:spread]
		}
		for _, v := range fixed {
			line = append(line, number(v))
		}
		if spread == 0 {
			_ = w.Write(line)
			continue
		}
		for i, v := range r.values[spread:] {
			_ = w.Write(append(line[:len(line):len(line)], strconv.Itoa(i), strconv.FormatFloat(v, 'g', -1, 32)))
		}
	}
	w.Flush()
	return b.Bytes()
}
