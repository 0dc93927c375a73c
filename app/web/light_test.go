package main

import (
	"bytes"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// A picture with no more colours than are kept stays as it is; one with more is near it.
func TestFewColours(t *testing.T) {
	for name, of := range map[string]func(x, y int) color.RGBA{
		"few":  func(x, y int) color.RGBA { return color.RGBA{uint8(x % 4 * 60), uint8(y % 3 * 90), 7, 255} },
		"many": func(x, y int) color.RGBA { return color.RGBA{uint8(2 * x), uint8(2 * y), uint8(x + y), 255} },
	} {
		from := image.NewRGBA(image.Rect(0, 0, 120, 90))
		for y := range 90 {
			for x := range 120 {
				from.SetRGBA(x, y, of(x, y))
			}
		}
		var file bytes.Buffer
		if err := png.Encode(&file, from); err != nil {
			t.Fatal(err)
		}
		small, err := fewColours(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		to, err := png.Decode(bytes.NewReader(small))
		if err != nil {
			t.Fatal(err)
		}
		mean, worst, at := difference(from, to)
		if name == "few" && worst != 0 || mean > 12 || worst > 20 {
			t.Errorf("%s: the colours differ by %.2f, and by %.2f around %v", name, mean, worst, at)
		}
	}
	if _, err := fewColours([]byte("no picture")); err == nil {
		t.Error("what is no picture was taken")
	}
}

// Functions of a file are given other bodies, and what only the old ones needed goes with
// them; one that is not there any more is told.
func TestSourceWithLessInIt(t *testing.T) {
	const source = `package p

import (
	"fmt"
	"log/slog"
	"strings"
)

func long(s string) string { return strings.ToUpper(s) }

func kept(s string) {
	before := s
	fmt.Println(s)
	slog.Error("said", "before", before)
}
`
	got, err := withBodies([]byte(source), map[string]string{"long": "return s"})
	if err != nil || strings.Contains(string(got), "strings") || !strings.Contains(string(got), "return s\n") || !strings.Contains(string(got), `slog.Error("said"`) {
		t.Errorf("%v\n%s", err, got)
	}
	if _, err := withBodies([]byte(source), map[string]string{"gone": ""}); err == nil {
		t.Error("a function that is not there was replaced")
	}
	got, err = withoutCalls([]byte(source), "slog")
	if err != nil || strings.Contains(string(got), "slog") || !strings.Contains(string(got), `_, _, _ = "said", "before", before`) {
		t.Errorf("%v\n%s", err, got)
	}
	if _, err := withoutCalls([]byte(source), "absent"); err == nil {
		t.Error("calls that are not there were taken out")
	}
}

// The runtime of the Go that builds the page has all that is changed in it, and the changed
// files are Go; one that is another is refused.
func TestCollectorGoesInSteps(t *testing.T) {
	root, err := tell("go", "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	o, err := newOverlay()
	if err != nil {
		t.Fatal(err)
	}
	defer o.close()
	var told strings.Builder
	stepwise(o, root, &told)
	if told.Len() > 0 || len(o.place) < 5 {
		t.Fatalf("%d files are changed: %s", len(o.place), &told)
	}
	for from, to := range o.place {
		if _, err := parser.ParseFile(token.NewFileSet(), to, nil, 0); err != nil {
			t.Errorf("%s: %v", from, err)
		}
	}
	if _, err := inSteps("mgcmark.go", []byte("package runtime\n")); err == nil {
		t.Error("another runtime was taken")
	}
}
