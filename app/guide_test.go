package app

import (
	"fmt"
	"image"
	"os"
	"strings"
	"testing"

	"hebbarium/app/guide/guidetest"
	"hebbarium/app/lesson"
	"hebbarium/assets"
	"hebbarium/evolve/episode"
	"hebbarium/render/kit"
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

// The guide's pages have the window's colours.
func TestGuideColours(t *testing.T) {
	sheet, err := os.ReadFile("guide/guide.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, colour := range map[string]kit.Color{"ink": kit.BG1, "quiet": kit.Off, "accent": kit.Accent} {
		if want := fmt.Sprintf("--%s: #%06x;", name, uint32(colour)>>8); !strings.Contains(string(sheet), want) {
			t.Errorf("guide.css has no %q", want)
		}
	}
}

// The lesson that the guide writes out can be told.
func TestGuideLesson(t *testing.T) {
	page, err := os.ReadFile("../assets/guide/lessons.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(page), "```json\n")
	text, _, _ := strings.Cut(after, "```")
	l, err := lesson.Decode([]byte(text))
	if err != nil || l.Title != "My first lesson" {
		t.Errorf("the guide's lesson: %v", err)
	}
}
