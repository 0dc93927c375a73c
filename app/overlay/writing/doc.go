// Package writing is the card in which a person writes a plasticity rule as a formula, sees
// how it is understood, and lets it be evolved or lived by.
package writing
