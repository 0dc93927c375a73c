package brain

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// InitKind is a family of distributions of initial weights.
type InitKind uint8

// The original's options (its section 9), each with the scale it takes.
const (
	InitUniform  InitKind = iota // U(-s, s)
	InitNormal                   // N(0, s)
	InitSparse                   // N(0, 0.01) with a share s of the inputs of each column zeroed
	InitXavier                   // U(±s·√(6/(pre+post))), s the gain; Glorot & Bengio 2010
	InitKaiming                  // U(±√(6/((1+s²)·pre))), s the negative slope; He et al. 2015
	InitOnes                     // all 1
	InitZeros                    // all 0
	InitDefault                  // U(±1/√pre), what a linear layer starts from in the original's library
	InitCoevolve                 // the genome's own co-evolved Weights
)

// Init is a distribution of initial weights. The zero value is the paper's
// U(-0.1, 0.1).
type Init struct {
	Kind  InitKind
	Scale float64 // meaning by kind; 0 stands for the kind's usual scale
}

// usual is the scale that a kind has in the original.
func (k InitKind) usual() float64 {
	switch k {
	case InitUniform:
		return 0.1
	case InitNormal:
		return 0.024
	case InitSparse:
		return 0.8
	case InitXavier:
		return 0.3
	case InitKaiming:
		return 3
	}
	return 0
}

func (k InitKind) name() string {
	switch k {
	case InitUniform:
		return "uniform"
	case InitNormal:
		return "normal"
	case InitSparse:
		return "sparse"
	case InitXavier:
		return "xavier"
	case InitKaiming:
		return "kaiming"
	case InitOnes:
		return "ones"
	case InitZeros:
		return "zeros"
	case InitDefault:
		return "default"
	case InitCoevolve:
		return "coevolve"
	}
	return fmt.Sprintf("InitKind(%d)", uint8(k))
}

func (k InitKind) scaled() bool { return k <= InitKaiming }

// scale is the scale in force.
func (in Init) scale() float64 {
	if in.Scale == 0 {
		return in.Kind.usual()
	}
	return in.Scale
}

// String is "kind:scale", or the kind alone where it takes no scale; ParseInit
// reads it back.
func (in Init) String() string {
	if !in.Kind.scaled() {
		return in.Kind.name()
	}
	return in.Kind.name() + ":" + strconv.FormatFloat(in.scale(), 'g', -1, 64)
}

// ParseInit reads "uniform:0.1", "normal:0.1", "sparse", "ones", … , with ':'
// or '=' before the scale, and the original's names: uni, uni_big, normal,
// sparse, xa_uni, xa_uni_big, ka_uni, ones, zeros, default, coevolve. The empty
// string is the paper's uniform:0.1.
func ParseInit(s string) (Init, error) {
	name, scale, scaled := strings.Cut(strings.Replace(s, "=", ":", 1), ":")
	in := Init{}
	switch name {
	case "uniform", "uni", "":
		in.Kind = InitUniform
	case "uni_big":
		in = Init{InitUniform, 1}
	case "normal":
		in.Kind = InitNormal
	case "sparse":
		in.Kind = InitSparse
	case "xavier", "xa_uni":
		in.Kind = InitXavier
	case "xa_uni_big":
		in = Init{InitXavier, 1}
	case "kaiming", "ka_uni":
		in.Kind = InitKaiming
	case "ones":
		in.Kind = InitOnes
	case "zeros":
		in.Kind = InitZeros
	case "default":
		in.Kind = InitDefault
	case "coevolve":
		in.Kind = InitCoevolve
	default:
		return Init{}, fmt.Errorf("initial weights: expected uniform, normal, sparse, xavier or kaiming with an optional :scale, or uni_big, ones, zeros, default, coevolve; found %q", s)
	}
	if !scaled {
		if in.Scale == 0 {
			in.Scale = in.Kind.usual()
		}
		return in, nil
	}
	if !in.Kind.scaled() || strings.HasSuffix(name, "_big") {
		return Init{}, fmt.Errorf("initial weights: %q takes no scale, found %q", name, s)
	}
	v, err := strconv.ParseFloat(scale, 64)
	if err != nil || math.IsNaN(v) || v <= 0 || v > 1000 || in.Kind == InitSparse && v > 1 {
		return Init{}, fmt.Errorf("initial weights: expected a scale above 0 and at most %d, found %q", map[bool]int{true: 1, false: 1000}[in.Kind == InitSparse], s)
	}
	in.Scale = v
	return in, nil
}

// MarshalText writes the text form.
func (in Init) MarshalText() ([]byte, error) { return []byte(in.String()), nil }

// UnmarshalText reads the text form.
func (in *Init) UnmarshalText(b []byte) (err error) {
	*in, err = ParseInit(string(b))
	return err
}

// uniform draws from [-s, s) with 24 bits.
func uniform(s float32, rng *rand.Rand) float32 { return float32(2*rng.Float32()-1) * s }

// draw takes one weight of a layer with pre inputs and post outputs. Sparse
// layers are drawn whole, see fill.
func (in Init) draw(pre, post int, rng *rand.Rand) float32 {
	s := in.scale()
	switch in.Kind {
	case InitUniform:
		return uniform(float32(s), rng)
	case InitNormal:
		return float32(rng.NormFloat64() * s)
	case InitSparse:
		if rng.Float64() < s {
			return 0
		}
		return float32(rng.NormFloat64() * 0.01)
	case InitXavier:
		return uniform(float32(s*math.Sqrt(6/float64(pre+post))), rng)
	case InitKaiming:
		return uniform(float32(math.Sqrt(6/((1+float64(s*s))*float64(pre)))), rng)
	case InitOnes:
		return 1
	case InitDefault:
		return uniform(float32(1/math.Sqrt(float64(pre))), rng)
	}
	return 0
}

// Draw fills dst with independent draws, as the weights of one layer of
// len(dst) inputs and one output.
func (in Init) Draw(dst []float32, rng *rand.Rand) {
	for k := range dst {
		dst[k] = in.draw(len(dst), 1, rng)
	}
}

// fill draws a whole layer w [pre][post]. A sparse layer has exactly
// ⌈s·post⌉ zeros among the outgoing weights of each pre neuron, which is a
// column of the original's matrix. The uniform kind, with which nearly every life
// begins, has a loop of its own.
func (in Init) fill(w []float32, pre, post int, rng *rand.Rand) {
	if in.Kind == InitUniform {
		bound := float32(in.scale())
		for k := range w {
			w[k] = uniform(bound, rng)
		}
		return
	}
	if in.Kind != InitSparse {
		for k := range w {
			w[k] = in.draw(pre, post, rng)
		}
		return
	}
	zeros := int(math.Ceil(in.scale() * float64(post)))
	for i := range pre {
		row := w[i*post : (i+1)*post]
		for j := range row {
			row[j] = float32(rng.NormFloat64() * 0.01)
		}
		// Selection sampling (Knuth, Algorithm S) picks the zeros in one pass.
		left := zeros
		for j := range row {
			if rng.IntN(post-j) < left {
				row[j] = 0
				left--
			}
		}
	}
}
