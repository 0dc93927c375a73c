package evolve

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestInWebAssembly runs, as a browser would, the tests that hold the kernels, the worlds
// and the recorded replays to their bits: with the vector loops, with the plain ones, and
// where the page refuses the module that has the vector ones.
func TestInWebAssembly(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for another processor")
	}
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("WebAssembly runs in Node (on Debian and Ubuntu the package nodejs): ", err)
	}
	loader, err := filepath.Abs("../.ci/node.js")
	if err != nil {
		t.Fatal(err)
	}
	refuse, err := filepath.Abs("testdata/refuse.js")
	if err != nil {
		t.Fatal(err)
	}
	node := "node --stack-size=8192 " // as Go's own loader has it
	loader, refuse = "'"+loader+"'", "--require '"+refuse+"' "
	replays := []string{"-run", "TestRecordedReplays", "./replay"}
	for name, run := range map[string]struct {
		kernel, node string
		tests        []string
	}{
		"loops":   {"", node + loader, []string{"../brain/kernel", "../brain/formula/plan"}},
		"worlds":  {"", node + loader, []string{"-run", "Parity|Recorded|Observe|Resize", "../physics/ant", "../physics/car"}},
		"vector":  {"", node + loader, replays},
		"plain":   {"go", node + loader, replays},
		"refused": {"", node + refuse + loader, replays},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command("go", append([]string{"test", "-short", "-exec", run.node}, run.tests...)...)
			cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "HEBBARIUM_KERNEL="+run.kernel)
			out, err := cmd.CombinedOutput()
			if err != nil || strings.Contains(string(out), "[no tests to run]") {
				t.Errorf("go %s: %v\n%s", strings.Join(cmd.Args[1:], " "), err, out)
			}
		})
	}
}
