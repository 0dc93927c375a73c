package evolve

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestNoProductIsFusedWithASum compiles what evolves and measures for arm64, whose
// compiler rounds a product and a sum at once wherever the language lets it: a score or
// a curve would then end in other digits than on amd64. Where fusing changes nothing,
// because the product is exact or what it is for has a margin, it may.
func TestNoProductIsFusedWithASum(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for another processor")
	}
	harmless := map[string]string{
		"damage.go": "a whole number plus a multiple of 2^-53",
		"init.go":   "twice a number, less one",
		"normal.go": "heights of the ziggurat, which are compared with a margin",
	}
	fused := regexp.MustCompile(`\(([^()]*\.go):(\d+)\)\s+FN?M(?:ADD|SUB)[SD]`)
	for _, room := range []string{"campaign", "strategy", "rollout", "episode", "world", "replay", "../brain", "../brain/kernel", "../brain/formula/plan"} {
		cmd := exec.Command("go", "build", "-gcflags=-S", "./"+room)
		cmd.Env = append(os.Environ(), "GOARCH=arm64", "CGO_ENABLED=0")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%.2000s", room, err, out)
		}
		for _, m := range fused.FindAllStringSubmatch(string(out), -1) {
			name := filepath.Base(m[1])
			if _, ok := harmless[name]; !ok {
				t.Errorf("%s, line %s: a product is fused with a sum: convert it, as in float64(a*b) + c", name, m[2])
			}
		}
	}
}
