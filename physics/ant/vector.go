package ant

// vec is a vector of three components, in the world, the torso's or a leg's frame.
type vec [3]float64

func (a vec) add(b vec) vec { return vec{a[0] + b[0], a[1] + b[1], a[2] + b[2]} }

func (a vec) sub(b vec) vec { return vec{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }

func (a vec) scale(s float64) vec {
	return vec{float64(a[0] * s), float64(a[1] * s), float64(a[2] * s)}
}

// addScaled is a + s·b.
func (a vec) addScaled(s float64, b vec) vec {
	return vec{a[0] + float64(s*b[0]), a[1] + float64(s*b[1]), a[2] + float64(s*b[2])}
}

func (a vec) dot(b vec) float64 {
	return float64(a[0]*b[0]) + float64(a[1]*b[1]) + float64(a[2]*b[2])
}

func (a vec) cross(b vec) vec {
	return vec{
		float64(a[1]*b[2]) - float64(a[2]*b[1]),
		float64(a[2]*b[0]) - float64(a[0]*b[2]),
		float64(a[0]*b[1]) - float64(a[1]*b[0]),
	}
}

// mat is a rotation from the torso's frame into the world's, by rows.
type mat [3]vec

// apply takes a vector of the torso's frame to the world's.
func (m *mat) apply(v vec) vec { return vec{m[0].dot(v), m[1].dot(v), m[2].dot(v)} }

// transposed takes a vector of the world's frame to the torso's.
func (m *mat) transposed(v vec) vec {
	return vec{
		float64(m[0][0]*v[0]) + float64(m[1][0]*v[1]) + float64(m[2][0]*v[2]),
		float64(m[0][1]*v[0]) + float64(m[1][1]*v[1]) + float64(m[2][1]*v[2]),
		float64(m[0][2]*v[0]) + float64(m[1][2]*v[1]) + float64(m[2][2]*v[2]),
	}
}

// rotation is the matrix of the unit quaternion q = (x, y, z, w).
func rotation(q *[4]float64) mat {
	x, y, z, w := q[0], q[1], q[2], q[3]
	xx, yy, zz := float64(x*x), float64(y*y), float64(z*z)
	xy, xz, yz := float64(x*y), float64(x*z), float64(y*z)
	wx, wy, wz := float64(w*x), float64(w*y), float64(w*z)
	return mat{
		{1 - 2*(yy+zz), 2 * (xy - wz), 2 * (xz + wy)},
		{2 * (xy + wz), 1 - 2*(xx+zz), 2 * (yz - wx)},
		{2 * (xz - wy), 2 * (yz + wx), 1 - 2*(xx+yy)},
	}
}
