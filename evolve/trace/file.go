package trace

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/nlpodyssey/safetensors"

	"hebbarium/brain/file"
	"hebbarium/evolve/episode"
)

// formatKey is the header's entry that makes a .safetensors file a trace, and its value
// the version of the format.
const (
	formatKey     = "hebbarium_trace"
	formatVersion = "1"
)

// Header is what a trace says of its life: the recipe, and how it went.
type Header struct {
	World, Physics string
	Rules, SHA256  string // of the rule set's file
	Setup          episode.Setup
	Events         []episode.Event // as applied
	Steps          int
	Score          float64
	Status         string
	Every          int
	Actuators      []string
}

// HeaderOf describes a life that has ended.
func HeaderOf(e *episode.Episode, rules, sha256 string, o Options) Header {
	return Header{
		World: e.World.Name(), Physics: e.World.Physics(), Rules: rules, SHA256: sha256, Setup: e.Setup(),
		Events: e.Applied(), Steps: e.Steps(), Score: e.Score(), Status: e.Status().String(), Every: o.Every, Actuators: e.World.Actuators(),
	}
}

// metadata is the header as text, which is all that the format takes.
func (h Header) metadata() (map[string]string, error) {
	events, err := json.Marshal(h.Events)
	if err != nil {
		return nil, fmt.Errorf("trace: events: %w", err)
	}
	if h.Events == nil {
		events = []byte("[]")
	}
	actuators, err := json.Marshal(h.Actuators)
	if err != nil {
		return nil, fmt.Errorf("trace: actuators: %w", err)
	}
	body := h.Setup.Body
	if body == "" {
		body = "intact"
	}
	return map[string]string{
		formatKey: formatVersion, "world": h.World, "physics": h.Physics, "rules": h.Rules, "sha256": h.SHA256,
		"seed": strconv.FormatUint(h.Setup.Seed, 10), "body": body, "init": h.Setup.Init.String(),
		"patient": strconv.FormatBool(h.Setup.Patient), "events": string(events), "actuators": string(actuators),
		"steps": strconv.Itoa(h.Steps), "score": strconv.FormatFloat(h.Score, 'g', -1, 64), "status": h.Status,
		"weights_every": strconv.Itoa(h.Every), "program": file.Program(),
	}, nil
}

// view is an array as the format's library takes it.
type view struct{ *Array }

func (v view) DType() safetensors.DType {
	return [...]safetensors.DType{safetensors.I64, safetensors.F32, safetensors.U8}[v.Type]
}

func (v view) Shape() []uint64 {
	out := make([]uint64, len(v.Array.Shape))
	for i, d := range v.Array.Shape {
		out[i] = uint64(d)
	}
	return out
}

func (v view) Data() []byte    { return v.Bytes }
func (v view) DataLen() uint64 { return uint64(len(v.Bytes)) }

// Write writes the trace to w.
func (r *Recording) Write(w io.Writer, h Header) error {
	if len(r.arrays) == 0 {
		return errors.New("trace: expected a life of at least one step, found none")
	}
	meta, err := h.metadata()
	if err != nil {
		return err
	}
	views := make(map[string]view, len(r.arrays))
	for _, a := range r.arrays {
		views[a.Name] = view{a}
	}
	if err := safetensors.SerializeToWriter(views, meta, w); err != nil {
		return fmt.Errorf("trace: %w", err)
	}
	return nil
}

// Save writes the trace to a file in one piece.
func (r *Recording) Save(path string, h Header) error {
	return file.WriteWith(path, func(w io.Writer) error { return r.Write(w, h) })
}
