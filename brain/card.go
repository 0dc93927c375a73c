package brain

import (
	"strconv"
	"strings"
)

// Card is what a genome says about itself: where it came from and what it
// scored. It is stored as text in the header of the genome's file.
type Card struct {
	Title       string  `json:"title,omitempty"`
	World       string  `json:"world"`
	Rule        string  `json:"rule"`
	Score       Score   `json:"score"`
	Pace        float64 `json:"pace,omitempty"`        // mean reward a step of the episodes that it was scored in; 0: not measured
	Init        string  `json:"init,omitempty"`        // initial weights it was evolved for, see ParseInit
	Generations int     `json:"generations,omitempty"` // of evolution behind it
	Population  int     `json:"population,omitempty"`  // candidates a generation
	Seed        uint64  `json:"seed,omitempty"`        // of the campaign
	SeedUnknown bool    `json:"seed_unknown,omitempty"`
	Command     string  `json:"command,omitempty"`  // that made it
	Campaign    string  `json:"campaign,omitempty"` // the campaign's file (TOML), by which it can be repeated
	Parent      string  `json:"parent,omitempty"`   // SHA-256 of the file it was evolved from, or of several with + between them
	Date        string  `json:"date,omitempty"`     // YYYY-MM-DD
	Machine     string  `json:"machine,omitempty"`
	Hours       float64 `json:"hours,omitempty"` // wall-clock hours of evolution
	License     string  `json:"license,omitempty"`
	Note        string  `json:"note,omitempty"`
	Program     string  `json:"program,omitempty"` // name and version of the publishing program
	// NoDigest marks a genome that was read from a file without a digest of its
	// tensors, so that nothing tells whether they are those that were scored. It
	// is saved without one too, under the same fingerprint, unless this is cleared.
	NoDigest bool `json:"no_digest,omitempty"`
	// NoCardDigest marks one whose file has a digest of its tensors and none of its card, as
	// older programs wrote them, likewise.
	NoCardDigest bool `json:"no_card_digest,omitempty"`
	// Extra holds further entries of the file's metadata, which a newer
	// version may have written; they are kept when the genome is saved.
	Extra map[string]string `json:"extra,omitempty"`
}

// Steps is the length of the lives that the rules were evolved in, as their command tells; 0
// where it does not, and the lives were as long as the world's own.
func (c Card) Steps() int {
	_, after, ok := strings.Cut(c.Command, " --steps ")
	if !ok {
		return 0
	}
	number, _, _ := strings.Cut(after, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Score is the return over rollouts on seeded episodes. The card's extra entries "score
// BODY" say which seeds they were, and whether those are set apart.
type Score struct {
	Mean     float64 `json:"mean"`
	SD       float64 `json:"sd"`
	Rollouts int     `json:"rollouts"` // 0: not measured
}
