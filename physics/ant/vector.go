package ant

// vec is a vector in the world's, the torso's or a leg's frame (there x is e, y is t). It
// is a struct, not an array, because the compiler keeps small structs in registers.
type vec struct{ x, y, z float64 }

func vector(a [3]float64) vec { return vec{a[0], a[1], a[2]} }

func (a vec) array() [3]float64 { return [3]float64{a.x, a.y, a.z} }

func (a vec) add(b vec) vec { return vec{a.x + b.x, a.y + b.y, a.z + b.z} }

func (a vec) sub(b vec) vec { return vec{a.x - b.x, a.y - b.y, a.z - b.z} }

func (a vec) scale(s float64) vec {
	return vec{float64(a.x * s), float64(a.y * s), float64(a.z * s)}
}

// addScaled is a + s·b.
func (a vec) addScaled(s float64, b vec) vec {
	return vec{a.x + float64(s*b.x), a.y + float64(s*b.y), a.z + float64(s*b.z)}
}

func (a vec) dot(b vec) float64 {
	return float64(a.x*b.x) + float64(a.y*b.y) + float64(a.z*b.z)
}

func (a vec) cross(b vec) vec {
	return vec{
		float64(a.y*b.z) - float64(a.z*b.y),
		float64(a.z*b.x) - float64(a.x*b.z),
		float64(a.x*b.y) - float64(a.y*b.x),
	}
}

// mat is a rotation from the torso's frame into the world's, by rows.
type mat struct{ x, y, z vec }

// apply takes a vector of the torso's frame to the world's.
func (m *mat) apply(v vec) vec { return vec{m.x.dot(v), m.y.dot(v), m.z.dot(v)} }

// transposed takes a vector of the world's frame to the torso's.
func (m *mat) transposed(v vec) vec {
	return vec{
		float64(m.x.x*v.x) + float64(m.y.x*v.y) + float64(m.z.x*v.z),
		float64(m.x.y*v.x) + float64(m.y.y*v.y) + float64(m.z.y*v.z),
		float64(m.x.z*v.x) + float64(m.y.z*v.y) + float64(m.z.z*v.z),
	}
}

// rotation is the matrix of the unit quaternion q = (x, y, z, w).
func rotation(q *[4]float64) mat {
	x, y, z, w := q[0], q[1], q[2], q[3]
	xx, yy, zz := float64(x*x), float64(y*y), float64(z*z)
	xy, xz, yz := float64(x*y), float64(x*z), float64(y*z)
	wx, wy, wz := float64(w*x), float64(w*y), float64(w*z)
	return mat{
		vec{1 - 2*(yy+zz), 2 * (xy - wz), 2 * (xz + wy)},
		vec{2 * (xy + wz), 1 - 2*(xx+zz), 2 * (yz - wx)},
		vec{2 * (xz - wy), 2 * (yz + wx), 1 - 2*(xx+yy)},
	}
}
