// Package ant is a rigid-body engine for one body, the ant of AntBulletEnv-v0,
// written so that a run follows the original step for step: its masses and box
// inertias, its ankle axes of length √2, its drag, its speculative contacts, its
// five-sweep impulse solver and the order of its rows, its observation, progress
// and end of episode. physics/ant needs nothing but the standard library.
//
// Thirteen rigid links (torso, four fixed upper legs, four aux links, four lower
// legs) hang on a floating base with eight hinges. Because every leg is a chain
// of two hinges on the torso, the joint-space inertia matrix is factored leg by
// leg and only a 6×6 matrix, the articulated inertia of the torso, is left; see
// dynamics.go. Contacts are spheres against the plane z = 0; see contact.go, and
// manifold.go for those that outlast a substep.
//
// All arithmetic is float64. Each product is converted explicitly where it meets
// an addition, and sine, cosine and arc tangent are the package's own, so that no
// platform fuses or rounds differently and a run has the same bits everywhere.
//
// Units are m, kg, s, N, rad. The world's x axis points at the target, y to the
// left of it, z up. Angles and joint rates are those the original observes: the
// ankle's physical rate is √2 times the rate at which its angle advances.
package ant
