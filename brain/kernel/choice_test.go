package kernel

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestChoice starts this test anew with the variable set: it is read once.
func TestChoice(t *testing.T) {
	const again = "HEBBARIUM_KERNEL_TEST"
	if os.Getenv(again) != "" {
		t.Logf("name %s, error %v;", Best().Name(), CheckChoice())
		return
	}
	if _, err := choose("avx"); err == nil || !strings.Contains(err.Error(), `"avx"`) {
		t.Errorf("expected an error that shows what was found, found %v", err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Skip("no program can start another here: ", err)
	}
	wants := map[string]string{"": "error <nil>;", "avx": `found "avx";`}
	for _, k := range Available() {
		wants[k.Name()] = "name " + k.Name() + ", error <nil>;"
	}
	for asked, want := range wants {
		run := exec.Command(self, "-test.run", "^TestChoice$", "-test.v")
		run.Env = append(os.Environ(), again+"=1", Environment+"="+asked)
		out, err := run.CombinedOutput()
		if errors.Is(err, syscall.ENOEXEC) {
			t.Skip("the emulator runs this program, and the system cannot start it: ", err)
		}
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%q: expected %s, found %v\n%s", asked, want, err, out)
		}
	}
}

// TestNarrowerKernelsAgree has those that Best passes over do all that the tests ask of it.
func TestNarrowerKernelsAgree(t *testing.T) {
	wide(t)
	self, err := os.Executable()
	if err != nil {
		t.Skip("no program can start another here: ", err)
	}
	for _, k := range wider() {
		if k.Name() == Best().Name() {
			continue
		}
		run := exec.Command(self, "-test.short", "-test.v", "-test.skip", "TestNarrower|TestChoice|IsCurrent")
		run.Env = append(os.Environ(), Environment+"="+k.Name())
		if out, err := run.CombinedOutput(); err != nil || strings.Contains(string(out), "no kernel but") {
			t.Errorf("%s: expected the tests to pass, found %v\n%s", k.Name(), err, out)
		}
	}
}
