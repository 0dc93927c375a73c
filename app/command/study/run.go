package study

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"hebbarium/app/command"
	"hebbarium/app/command/machines"
	"hebbarium/brain/file"
	"hebbarium/evolve/experiment"
	"hebbarium/evolve/experiment/figure"
	"hebbarium/evolve/experiment/report"
)

// experimentRun is a run of experiments under way.
type experimentRun struct {
	c      *Experiment
	study  *experiment.Study
	style  *figure.Style
	others *machines.Company // nil where there are none

	progress *progressbar.ProgressBar
	now      string // the experiment under way
	mu       sync.Mutex
}

// episodeCost is what an episode of a campaign costs, in steps of the ant: most of those
// that a search begins with end early.
const episodeCost = 2000

// all runs the experiments one after the other. What is finished of each is in the
// folder when the next one begins.
func (r *experimentRun) all(ctx context.Context, experiments []experiment.Experiment) ([]report.Entry, error) {
	journal := experiment.NewJournal(r.c.Out)
	left := 0
	for _, e := range experiments {
		jobs := e.Jobs(r.study)
		all, done := experiment.Costs(jobs, journal.Kept(e, r.study, jobs))
		left += all - done
		for _, v := range evolutions(e, r.study) {
			left += episodeCost * v.Episodes(r.c.Out)
		}
	}
	r.progress = command.Bar(max(1, left), "steps")
	defer func() { _ = r.progress.Finish() }()
	var entries []report.Entry
	for _, e := range experiments {
		begun := time.Now()
		r.progress.Describe(e.Name)
		entry, err := r.one(ctx, journal, e)
		if err != nil {
			return nil, err
		}
		if !entry.Finding.NotRun {
			_ = r.progress.Clear()
			command.Note("%s: %s", e.Name, took(begun))
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// evolutions are the campaigns that an experiment needs.
func evolutions(e experiment.Experiment, s *experiment.Study) []experiment.Evolution {
	if e.Campaigns == nil {
		return nil
	}
	return e.Campaigns(s)
}

// one runs an experiment and writes its numbers and figures.
func (r *experimentRun) one(ctx context.Context, journal *experiment.Journal, e experiment.Experiment) (report.Entry, error) {
	entry := report.Entry{Experiment: e}
	for _, v := range evolutions(e, r.study) {
		c, err := v.Evolve(ctx, r.c.Out, r.c.Workers, r.others.Share, func(episodes int) { r.add(episodeCost * episodes) })
		if err != nil {
			return entry, fmt.Errorf("%s: %w", e.Name, err)
		}
		r.study.Ran = append(r.study.Ran, c)
	}
	if r.others != nil {
		r.study.Others = r.others.Measure
	}
	r.now = e.Name
	finding, frames, err := experiment.Run(ctx, r.study, e, journal, r.c.Workers, r.add)
	if err != nil {
		return entry, err
	}
	entry.Finding = finding
	for _, f := range frames {
		name := f.File(e.Name)
		if err := r.write(name, f.CSV()); err != nil {
			return entry, err
		}
		entry.Files = append(entry.Files, name)
	}
	for _, f := range finding.Files {
		if err := r.write(f.Name, f.Data); err != nil {
			return entry, err
		}
		entry.Files = append(entry.Files, f.Name)
	}
	for i := range finding.Figures {
		f := &finding.Figures[i]
		svg, err := f.SVG(r.style)
		if err != nil {
			return entry, err
		}
		png, err := f.PNG(r.style)
		if err != nil {
			return entry, err
		}
		for name, data := range map[string][]byte{f.Name + ".svg": svg, f.Name + ".png": png} {
			if err := r.write(name, data); err != nil {
				return entry, err
			}
		}
		entry.Files = append(entry.Files, f.Name+".svg", f.Name+".png")
		entry.Pictures = append(entry.Pictures, report.Picture{Name: f.Name, Title: f.Title, PNG: png})
	}
	return entry, experiment.KeepMade(r.c.Out, e.Name, entry.Files)
}

// write replaces one of the run's files, and clears away what a kill left of it.
func (r *experimentRun) write(name string, data []byte) error {
	file.Sweep(filepath.Join(r.c.Out, name))
	if err := file.Write(filepath.Join(r.c.Out, name), data); err != nil {
		return fmt.Errorf("%w; what is finished is intact, go on with it by --resume", err)
	}
	return nil
}

// add moves the bar on; any worker may call it.
func (r *experimentRun) add(cost int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	_ = r.progress.Add(cost)
	r.others.Describe(r.now, r.progress.Describe)
}
