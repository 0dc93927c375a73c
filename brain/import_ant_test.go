package brain

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// TestImportedAntLearnsByItsRows makes a checkpoint of the ant's 12,288 rows as the
// original saves it (A, B, C, η, D of one synapse after the other, the pre neuron outer),
// and holds the imported network's first update against the rows themselves.
func TestImportedAntLearnsByItsRows(t *testing.T) {
	arch := AntArchitecture()
	rows := make([]float32, arch.Synapses()*5)
	Init{Kind: InitNormal, Scale: 0.5}.Draw(rows, seeded(11))
	path := filepath.Join(t.TempDir(), "HEBcoeffs__AntBulletEnv-v0__rew_1__ABCD_lr__init_uni__pop_500__coeffs__300.dat")
	check(t, os.WriteFile(path, zipped(t, checkpointBytes([]int{arch.Synapses(), 5}, rows)), 0o600))
	g, err := Import(path, "", "")
	check(t, err)
	if !g.Arch.Equal(arch) || g.Rule != ABCD_lr || g.Card.Init != "uniform:0.1" || g.Card.Population != 500 || g.Card.Generations != 301 {
		t.Fatalf("expected ABCD_lr on the ant with the card of its name, found %s on %s, %+v", g.Rule, g.Arch, g.Card)
	}
	n := NewNetwork(arch, ABCD_lr)
	check(t, n.Load(g))
	check(t, n.Reset(Init{}, seeded(12)))
	var before [][]float32
	for _, l := range n.Layers() {
		before = append(before, append([]float32(nil), l.W...))
	}
	obs := make([]float32, 28)
	Init{Scale: 1}.Draw(obs, seeded(13))
	n.Forward(obs)
	n.Learn()
	at := 0
	for k, l := range n.Layers() {
		for i, pre := range l.In {
			for j, post := range l.Out {
				c := rows[5*at : 5*at+5]
				oi, oj := float64(pre), float64(post)
				want := float64(before[k][i*l.Post+j]) +
					float64(c[3])*(float64(c[0])*oi*oj+float64(c[1])*oi+float64(c[2])*oj+float64(c[4]))
				if found := float64(l.W[i*l.Post+j]); math.Abs(found-want) > 1e-5 {
					t.Fatalf("%s[%d,%d]: expected %g, found %g", l.Name, i, j, want, found)
				}
				at++
			}
		}
	}
}
