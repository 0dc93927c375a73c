package mujoco

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"hebbarium/physics/ant"
)

// flatten lists every attribute of a model file by the path to it, where the elements of
// one kind below another are counted.
func flatten(t *testing.T, r io.Reader) map[string]string {
	t.Helper()
	all := map[string]string{}
	count := map[string]int{}
	decoder := xml.NewDecoder(r)
	path := []string{""}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			here := path[len(path)-1] + "/" + e.Name.Local
			count[here]++
			here += strconv.Itoa(count[here])
			path = append(path, here)
			for _, a := range e.Attr {
				all[here+"@"+a.Name.Local] = a.Value
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
}

// TestParityBody compares the model file that is written with the reference's for each of
// the paper's bodies: every attribute of every body, joint, shape and motor but the names
// of bodies and shapes.
func TestParityBody(t *testing.T) {
	for body, file := range map[string]string{"intact": "ant.xml", "left": "ant_left.xml", "right": "ant_right.xml"} {
		f, err := os.Open(reference(file))
		if err != nil {
			t.Fatal(err)
		}
		want := flatten(t, f)
		f.Close()
		b, err := ant.ParseBody(body)
		if err != nil {
			t.Fatal(err)
		}
		found := flatten(t, strings.NewReader(string(MJCF(b))))
		compared := 0
		for key, value := range want {
			if !strings.Contains(key, "/body1") && !strings.Contains(key, "/motor") ||
				strings.HasSuffix(key, "@name") && !strings.Contains(key, "/joint1@") {
				continue
			}
			compared++
			if err := sameNumbers(value, found[key]); err != nil {
				t.Errorf("%s: %s: %v", body, key, err)
			}
		}
		if compared < 100 {
			t.Errorf("%s: expected more than 100 attributes, found %d", file, compared)
		}
	}
}

// sameNumbers compares lists of numbers as exactly as single precision does, in which
// Bullet reads lengths.
func sameNumbers(want, found string) error {
	if want == found {
		return nil
	}
	a, b := strings.Fields(want), strings.Fields(found)
	if len(a) != len(b) {
		return fmt.Errorf("expected %q, found %q", want, found)
	}
	for i := range a {
		x, err1 := strconv.ParseFloat(a[i], 64)
		y, err2 := strconv.ParseFloat(b[i], 64)
		if err1 != nil || err2 != nil || math.Abs(x-y) > 3e-7*max(1, math.Abs(x)) {
			return fmt.Errorf("expected %q, found %q", want, found)
		}
	}
	return nil
}

// TestEveryBodyLoads: stumps, and legs of hardly any length.
func TestEveryBodyLoads(t *testing.T) {
	each(t, func(t *testing.T, l *Library) {
		w := newWorld(t, l)
		for _, shares := range [][4]float64{{0, 0, 0, 0}, {1, 1e-9, 1e-6, 1e-3}, {0.5, 0, 1, 0.25}, {5e-324, 1, 1, 1}} {
			if err := w.Reset(ant.Body{Lower: shares}, draws(1)); err != nil {
				t.Errorf("%v: %v", shares, err)
				continue
			}
			action := make([]float64, joints)
			for i := range 40 {
				if o := w.Step(action); o.Err != nil {
					t.Fatalf("%v: step %d: %v", shares, i, o.Err)
				}
			}
		}
	})
}
