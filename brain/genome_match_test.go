package brain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unmodulated is modulated without m, no rule that is built in.
const (
	unmodulated = "eta*(A*pre*post + B*pre + C*post + D - E*w)"
	remodulated = "eta*(A*pre*post + B*pre + C*post + D - E*w)*m"
)

// A file whose rule is none for its tensors, or for its modulating neurons, is refused, and its
// card too, with what was expected and what was found.
func TestRuleThatIsNotTheFilesIsRefused(t *testing.T) {
	long := parsed(t, "eta*(Correlation*pre*post + Drift)")
	of := func(arch Architecture, rule Rule) []byte {
		b, err := Encode(RandomGenome(arch, rule, seeded(3)))
		must(t, err)
		return b
	}
	plain, with2, some := of(AntArchitecture(), long), of(AntArchitecture().WithModulators(2), parsed(t, remodulated)), of(AntArchitecture(), parsed(t, unmodulated))
	for name, c := range map[string]struct {
		b          []byte
		key, value string
		says       []string
	}{
		"another rule":    {plain, "rule", "ABCD_lr", []string{"l1.Correlation, l1.Drift, l2.Correlation, l2.Drift and 2 more: expected the tensors of rule ABCD_lr", "with l1.A, l1.B, l1.C, l1.D and 8 more, found these in their place"}},
		"another name":    {plain, "rule", "eta*(Correlation*pre*post + Drive)", []string{"l1.Drift, l2.Drift, l3.Drift: expected", "with l1.Drive, l2.Drive, l3.Drive, found these in their place"}},
		"fewer":           {plain, "rule", "eta*Correlation*pre*post", []string{"l1.Drift: expected the tensors of rule eta*Correlation*pre*post on ant [28 128 64 8] only"}},
		"more":            {plain, "rule", "eta*(Correlation*pre*post + Drift + E*w)", []string{"l1.E: expected 28×128 by rule eta*(Correlation*pre*post + Drift + E*w) on ant [28 128 64 8], found no such tensor"}},
		"shared":          {plain, "rule", "eta/layer*(Correlation*pre*post + Drift)", []string{"l1.eta: expected 1 by rule eta/layer*(Correlation*pre*post + Drift)", "found 28×128"}},
		"reads m":         {some, "rule", remodulated, []string{"metadata: rule " + remodulated, "expected a network with modulating neurons, whose output is m, found none"}},
		"does not read m": {with2, "rule", unmodulated, []string{"metadata: modulators: expected a rule that reads their output, m", "found " + unmodulated}},
		"other outputs":   {with2, "modulators", "3", []string{"8 tanh outputs", "[28 128 64 10] with tanh outputs, of which the last 3 modulate"}},
	} {
		b := rewrite(t, c.b, func(h map[string]map[string]any) {
			m := h["__metadata__"]
			m[c.key] = c.value
			delete(m, digestKey)
			delete(m, cardDigestKey)
		})
		path := filepath.Join(t.TempDir(), "rules.safetensors")
		must(t, os.WriteFile(path, b, 0o600))
		_, whole := Load(path)
		_, card := LoadCard(path)
		for _, err := range []error{whole, card} {
			for _, says := range c.says {
				if err == nil || !strings.Contains(err.Error(), says) {
					t.Errorf("%s: expected an error that says %q, found %v", name, says, err)
				}
			}
		}
	}
}
