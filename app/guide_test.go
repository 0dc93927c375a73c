package app

import (
	"image"
	"testing"

	"hebbarium/app/guide/guidetest"
	"hebbarium/app/lesson"
	"hebbarium/assets"
	"hebbarium/evolve/episode"
)

// The guide's tables of keys and of lessons are the window's own.
func TestGuideTables(t *testing.T) {
	guidetest.Written(t, "..", map[string]string{"keys": keysTable(t), "lessons": lessonsTable(t)})
}

// keysTable has every action with keys, in the order of the window's help, and in which
// world it is where that is not every one.
func keysTable(t *testing.T) string {
	t.Helper()
	var order []string
	titles, where := map[string]string{}, map[string][]string{}
	for _, world := range episode.Worlds() {
		l := layoutOf(t, world, image.Pt(1440, 900))
		all := l.Actions.All()
		for i := range all {
			a := &all[i]
			if a.Keys == "" {
				continue
			}
			if titles[a.ID] == "" {
				order = append(order, a.ID)
			}
			titles[a.ID] = "| `" + a.Keys + "` | " + a.Title
			if a.Here() {
				where[a.ID] = append(where[a.ID], world)
			}
		}
	}
	table := "| key | does |\n| --- | --- |\n"
	for _, id := range order {
		only := ""
		if len(where[id]) == 1 {
			only = " (" + where[id][0] + ")"
		}
		table += titles[id] + only + " |\n"
	}
	return table + "| `Tab`, `Ctrl Tab` | Next control, next panel |\n| `Enter` | Press the control, or type its number |\n| `← →`, `Home`, `End` | Less, more, or its ends |\n"
}

func lessonsTable(t *testing.T) string {
	t.Helper()
	list, err := lesson.List(assets.Lessons, "lessons")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, l := range list {
		rows = append(rows, []string{l.Title, l.World, "`" + l.Rules + "`", l.Script[0].Caption})
	}
	return guidetest.Table([]string{"lesson", "world", "rule set", "begins with"}, rows...)
}
