// Package desk holds what is open in the window (a session with its recording,
// the rules, a lesson, a campaign, the settings) and says what may be done with
// it. A mouse or a key ends in a Command, a value that Send carries out; what came
// of it is seen in the next View, which is all that panels know. The desk draws
// nothing and knows no place in the window.
package desk
