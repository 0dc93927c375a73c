package kit

import "strconv"

// Unit is by what a number is divided so that few digits of it are written, and what is
// written behind it: k, M, G, then powers of ten such as e12 behind large ones, and such as
// e-6 behind those that three decimals would show nothing of. Others have none.
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
	if size <= 0 || size >= 0.0005 {
		return by, unit
	}
	for n := 3; size/by < 0.9995 && n < 309; n += 3 {
		by, unit = by/1000, "e-"+strconv.Itoa(n)
	}
	return by, unit
}
