//go:build unix

package cluster

import (
	"fmt"
	"net"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"hebbarium/evolve/cluster/place"
)

// evolving starts a campaign that waits for so many workers, and the workers.
func evolving(t *testing.T, at string, workers int) (dir string, leader *process, all []*process) {
	t.Helper()
	dir = t.TempDir()
	leader = start(t, "evolve", dir, at, testGenerations, testPopulation, strconv.Itoa(workers))
	leader.says("gathered")
	for range workers {
		all = append(all, start(t, "worker", filepath.Join(dir, place.JoinFile)))
	}
	return dir, leader, all
}

// TestProcesses finds the same bytes with one, two and four workers, and with some that are
// killed, stopped or made slow while they live.
func TestProcesses(t *testing.T) {
	for name, c := range map[string]struct {
		workers int
		meddle  func(leader *process, workers []*process)
		ends    int // of the workers, how many see the end
	}{
		"one":  {1, nil, 1},
		"two":  {2, nil, 2},
		"four": {4, nil, 4},
		"killed": {2, func(leader *process, workers []*process) {
			leader.says("lived 1")
			workers[0].signal(syscall.SIGKILL)
		}, 1},
		"stopped": {2, func(leader *process, workers []*process) {
			leader.says("lived 1")
			workers[0].signal(syscall.SIGSTOP)
		}, 1},
		"slow": {2, func(leader *process, workers []*process) {
			for {
				workers[0].signal(syscall.SIGSTOP)
				time.Sleep(90 * time.Millisecond)
				workers[0].signal(syscall.SIGCONT)
				select {
				case <-leader.done:
					return
				case <-time.After(10 * time.Millisecond):
				}
				if strings.Contains(leader.text(), "lived "+testGenerations) {
					return
				}
			}
		}, 2},
		"leaving": {2, func(leader *process, workers []*process) {
			leader.says("lived 1")
			workers[0].signal(syscall.SIGTERM)
			workers[0].ends(0)
			leader.says("left: ")
		}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "killed" {
				t.Skip("a long test")
			}
			dir, leader, workers := evolving(t, "127.0.0.1:0", c.workers)
			if c.meddle != nil {
				c.meddle(leader, workers)
			}
			leader.ends(0)
			sameAsAlone(t, dir)
			for _, w := range workers[c.workers-c.ends:] {
				w.ends(0)
			}
		})
	}
}

// long passes over what takes some seconds where tests are to be short.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("a long test")
	}
}

