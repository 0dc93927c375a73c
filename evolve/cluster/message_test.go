package cluster

import (
	"bytes"
	"encoding/json"
	"testing"

	"hebbarium/evolve/campaign"
)

// fuzzMessage reads anything as a message: what is accepted is within bounds, and stays
// the same when it is written and read again.
func fuzzMessage[T any, P interface {
	*T
	check() error
}](f *testing.F, seeds ...T) {
	for _, s := range seeds {
		f.Add(write(s))
	}
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var v T
		if read(data, P(&v)) != nil {
			return
		}
		if len(data) > maxMessage {
			t.Fatalf("accepted a message of %d bytes", len(data))
		}
		var again T
		if err := json.Unmarshal(write(v), &again); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(write(v), write(again)) {
			t.Fatalf("expected %s, found %s", write(v), write(again))
		}
	})
}

const someID = "0123456789abcdef"

func FuzzHello(f *testing.F) {
	fuzzMessage(f, hello{Format: format, Name: "a:1", Host: "a", Program: "Hebbarium", Kernel: "go", Slots: 2, Lived: []canary{{"ant", "builtin", "builtin/2", "00"}}})
}

func FuzzWelcome(f *testing.F) {
	fuzzMessage(f, welcome{Canaries: []canary{{World: "ant", Physics: "builtin"}}}, welcome{Worker: someID}, welcome{Refused: "no"})
}

func FuzzBeat(f *testing.F)  { fuzzMessage(f, beat{Worker: someID, Jobs: 3, Leaves: true}) }
func FuzzPulse(f *testing.F) { fuzzMessage(f, pulse{Known: true, Over: true, Dropped: "x"}) }
func FuzzJob(f *testing.F)   { fuzzMessage(f, job{Batch: someID, Kind: "pairs", Job: 7, Not: someID}) }

func FuzzLabel(f *testing.F) { fuzzMessage(f, labelOf([]byte("recipe"))) }

func FuzzFound(f *testing.F) {
	f.Add(found{Batch: someID, Job: 1, Worker: someID}.with([]byte("12345678")))
	f.Add([]byte("\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, result, err := readFound(data)
		if err != nil {
			return
		}
		if len(result) > maxResult || v.Job < 0 || v.Job >= maxJobs {
			t.Fatalf("accepted job %d with %d bytes", v.Job, len(result))
		}
	})
}

// FuzzRecipe opens anything as a batch, and gives anything to it as what a job came to.
func FuzzRecipe(f *testing.F) {
	c, err := campaign.New(small(f), nil)
	if err != nil {
		f.Fatal(err)
	}
	recipe, err := campaign.RecipeOf(c)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(recipe, bytes.Repeat([]byte{0}, 64))
	f.Add(recipe[:len(recipe)-1], []byte{})
	f.Add([]byte("{}\n"), []byte{1})
	f.Fuzz(func(t *testing.T, data, result []byte) {
		b, _, err := open(campaign.PairsKind, data, 1)
		if err != nil {
			return
		}
		if b.Jobs() < 1 {
			t.Fatalf("accepted a batch of %d jobs", b.Jobs())
		}
		if b.Take(0, result) == nil && !bytes.Equal(b.Result(0), result) {
			t.Fatal("a result changed on its way")
		}
	})
}
