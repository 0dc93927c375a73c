package lesson

import "testing"

func TestFindsLessons(t *testing.T) {
	all := shipped(t)
	for name, want := range map[string]string{
		"9": "9-one-synapse-and-its-four-terms", "1": "1-born-random", "10": "10-what-happens-without-d",
		"9-one-synapse-and-its-four-terms": "9-one-synapse-and-its-four-terms", "One synapse and its four terms": "9-one-synapse-and-its-four-terms",
		"one SYNAPSE": "9-one-synapse-and-its-four-terms", "many lives": "8-many-lives-and-chance", "Two physics": "12-two-physics", "attractor": "2-the-attractor",
	} {
		if l, err := Find(all, name); err != nil || l.Name != want {
			t.Errorf("%q: found %v, %v, want %s", name, l, err, want)
		}
	}
	for _, name := range []string{"", " ", "99", "nothing of the kind", "-"} {
		if l, err := Find(all, name); err == nil {
			t.Errorf("%q: found %s", name, l.Name)
		}
	}
}