// TestRedelivered stops the one worker that has a job, and lets another come: after the
// lease it gets what the first one has.
func TestRedelivered(t *testing.T) {
	long(t)
	t.Setenv(asideVariable, "yes")
	dir, leader, workers := evolving(t, "127.0.0.1:0", 1)
	p, err := place.Read(filepath.Join(dir, place.JoinFile))
	if err != nil {
		t.Fatal(err)
	}
	nc, err := place.Dial(p, "test", nil, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	queue, err := js.Consumer(t.Context(), streams{js, p.Run}.work(), crewName)
	if err != nil {
		t.Fatal(err)
	}
	leader.says("lived 1")
	until(t, "a worker stopped with a job", func() bool {
		workers[0].signal(syscall.SIGSTOP)
		for range 3 { // what was on its way has arrived by then, or the next try finds it
			if info, err := queue.Info(t.Context()); err == nil && info.NumAckPending > 0 {
				return true
			}
		}
		workers[0].signal(syscall.SIGCONT)
		return false
	})
	second := start(t, "worker", filepath.Join(dir, place.JoinFile))
	leader.ends(0)
	second.ends(0)
	sameAsAlone(t, dir)
	if strings.Contains(leader.text(), "again 0") {
		t.Errorf("expected a job to be handed out again, found:\n%s", leader.text())
	}
}

// TestLeaderKilled takes a campaign up again whose process was killed; its worker waits for
// it and goes on.
func TestLeaderKilled(t *testing.T) {
	long(t)
	dir, leader, workers := evolving(t, "127.0.0.1:0", 1)
	leader.says("lived 2")
	leader.signal(syscall.SIGKILL)
	<-leader.done
	again := start(t, "evolve", dir, "127.0.0.1:0", testGenerations, testPopulation, "1")
	again.ends(0)
	sameAsAlone(t, dir)
	workers[0].ends(0)
	if strings.Contains(workers[0].text(), "jobs 0") {
		t.Error("expected the worker to have lived something")
	}
}

// freePort is one that nobody listens at.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// TestServerOfOnesOwn evolves over a server that runs apart, which is killed and started
// again while they live.
func TestServerOfOnesOwn(t *testing.T) {
	long(t)
	port, store := freePort(t), t.TempDir()
	server := start(t, "server", port, store)
	server.says("ready")
	dir, leader, workers := evolving(t, "nats://127.0.0.1:"+port, 2)
	leader.says("lived 1")
	server.signal(syscall.SIGKILL)
	<-server.done
	server = start(t, "server", port, store)
	server.says("ready")
	leader.ends(0)
	sameAsAlone(t, dir)
	for _, w := range workers {
		w.leaves() // the end may have come while it was seeking the server
	}
}

// TestSecondLeaderIsRefused lets two processes evolve one campaign over one server.
func TestSecondLeaderIsRefused(t *testing.T) {
	long(t)
	port := freePort(t)
	server := start(t, "server", port, t.TempDir())
	server.says("ready")
	at := "nats://127.0.0.1:" + port
	first := start(t, "evolve", t.TempDir(), at, testGenerations, testPopulation, "1")
	first.says("gathered")
	second := start(t, "evolve", t.TempDir(), at, testGenerations, testPopulation)
	second.ends(1)
	if want := fmt.Sprintf("found %s:%d leading it", hostName(), first.cmd.Process.Pid); !strings.Contains(second.text(), want) {
		t.Errorf("expected %q, found:\n%s", want, second.text())
	}
	// A killed one's lead expires.
	first.signal(syscall.SIGKILL)
	<-first.done
	third := start(t, "evolve", t.TempDir(), at, "1", testPopulation)
	third.ends(0)
}

// TestOthersAreRefused sends workers away that are of another version, or that do not live
// as they should.
func TestOthersAreRefused(t *testing.T) {
	dir := t.TempDir()
	waits := start(t, "evolve", dir, "127.0.0.1:0", "1", testPopulation, "1")
	waits.says("gathered")
	for change, want := range map[string]string{"older": "found Hebbarium 0.0", "wrong": "expected the life of the ant to come to"} {
		w := start(t, "worker", filepath.Join(dir, place.JoinFile), change)
		w.ends(1)
		if !strings.Contains(w.text(), want) {
			t.Errorf("%s: expected %q, found:\n%s", change, want, w.text())
		}
		waits.says("refused: ")
		if !strings.Contains(waits.text(), want) {
			t.Errorf("%s: expected the leader to say why", change)
		}
	}
	// Who does not know the token, or meets another server, is told so.
	p, err := place.Read(filepath.Join(dir, place.JoinFile))
	if err != nil {
		t.Fatal(err)
	}
	p.Token = strings.Repeat("0", 64)
	path := filepath.Join(t.TempDir(), place.JoinFile)
	if err := p.Write(path); err != nil {
		t.Fatal(err)
	}
	w := start(t, "worker", path)
	w.ends(1)
	if !strings.Contains(w.text(), "expected the join file of the campaign that runs there") {
		t.Errorf("found:\n%s", w.text())
	}
}

// TestNoRoomForStreams evolves over a server that has no room for what the others need: the
// one who leads says so and goes on.
func TestNoRoomForStreams(t *testing.T) {
	long(t)
	port := freePort(t)
	server := start(t, "server", port, t.TempDir(), strconv.Itoa(64<<10))
	server.says("ready")
	dir, leader, workers := evolving(t, "nats://127.0.0.1:"+port, 1)
	leader.ends(0)
	sameAsAlone(t, dir)
	if !strings.Contains(leader.text(), "the others have nothing to live") {
		t.Errorf("expected the one who leads to say it, found:\n%s", leader.text())
	}
	workers[0].leaves()
}

// TestOffline cuts the wire of the one worker that is elsewhere while it lives, without a
// word, slows it down, cuts it again so that both ends hear of it, and lets it come back.
func TestOffline(t *testing.T) {
	long(t)
	dir := t.TempDir()
	leader := start(t, "evolve", dir, "127.0.0.1:0", testGenerations, testPopulation, "1")
	leader.says("gathered")
	p, err := place.Read(filepath.Join(dir, place.JoinFile))
	if err != nil {
		t.Fatal(err)
	}
	w := newWire(t, strings.TrimPrefix(p.URLs[0], "nats://"))
	p.URLs = []string{"nats://" + w.addr()}
	path := filepath.Join(t.TempDir(), place.JoinFile)
	if err := p.Write(path); err != nil {
		t.Fatal(err)
	}
	worker := start(t, "worker", path)
	leader.says("lived 1")
	w.set(silent)
	leader.says("lived 2")
	w.set(slow)
	leader.says("lived 3")
	w.set(closed)
	w.set(whole)
	leader.ends(0)
	sameAsAlone(t, dir)
	worker.leaves()
}
