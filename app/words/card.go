package words

import (
	"fmt"
	"hebbarium/brain"
	"hebbarium/render/kit"
	"strconv"
	"strings"
)

// Score writes a card's score.
func Score(c brain.Card) string {
	if c.Score.Rollouts == 0 {
		return ""
	}
	return fmt.Sprintf("%s ± %s", kit.Number(c.Score.Mean, 0), kit.Number(c.Score.SD, 0))
}

// Init is a distribution of weights as the rack writes it.
func Init(init string) string {
	in, err := brain.ParseInit(init)
	if err != nil {
		return init
	}
	scale := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(in.Scale, 'f', 3, 64), "0"), ".")
	switch in.Kind {
	case brain.InitUniform:
		return "U ±" + scale
	case brain.InitNormal:
		return "N " + scale
	}
	return in.String()
}
