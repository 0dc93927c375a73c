// Package words says things as the window does: what an event did, how an agent
// recovered, how an episode ended, what a card's score is, and numbers with their
// units and signs.
package words
