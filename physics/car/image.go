package car

// Side is the width and the height of the state image in pixels.
const Side = 96

// stride is the length of a row of the state image in bytes.
const stride = 3 * Side

// Image is the state image: row 0 at the top, three bytes (red, green, blue)
// a pixel.
type Image [Side * Side * 3]uint8

// inkRow is a row of the image in one colour; spans are copied from it.
type inkRow [stride]uint8

// The colours of the state image. A channel is 255c in single precision for the
// original's c, rounded to the nearest integer and from a half to the even one:
// c = 0.9 gives 230, 0.3 gives 76.
const (
	black = iota
	grass
	meadow // the lighter squares in the grass
	road0
	road1
	road2
	white
	red
	paint // of the hull
	stripe
	blue
	indigo
	green
	dark0 // of a darker road
	dark1
	dark2
	inks
)

var palette = [inks][3]uint8{
	black:  {0, 0, 0},
	grass:  {102, 204, 102},
	meadow: {102, 230, 102},
	road0:  {102, 102, 102}, // also that of every tile once it was touched
	road1:  {105, 105, 105},
	road2:  {107, 107, 107},
	white:  {255, 255, 255},
	red:    {255, 0, 0},
	paint:  {204, 0, 0},
	stripe: {76, 76, 76},
	blue:   {0, 0, 255},
	indigo: {51, 0, 255},
	green:  {0, 255, 0},
	dark0:  {51, 51, 51},
	dark1:  {52, 52, 52},
	dark2:  {54, 54, 54},
}

func newInks() *[inks]inkRow {
	rows := new([inks]inkRow)
	for i := range rows {
		for x := range Side {
			copy(rows[i][3*x:], palette[i][:])
		}
	}
	return rows
}
