package brain

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEveryFlippedBitIsRefused flips bits all over the numbers, low ones among
// them, which no other check can tell.
func TestEveryFlippedBitIsRefused(t *testing.T) {
	good, err := Encode(written(tinyArchitecture(), ABCD_lr, true))
	check(t, err)
	from := 8 + int(binary.LittleEndian.Uint64(good))
	for bit := 0; bit < 8*(len(good)-from); bit += 7 {
		b := bytes.Clone(good)
		b[from+bit/8] ^= 1 << (bit % 8)
		_, err := Decode(b)
		if err == nil {
			t.Fatalf("expected bit %d of the numbers, flipped, to be noticed", bit)
		}
		if !strings.Contains(err.Error(), "digest") && !strings.Contains(err.Error(), "finite") {
			t.Fatalf("expected the digest to be named, found %v", err)
		}
	}
	// One in the digest itself, which is then that of other numbers, or of none.
	at := bytes.Index(good, []byte(digestKind)) + len(digestKind) + 5
	b := bytes.Clone(good)
	b[at] ^= 1
	if _, err := Decode(b); err == nil {
		t.Error("expected a changed digest to be noticed")
	}
}

// TestEveryFlippedBitOfTheCardIsRefused, but for those in the names of the digests
// themselves: a file without the card's is an older program's.
func TestEveryFlippedBitOfTheCardIsRefused(t *testing.T) {
	g := written(tinyArchitecture(), ABCD_lr, true)
	g.Card.Extra = map[string]string{"score right": "1234.5 sd 6 of 100"}
	good, err := Encode(g)
	check(t, err)
	n := int(binary.LittleEndian.Uint64(good))
	own := bytes.Index(good, []byte(`"`+cardDigestKey))
	passed := 0
	for bit := 0; bit < 8*n; bit++ {
		b := bytes.Clone(good)
		b[8+bit/8] ^= 1 << (bit % 8)
		at := 8 + bit/8
		if _, err := Decode(b); err != nil || at > own && at <= own+len(cardDigestKey) {
			continue
		}
		passed++
		t.Errorf("bit %d of the header, in %q, passes", bit, good[max(at-12, 8):min(at+12, 8+n)])
		if passed == 5 {
			t.FailNow()
		}
	}
}

// TestCardDigestIsThatOfThePython computes it as a Python user would, from the entries.
func TestCardDigestIsThatOfThePython(t *testing.T) {
	b, err := Encode(written(tinyArchitecture(), AD, false))
	check(t, err)
	h, _, err := split(b, int64(len(b)))
	check(t, err)
	card := h.Metadata.Metadata()
	want := card["card_digest"]
	delete(card, "card_digest")
	var keys []string
	for k := range card {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var all string
	for _, k := range keys {
		all += k + "\x00" + card[k] + "\x00"
	}
	sum := sha256.Sum256([]byte(all))
	if found := "sha256:" + hex.EncodeToString(sum[:]); found != want {
		t.Errorf("expected %s, found %s", want, found)
	}
}

// TestDigestIsThatOfThePython computes the digest as a Python user would, from the
// tensors by name.
func TestDigestIsThatOfThePython(t *testing.T) {
	g := written(tinyArchitecture(), AD, false)
	b, err := Encode(g)
	check(t, err)
	h, _, err := split(b, int64(len(b)))
	check(t, err)
	hash := sha256.New()
	for _, name := range []string{"l1.A", "l1.D", "l2.A", "l2.D", "l3.A", "l3.D"} {
		i := slices.IndexFunc(g.tensors(), func(p tensor) bool { return p.name == name })
		hash.Write([]byte(name + "\x00"))
		hash.Write(appendFloats(nil, g.tensors()[i].data))
	}
	if want, found := "sha256:"+hex.EncodeToString(hash.Sum(nil)), h.Metadata.Metadata()["digest"]; found != want {
		t.Errorf("expected %s, found %s", want, found)
	}
}

// TestFilesWithoutADigestOpenWithAMark and are saved again byte for byte, so that
// their fingerprints stay.
func TestFilesWithoutADigestOpenWithAMark(t *testing.T) {
	g := written(tinyArchitecture(), ABC, false)
	sealed, err := Encode(g)
	check(t, err)
	g.Card.NoDigest = true
	bare, err := Encode(g)
	check(t, err)
	g.Card.NoDigest, g.Card.NoCardDigest = false, true
	older, err := Encode(g)
	check(t, err)
	if bytes.Contains(older, []byte(cardDigestKey)) || !bytes.Contains(older, []byte(digestKey)) {
		t.Error("expected a digest of the numbers alone")
	}
	if bytes.Contains(bare, []byte(digestKey)) || !bytes.Contains(sealed, []byte(digestKey)) {
		t.Fatal("expected a digest unless the card says that there is none")
	}
	for _, c := range []struct {
		file []byte
		mark bool
	}{{sealed, false}, {bare, true}, {older, false}} {
		path := filepath.Join(t.TempDir(), "g.safetensors")
		check(t, os.WriteFile(path, c.file, 0o600))
		found, sum, err := LoadWithFingerprint(path)
		check(t, err)
		card, err := LoadCard(path)
		check(t, err)
		if found.Card.NoDigest != c.mark || card.NoDigest != c.mark {
			t.Errorf("expected the mark %v, found %v and %v", c.mark, found.Card.NoDigest, card.NoDigest)
		}
		again, err := Encode(found)
		check(t, err)
		own, err := found.Fingerprint()
		check(t, err)
		if !bytes.Equal(again, c.file) || own != sum {
			t.Error("expected the same bytes again, and one fingerprint")
		}
	}
}

func TestHeadersThatNameTwiceAreRefused(t *testing.T) {
	good, err := Encode(written(tinyArchitecture(), A, false))
	check(t, err)
	n := binary.LittleEndian.Uint64(good)
	head, data := string(good[8:8+n]), good[8+n:]
	edit := func(from, to string) []byte {
		if !strings.Contains(head, from) {
			t.Fatalf("%q is not in the header", from)
		}
		h := strings.Replace(head, from, to, 1)
		return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(h))), h...), data...)
	}
	var all map[string]json.RawMessage
	check(t, json.Unmarshal([]byte(head), &all))
	for name, c := range map[string]struct {
		b    []byte
		says string
	}{
		"entry":              {edit(`"rule":"A"`, `"rule":"A","rule":"A"`), `"__metadata__": expected each name once, found "rule" twice`},
		"entry spelled anew": {edit(`"rule":"A"`, `"rule":"A","r\u0075le":"AD"`), `"rule" twice`},
		"tensor":             {edit(`"l1.A":`, `"l1.A":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"l1.A":`), `"l1.A" twice`},
		"metadata":           {edit(`"l1.A":`, `"__metadata__":`+string(all["__metadata__"])+`,"l1.A":`), `"__metadata__" twice`},
		"field of a tensor":  {edit(`"l1.A":{"dtype":"F32"`, `"l1.A":{"dtype":"F32","dtype":"F32"`), `"l1.A": expected each name once, found "dtype" twice`},
		"Latin-1":            {edit("Ångström", "\xc5ngstr\xf6m"), "UTF-8"},
	} {
		if _, err := Decode(c.b); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: expected an error that says %q, found %v", name, c.says, err)
		}
	}
}

