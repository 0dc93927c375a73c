package kernel

import (
	"os"
	"os/exec"
	"strings"
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
	for asked, want := range map[string]string{"go": "name go, error <nil>;", "": "error <nil>;", "avx": `found "avx";`} {
		run := exec.Command(self, "-test.run", "^TestChoice$", "-test.v")
		run.Env = append(os.Environ(), again+"=1", Environment+"="+asked)
		out, err := run.CombinedOutput()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%q: expected %s, found %v\n%s", asked, want, err, out)
		}
	}
}
