package kit

// Color is a straight (not premultiplied) colour, 0xRRGGBBAA. It implements
// color.Color.
type Color uint32

// The window's colours.
const (
	BG0      Color = 0x0B0E12FF // window, PCA, tooltip
	BG1      Color = 0x12161CFF // panels
	BG2      Color = 0x1B222BFF // controls
	BG3      Color = 0x26303BFF // hover, slider track
	Line     Color = 0x28313CFF // dividers, axes
	AccentBG Color = 0x163A30FF // selected control, twin tag
	Warn     Color = 0xFA4F7EFF // damage and nothing else
	Text     Color = 0xEAEFF4FF // values, labels
	Text2    Color = 0xAAB6C2FF // secondary
	Text3    Color = 0x8592A0FF // captions, ticks
	Off      Color = 0x55606CFF // disabled only
	Accent   Color = 0x62E3B9FF // selected, playhead, twin, recovered
	OnAccent Color = 0x06231BFF // text on accent
	WarnBG   Color = 0x361420FF // damage tag, armed brush
	Rival    Color = 0xC4A7FFFF // what lives beside the agent
	RivalBG  Color = 0x272043FF // its tag
	White    Color = 0xFFFFFFFF
	Clear    Color = 0x00000000
)

// The worlds' colours.
const (
	Ground     Color = 0x0D1116FF // the ant's floor, far away
	GroundNear Color = 0x1E2731FF // and near the robot
	Grid       Color = 0x36414EFF
	Limb       Color = 0xB0C1D3FF
	Torso      Color = 0xE2EBF5FF
	Grass      Color = 0x101D18FF
	GrassPatch Color = 0x13231DFF
	RoadDark   Color = 0x3A434DFF
	RoadLight  Color = 0x434D58FF
	KerbWhite  Color = 0xC4CBD2FF
	KerbRed    Color = 0x9B4650FF
	CarBody    Color = 0xDDE5ECFF
	Tyre       Color = 0x0B0E12FF
	Skid       Color = 0x1D2228C8
)

// Alpha is the colour at a share of its own opacity.
func (c Color) Alpha(share float64) Color {
	a := float64(c&0xFF) * min(max(share, 0), 1)
	return c&^0xFF | Color(a+0.5)
}

// Mix is the colour a share of the way to another, each channel linear.
func (c Color) Mix(to Color, share float64) Color {
	share = min(max(share, 0), 1)
	var out Color
	for shift := 0; shift < 32; shift += 8 {
		a, b := float64(c>>shift&0xFF), float64(to>>shift&0xFF)
		out |= Color(a+(b-a)*share+0.5) << shift
	}
	return out
}

// RGBA implements color.Color.
func (c Color) RGBA() (r, g, b, a uint32) {
	a = uint32(c&0xFF) * 0x101
	channel := func(shift uint) uint32 { return uint32(c>>shift&0xFF) * 0x101 * a / 0xFFFF }
	return channel(24), channel(16), channel(8), a
}

// Premultiplied gives the colour's channels for a vertex, 0…1.
func (c Color) Premultiplied() (r, g, b, a float32) {
	a = float32(c&0xFF) / 255
	scale := a / 255
	return float32(c>>24&0xFF) * scale, float32(c>>16&0xFF) * scale, float32(c>>8&0xFF) * scale, a
}