// TestErrorsSayWhatToDo with files that Python writes and the program cannot open.
func TestErrorsSayWhatToDo(t *testing.T) {
	good, err := Encode(written(tinyArchitecture(), ABCD_lr, false))
	check(t, err)
	meta := func(key, value string) []byte {
		return rewrite(t, good, func(h map[string]map[string]any) { h["__metadata__"][key] = value })
	}
	for name, c := range map[string]struct {
		b    []byte
		says []string
	}{
		"no metadata": {rewrite(t, good, func(h map[string]map[string]any) { delete(h, "__metadata__") }), []string{"metadata={", "hebbarium help files"}},
		"integers":    {rewrite(t, good, func(h map[string]map[string]any) { h["l2.A"]["dtype"] = "I32" }), []string{"l2.A", "F64", "I32", `astype("float32")`}},
		"score":       {meta("score_mean", "1e308"), []string{"score_mean: expected a number from -1e+12 to 1e+12", "1e308"}},
		"no score":    {meta("score_mean", "-Inf"), []string{"score_mean", "-Inf"}},
		"sd":          {meta("score_sd", "-1"), []string{"score_sd: expected a number from 0", "-1"}},
		"rollouts":    {meta("score_rollouts", "9223372036854775807"), []string{"score_rollouts: expected a whole number from 0 to 1e+12"}},
		"hours":       {meta("hours", "-3"), []string{"hours"}},
		"init":        {meta("init", "banana"), []string{"metadata: init: ", "banana"}},
		"comma":       {meta("init", "uniform:0,1"), []string{"metadata: init: ", "0,1"}},
		"coevolve":    {meta("init", "coevolve"), []string{"metadata: init: ", "l1.w0"}},
		"digest":      {meta("digest", "md5:00"), []string{"metadata: digest: ", "sha256:", "another version"}},
		"other":       {meta("digest", "sha256:00"), []string{"damaged", `"digest"`}},
		"title":       {meta("title", "another"), []string{"damaged", `"digest" and "card_digest"`}},
		"new entry":   {meta("colour", "green"), []string{"damaged", `"digest" and "card_digest"`}},
		"half":        {rewrite(t, good, func(h map[string]map[string]any) { delete(h["__metadata__"], "digest") }), []string{`expected the entry "digest"`, "both"}},
		"escape": {rewrite(t, good, func(h map[string]map[string]any) {
			h["\x1b[2J"] = h["l2.A"]
			delete(h, "l2.A")
		}), []string{`\x1b[2J: expected the tensors`}},
	} {
		_, err := Decode(c.b)
		for _, s := range c.says {
			if err == nil || !strings.Contains(err.Error(), s) {
				t.Errorf("%s: expected an error that says %q, found %v", name, s, err)
			}
		}
		if err != nil && strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%s: expected no escape sequence, found %q", name, err)
		}
	}
}

// TestDoublesAreRounded to the float32 that the program computes with.
func TestDoublesAreRounded(t *testing.T) {
	g := written(PlainArchitecture("p", OutputTanh, false, 2, 2), A, false)
	g.Card.NoDigest = true
	b, err := Encode(g)
	check(t, err)
	wide := rewrite(t, b, func(h map[string]map[string]any) {
		h["l1.A"]["dtype"], h["l1.A"]["data_offsets"] = "F64", []int{0, 32}
	})
	wide = wide[:8+binary.LittleEndian.Uint64(wide)]
	for _, v := range []float64{0.1, -2, 3.5, 1e-50} {
		wide = appendDoubles(wide, v)
	}
	got, err := Decode(wide)
	check(t, err)
	if want := []float32{0.1, -2, 3.5, 0}; !slices.Equal(got.Theta, want) {
		t.Errorf("expected %v, found %v", want, got.Theta)
	}
	wide = appendDoubles(wide[:len(wide)-8], 1e300)
	if _, err := Decode(wide); err == nil || !strings.Contains(err.Error(), "l1.A[1,1]: expected a finite number") {
		t.Errorf("expected a number beyond float32 to be refused, found %v", err)
	}
}

func appendDoubles(b []byte, v ...float64) []byte {
	for _, x := range v {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}
