package cluster

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"hebbarium/evolve/cluster/place"
)

// namespace is a network of its own, with one end of a line: what a kernel's netem does to
// packets is done between the two ends, since not every kernel has it.
type namespace struct {
	do  chan func()
	tun *os.File
}

// newNamespace makes one whose end of the line has an address, or says why it cannot.
func newNamespace(address [4]byte) (*namespace, error) {
	n, made := &namespace{do: make(chan func())}, make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocked: the thread ends with the goroutine, and the namespace with its last process
		err := n.make(address)
		made <- err
		if err != nil {
			return
		}
		for f := range n.do {
			f()
		}
	}()
	return n, <-made
}

func (n *namespace) make(address [4]byte) error {
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		return fmt.Errorf("unshare: %w", err)
	}
	fd, err := unix.Open("/dev/net/tun", unix.O_RDWR|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("/dev/net/tun: %w", err)
	}
	end, err := unix.NewIfreq("hb0")
	if err != nil {
		return err
	}
	end.SetUint16(unix.IFF_TUN | unix.IFF_NO_PI)
	if err := unix.IoctlIfreq(fd, unix.TUNSETIFF, end); err != nil {
		return fmt.Errorf("tun: %w", err)
	}
	n.tun = os.NewFile(uintptr(fd), "tun") // only now can it be waited for
	s, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(s)
	if err := setAddress(s, unix.SIOCSIFADDR, address); err != nil {
		return err
	}
	if err := setAddress(s, unix.SIOCSIFNETMASK, [4]byte{255, 255, 255, 0}); err != nil {
		return err
	}
	for _, name := range []string{"lo", "hb0"} {
		up, err := unix.NewIfreq(name)
		if err != nil {
			return err
		}
		up.SetUint16(unix.IFF_UP | unix.IFF_RUNNING)
		if err := unix.IoctlIfreq(s, unix.SIOCSIFFLAGS, up); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func setAddress(s int, request uint, value [4]byte) error {
	r, err := unix.NewIfreq("hb0")
	if err == nil {
		err = r.SetInet4Addr(value[:])
	}
	if err == nil {
		err = unix.IoctlIfreq(s, request, r)
	}
	if err != nil {
		return fmt.Errorf("address: %w", err)
	}
	return nil
}

// start starts a process in the namespace.
func (n *namespace) start(t *testing.T, what string, args ...string) (p *process) {
	t.Helper()
	done := make(chan struct{})
	n.do <- func() {
		defer close(done)
		p = start(t, what, args...)
	}
	<-done
	return p
}

// line carries packets between two namespaces, late, and not all of them.
type line struct {
	mu      sync.Mutex
	cut     bool
	loss    float64
	delay   time.Duration
	chance  *rand.Rand
	lost    int
	carried int
}

func newLine(t *testing.T, a, b *namespace, delay time.Duration, loss float64) *line {
	l := &line{loss: loss, delay: delay, chance: rand.New(rand.NewPCG(1, 1))}
	var both sync.WaitGroup
	both.Go(func() { l.carry(a.tun, b.tun) })
	both.Go(func() { l.carry(b.tun, a.tun) })
	t.Cleanup(func() {
		a.tun.Close()
		b.tun.Close()
		both.Wait()
		close(a.do)
		close(b.do)
	})
	return l
}

func (l *line) carry(from, to *os.File) {
	type packet struct {
		data []byte
		at   time.Time
	}
	under := make(chan packet, 4096)
	var out sync.WaitGroup
	out.Go(func() {
		for p := range under {
			time.Sleep(time.Until(p.at))
			_, _ = to.Write(p.data)
		}
	})
	defer out.Wait()
	defer close(under)
	buffer := make([]byte, 1<<16)
	for {
		n, err := from.Read(buffer)
		if err != nil {
			return
		}
		l.mu.Lock()
		drop := l.cut || l.chance.Float64() < l.loss
		if drop {
			l.lost++
		} else {
			l.carried++
		}
		l.mu.Unlock()
		if !drop {
			select {
			case under <- packet{append([]byte(nil), buffer[:n]...), time.Now().Add(l.delay)}:
			default: // more than a line holds
			}
		}
	}
}

func (l *line) set(cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = cut
}

// TestNetworkCut evolves over a line between two networks that delays every packet, loses
// some, and is cut for a while.
func TestNetworkCut(t *testing.T) {
	long(t)
	here, err := newNamespace([4]byte{10, 77, 0, 1})
	if errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) || errors.Is(err, unix.ENOENT) || errors.Is(err, unix.ENODEV) || errors.Is(err, unix.EOPNOTSUPP) {
		t.Skipf("networks of one's own: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	there, err := newNamespace([4]byte{10, 77, 0, 2})
	if err != nil {
		t.Fatal(err)
	}
	l := newLine(t, here, there, 20*time.Millisecond, 0.02)
	// A packet that is lost comes again after a fifth of a second, in which the leader may have
	// lived all there was.
	worked := false
	for try := 0; try < 5 && !worked; try++ {
		worked = evolveOver(t, here, there, l)
	}
	if !worked {
		t.Error("expected a worker to have lived something in one of five campaigns")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	t.Logf("%d packets carried, %d lost", l.carried, l.lost)
	if l.lost == 0 || l.carried == 0 {
		t.Errorf("expected packets to be lost and to be carried, found %d and %d", l.lost, l.carried)
	}
}

// evolveOver evolves in one network with two workers in the other, cuts the line for a while,
// and tells whether a worker has lived anything.
func evolveOver(t *testing.T, here, there *namespace, l *line) (worked bool) {
	t.Helper()
	dir := t.TempDir()
	leader := here.start(t, "evolve", dir, "0.0.0.0:0", testGenerations, testPopulation, "2")
	leader.says("gathered")
	var workers []*process
	for range 2 {
		workers = append(workers, there.start(t, "worker", filepath.Join(dir, place.JoinFile)))
	}
	leader.says("lived 1")
	l.set(true)
	leader.says("lived 3") // the one who leads goes on alone
	l.set(false)
	leader.ends(0)
	sameAsAlone(t, dir)
	for _, w := range workers {
		w.leaves()
		worked = worked || !strings.Contains(w.text(), "jobs 0")
	}
	return worked
}
