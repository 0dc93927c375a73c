package words

import "testing"

// Numbers of the network keep what matters of them, whatever their size.
func TestExactNumbers(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0.00"}, {0.18, "+0.18"}, {-0.0123, "−0.0123"}, {0.00004, "+0.0000"}, {0.0996, "+0.10"}, {-3.1, "−3.10"},
		{9999.4, "+9999.40"}, {-12345, "−12.35k"}, {5e7, "+50.00M"},
	} {
		if got := Exact(c.v); got != c.want {
			t.Errorf("%v is written %q, want %q", c.v, got, c.want)
		}
	}
}
