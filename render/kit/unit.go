package kit

import "strconv"

// Unit is by what a large number is divided so that few digits of it are left before the
// point, and what is written behind it: k, M, G, then powers of ten such as e12. Numbers
// below 9,999.5 have none.
func Unit(size float64) (by float64, unit string) {
	by = 1
	for n := 3; size/by >= 9999.5 && n < 309; n += 3 {
		by *= 1000
		switch n {
		case 3:
			unit = "k"
		case 6:
			unit = "M"
		case 9:
			unit = "G"
		default:
			unit = "e" + strconv.Itoa(n)
		}
	}
	return by, unit
}
