package replay

import (
	"bytes"
	"testing"

	"hebbarium/evolve/episode"
	"hebbarium/evolve/episode/episodetest"
)

// FuzzLoadReplay reads arbitrary files, as they are and with the checksum out of
// the way. What is accepted must be written again as something that is read as
// the same.
func FuzzLoadReplay(f *testing.F) {
	e, g, _, rules := savedRules(f, "ant")
	r := record(f, e, g, rules, episode.Setup{Seed: 3, Init: episodetest.Init(f), Patient: true, MaxSteps: 60}, "10:zero:0.2", "20:hold:hip1=1,5")
	good := encodedReplay(f, r)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(bytes.SplitN(good, []byte("\n"), 3)[2])
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func([]byte) (*Replay, error){Decode, decodeReplayBody} {
			r, err := read(data)
			if err != nil {
				continue
			}
			once := encodedReplay(t, r)
			back, err := Decode(once)
			if err != nil {
				t.Fatalf("a replay that was read is refused when written again: %v", err)
			}
			if !bytes.Equal(once, encodedReplay(t, back)) {
				t.Fatal("a replay that was written and read differs")
			}
		}
	})
}
