//go:build unix

package cluster

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"hebbarium/evolve/campaign"
	"hebbarium/evolve/cluster/place"
	"hebbarium/evolve/rollout"
)

// processVariable makes the test's own program one of the processes below: what hebbarium
// evolve and hebbarium worker do, without the building of them.
const processVariable = "HEBBARIUM_CLUSTER_PROCESS"

// asideVariable lets the one who leads live nothing while others are there.
const asideVariable = "HEBBARIUM_CLUSTER_ASIDE"

func TestMain(m *testing.M) {
	what := os.Getenv(processVariable)
	if what == "" {
		os.Exit(m.Run())
	}
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	err := map[string]func(context.Context, []string) error{"evolve": evolveProcess, "worker": workerProcess, "server": serverProcess}[what](ctx, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// evolveProcess evolves in a folder, over a server of its own or another.
func evolveProcess(ctx context.Context, args []string) error {
	dir, at := args[0], args[1]
	var generations, population int
	if _, err := fmt.Sscan(args[2]+" "+args[3], &generations, &population); err != nil {
		return err
	}
	k, err := campaign.BeginOrGoOn(dir, func() (*campaign.Campaign, error) {
		s, err := campaign.PaperSettings("ant")
		s.Bodies, s.Steps, s.CentreEvery, s.CentreRuns, s.Strategy.Population = []string{"intact"}, 150, 2, 2, population
		if err != nil {
			return nil, err
		}
		return campaign.New(s, nil)
	}, 1)
	if err != nil {
		return err
	}
	defer k.Close()
	var crew *Crew
	if at != "" {
		var s *place.Server
		there := place.Place{URLs: []string{at}, Run: "0123456789abcdef"}
		if !strings.Contains(at, "://") {
			if s, err = place.Listen(at, dir); err != nil {
				return err
			}
			defer s.Close()
			there = s.Place
		} else if err := there.Write(filepath.Join(dir, place.JoinFile)); err != nil {
			return err
		}
		o := Options{Lease: 2 * time.Second, Homes: k.Homes(), Note: say, Checked: 0.2}
		if os.Getenv(asideVariable) != "" {
			o.Aside, o.Checked = true, 0
		}
		if crew, err = Gather(ctx, there, s, o); err != nil {
			return err
		}
		k.Pool.Share(crew)
		say("gathered")
		for n := len(args) - 4; n > 0 && len(crew.Status(1).Mates) < atoi(args[4]); {
			if err := pause(ctx, 10*time.Millisecond); err != nil {
				return err
			}
		}
	}
	err = k.Run(ctx, generations, 1, campaign.Hooks{Lived: func(p campaign.Point) { say("lived %d", p.Generation) }})
	if crew != nil {
		say("again %d", crew.Status(1).Again)
		crew.End(err == nil)
	}
	return err
}

func atoi(text string) (n int) {
	_, _ = fmt.Sscan(text, &n)
	return n
}

func workerProcess(ctx context.Context, args []string) error {
	p, err := place.Read(args[0])
	if err != nil {
		return err
	}
	for _, change := range args[1:] {
		switch change {
		case "older":
			program = func() string { return "Hebbarium 0.0" }
		case "wrong":
			canarySteps--
		}
	}
	w := &Labour{Slots: 1, Note: say, Again: func() (place.Place, error) { return place.Read(args[0]) }}
	defer w.Close()
	err = w.Work(ctx, p)
	say("jobs %d", w.Jobs())
	return err
}

// serverProcess is a NATS server as anybody runs one.
func serverProcess(ctx context.Context, args []string) error {
	o := &server.Options{Host: "127.0.0.1", Port: atoi(args[0]), JetStream: true, StoreDir: args[1], NoLog: true, NoSigs: true}
	if len(args) > 2 {
		o.JetStreamMaxMemory = int64(atoi(args[2]))
	}
	s, err := server.NewServer(o)
	if err != nil {
		return err
	}
	s.Start()
	if !s.ReadyForConnections(20 * time.Second) {
		return errors.New("not ready")
	}
	say("ready")
	<-ctx.Done()
	s.Shutdown()
	return nil
}

// process is one of them, with what it has said so far.
type process struct {
	t    *testing.T
	name string
	cmd  *exec.Cmd
	mu   sync.Mutex
	said bytes.Buffer
	done chan struct{}
}

func (p *process) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.Write(b)
}

func (p *process) text() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.String()
}

func start(t *testing.T, what string, args ...string) *process {
	t.Helper()
	p := &process{t: t, name: what, cmd: exec.Command(os.Args[0], append([]string{"--"}, args...)...), done: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), processVariable+"="+what, "GOMAXPROCS=1")
	p.cmd.Stdout, p.cmd.Stderr = p, p
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = p.cmd.Wait()
		close(p.done)
	}()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		<-p.done
		if t.Failed() {
			t.Logf("%s:\n%s", what, p.text())
		}
	})
	return p
}

// says waits until a process has said something.
func (p *process) says(text string) {
	p.t.Helper()
	until(p.t, p.name+" says "+text, func() bool {
		if strings.Contains(p.text(), text) {
			return true
		}
		select {
		case <-p.done:
			if !strings.Contains(p.text(), text) {
				p.t.Fatalf("%s ended without saying %q:\n%s", p.name, text, p.text())
			}
		default:
		}
		return false
	})
}

func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// leaves asks a worker to leave that has not left.
func (p *process) leaves() {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		p.t.Fatal(err)
	}
	p.ends(0)
}

// ends waits for its end, with a status.
func (p *process) ends(status int) {
	p.t.Helper()
	<-p.done
	if found := p.cmd.ProcessState.ExitCode(); found != status {
		p.t.Fatalf("%s: expected exit status %d, found %d:\n%s", p.name, status, found, p.text())
	}
}

// files are what a campaign keeps in its folder.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, name := range []string{campaign.CheckpointFile, campaign.BestFile, campaign.CentreFile, campaign.CurveFile} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	return out
}

const (
	testGenerations = "4"
	testPopulation  = "16"
)

// alone is what one process finds, lived once.
var alone = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "hebbarium-alone-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := evolveProcess(context.Background(), []string{dir, "", testGenerations, testPopulation}); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, name := range []string{campaign.CheckpointFile, campaign.BestFile, campaign.CentreFile, campaign.CurveFile} {
		if out[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
	}
	return out, nil
})

// sameAsAlone compares a folder with what one process finds.
func sameAsAlone(t *testing.T, dir string) {
	t.Helper()
	want, err := alone()
	if err != nil {
		t.Fatal(err)
	}
	same(t, dir, want, files(t, dir))
}

var _ rollout.Crew = (*Crew)(nil)
