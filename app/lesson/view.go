package lesson

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hebbarium/evolve/replay/link"
)

// View is what of the window an entry wants to be open while it stands.
type View struct {
	Name string // one of Views
	Args string // such as 36, or h1 61 → h2 22
}

// views are the names of the views, with what is written behind each.
var views = [][2]string{
	{"one", ""}, {"many", "9, 16, 36 or 64"}, {"synapse", "the names of two neurons with → between them"},
	{"seeing", ""}, {"twin", ""}, {"talk", ""},
}

// Views are the names of the views that an entry can ask for.
func Views() []string {
	var names []string
	for _, v := range views {
		names = append(names, v[0])
	}
	return names
}

// ParseView reads a view such as “many 36” or “synapse h1 61 → h2 22”.
func ParseView(s string) (View, error) {
	name, args, _ := strings.Cut(s, " ")
	v := View{name, strings.TrimSpace(args)}
	i := slices.IndexFunc(views, func(w [2]string) bool { return w[0] == v.Name })
	if i < 0 {
		return v, fmt.Errorf("view: expected one of %s, found %.40q", strings.Join(Views(), ", "), s)
	}
	good := v.Args == ""
	switch v.Name {
	case "many":
		n, err := strconv.Atoi(v.Args)
		good = err == nil && slices.Contains(link.Crowds(), n)
	case "synapse":
		pre, post, ok := strings.Cut(strings.ReplaceAll(v.Args, "->", "→"), "→")
		pre, post = strings.TrimSpace(pre), strings.TrimSpace(post)
		v.Args = pre + " → " + post
		good = ok && pre != "" && post != "" && len(v.Args) <= 80
	}
	if good {
		return v, nil
	}
	wants := views[i][1]
	if wants == "" {
		wants = "nothing"
	}
	return v, fmt.Errorf("view: expected %s behind %s, found %.40q", wants, v.Name, args)
}
