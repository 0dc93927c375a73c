// Package labour holds the command that lives what another machine asks for.
package labour

import (
	"context"
	"fmt"
	"os"
	"time"

	"golang.org/x/term"

	"hebbarium/app/command"
	"hebbarium/evolve/cluster"
	"hebbarium/evolve/cluster/place"
)

// Worker lives episodes for a campaign elsewhere.
type Worker struct {
	Join    string        `arg:"" type:"path" help:"Join file of the campaign (join.json in its folder)."`
	Workers int           `default:"0" help:"Lives at once (0: as many as this process may use processors)."`
	Creds   string        `type:"path" help:"File of your credentials, where the campaign runs over a NATS server that asks for some." placeholder:"FILE"`
	GiveUp  time.Duration `default:"0s" help:"End with an error after so long without the machine that leads (0: never; it ends without one when the join file says that all is over)."`
}

// Run does it.
func (c *Worker) Run() error {
	if err := command.WorkersWithin(c.Workers); err != nil {
		return err
	}
	again := func() (place.Place, error) {
		p, err := place.Read(c.Join)
		p.Creds = c.Creds
		return p, err
	}
	there, err := again()
	if err != nil {
		return command.Usage(err)
	}
	ctx, stop := command.Interruptible()
	defer stop()
	w := &cluster.Labour{Slots: c.Workers, GiveUp: c.GiveUp, Again: again, Note: func(format string, args ...any) { command.Note("%s", fmt.Sprintf(format, args...)) }}
	defer w.Close()
	ended := make(chan struct{})
	go show(ctx, w, ended)
	err = w.Work(ctx, there)
	close(ended)
	if err != nil {
		return err
	}
	command.Note("lived %d jobs", w.Jobs())
	return nil
}

// show keeps a line of what is lived on a terminal, and prints one a minute elsewhere.
func show(ctx context.Context, w *cluster.Labour, ended <-chan struct{}) {
	terminal := term.IsTerminal(int(os.Stderr.Fd()))
	every := time.Minute
	if terminal {
		every = time.Second
	}
	began := time.Now()
	t := time.NewTicker(every)
	defer t.Stop()
	for {
		select {
		case <-t.C:
		case <-ended:
			return
		case <-ctx.Done():
			return
		}
		line := fmt.Sprintf("%d being lived, %d jobs lived, %.2f a second", w.Now(), w.Jobs(), float64(w.Jobs())/time.Since(began).Seconds())
		if terminal {
			fmt.Fprintf(os.Stderr, "\r\x1b[K%s\r", line)
		} else {
			command.Note("%s", line)
		}
	}
}
