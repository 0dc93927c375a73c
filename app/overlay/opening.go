package overlay

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"hebbarium/app/desk"
	"hebbarium/app/library"
	"hebbarium/app/ui"
	"hebbarium/app/words"
	"hebbarium/evolve/replay/link"
)

// opening is a walk through the folders of the machine to a file that the window can
// open: rows for the files that were opened last, for folders and for files, and a line in
// which a name narrows them down and a path leads elsewhere.
type opening struct {
	hand    *desk.Hand
	chooser *library.Chooser
	pal     *palette
	folder  string // that is shown
	listed  string // folder of the entries
	found   []entry
	err     error // why the folder cannot be read
}

// entry is what lies in a folder and can be gone to.
type entry struct {
	name   string
	folder bool
}

// Bounds on what is listed.
const (
	mostEntries = 20000
	mostRecent  = 5
)

// openFile lets a person choose a file, beginning where the last one was.
func (o *Prompts) openFile() {
	w := &opening{hand: o.hand, chooser: o.Chooser, folder: startFolder(o.hand.View())}
	pal := &palette{popups: o.popups, bar: o.bar, fill: w.rows, enter: w.take, back: w.up, none: "No file here that the window can open"}
	pal.foot = func() string { return "in " + library.Short(w.folder) + "  ·  Backspace goes up" }
	w.pal = pal
	pal.field = ui.NewField("open", "", "", ui.Constant(""), func(string) bool { return true })
	pal.field.Empty = "Name, or path, of a rule set, a replay, a pack or a lesson; or a link"
	pal.begin(o.hand.Say)
}

// startFolder is where the search begins: where the last file was, or that of the rules.
func startFolder(v *desk.View) string {
	for _, path := range append(v.Settings.Recent[:], v.Snap.Rules.Path) {
		if !filepath.IsAbs(path) {
			continue
		}
		if info, err := os.Stat(filepath.Dir(path)); err == nil && info.IsDir() {
			return filepath.Dir(path)
		}
	}
	if here, err := os.Getwd(); err == nil {
		return here
	}
	return string(filepath.Separator)
}

// rows are those for what was typed: with nothing typed, the files that were opened last
// first; with a path, what lies in its folder.
func (w *opening) rows(typed string) []ui.Row {
	if desk.IsLink(typed) {
		return []ui.Row{{Title: "Follow the link", Act: func() { w.hand.Send(desk.Follow{Link: typed}) }}}
	}
	folder, name := w.folder, typed
	if path, ok := w.path(typed); ok {
		folder, name = filepath.Split(path)
		if info, err := os.Stat(path); err == nil && info.IsDir() && !strings.HasSuffix(typed, "..") {
			folder, name = path, ""
		}
	}
	w.list(filepath.Clean(folder))
	var rows []ui.Row
	if strings.TrimSpace(typed) == "" {
		if w.chooser.Offers() {
			rows = append(rows, ui.Row{Title: "A file of this device …", Note: "the browser's own list", Act: w.chooser.Ask})
		}
		rows = append(rows, mine(w.hand, "", mostMine)...)
		rows = append(rows, w.recent()...)
		if up := filepath.Dir(w.folder); up != w.folder {
			rows = append(rows, ui.Row{Title: "..", Note: library.Short(up), Act: func() { w.enter(up) }})
		}
	}
	if w.err != nil {
		rows = append(rows, ui.Row{Title: library.Short(w.listed), Bad: true, Note: words.Explain(w.err, "")})
	}
	for _, e := range w.found {
		if !holds(e.name, name) || strings.HasPrefix(e.name, ".") && !strings.HasPrefix(name, ".") {
			continue
		}
		path := filepath.Join(w.listed, e.name)
		if e.folder {
			rows = append(rows, ui.Row{Title: e.name + string(filepath.Separator), Note: "folder", Act: func() { w.enter(path) }})
		} else {
			rows = append(rows, ui.Row{Title: e.name, Act: func() { w.hand.Send(desk.Open{Path: path}) }})
		}
	}
	switch {
	case strings.TrimSpace(typed) == "":
		rows = append(rows, w.places()...)
	case name == typed && w.listed != w.hand.View().Replays: // a name, and not a path
		rows = append(mine(w.hand, typed, 0), rows...)
	}
	return rows
}

// recent are the files that were opened last, as far as they are still there.
func (w *opening) recent() []ui.Row {
	var rows []ui.Row
	for _, path := range w.hand.View().Settings.Recent {
		if info, err := os.Stat(path); path == "" || err != nil || !info.Mode().IsRegular() || len(rows) == mostRecent || filepath.Dir(path) == w.hand.View().Replays {
			continue // a person's own lives come first, whether they were opened or not
		}
		rows = append(rows, ui.Row{Title: filepath.Base(path), Note: "recent, in " + library.Short(filepath.Dir(path)), Act: func() { w.hand.Send(desk.Open{Path: path}) }})
	}
	return rows
}

// places are folders that a person may look for.
func (w *opening) places() []ui.Row {
	var rows []ui.Row
	add := func(title, folder string) {
		if info, err := os.Stat(folder); folder == "" || folder == w.folder || err != nil || !info.IsDir() {
			return
		}
		rows = append(rows, ui.Row{Title: title, Note: library.Short(folder), Act: func() { w.enter(folder) }})
	}
	add("My lives, and all recorded sessions", w.hand.View().Replays)
	add("Campaigns of evolution", library.Campaigns())
	if home, err := os.UserHomeDir(); err == nil {
		add("Home", home)
	}
	return rows
}

// path is the path that was typed, where it is more than a name.
func (w *opening) path(typed string) (string, bool) {
	if !strings.ContainsAny(typed, `/"'`+string(filepath.Separator)) && !strings.HasPrefix(typed, "~") && typed != ".." {
		return "", false
	}
	path := library.Path(typed)
	if !filepath.IsAbs(path) {
		path = filepath.Join(w.folder, path)
	}
	return path, path != ""
}

// take opens a path that was typed in full, or goes to its folder. What is neither is
// left to the rows; without any, opening it says why it cannot be.
func (w *opening) take(typed string) bool {
	if strings.TrimSpace(typed) == "" {
		return false
	}
	path, ok := w.path(typed)
	if !ok {
		path = filepath.Join(w.folder, strings.TrimSpace(typed))
	}
	info, err := os.Stat(path)
	none := !slices.ContainsFunc(w.pal.rows.List, func(r ui.Row) bool { return !r.Bad })
	switch {
	case err != nil && link.Is(typed):
		w.pal.popups.Close()
		w.hand.Send(desk.Follow{Link: typed})
	case err == nil && info.IsDir() && (ok || none):
		w.enter(path)
	case err == nil && !info.IsDir(), none:
		w.pal.popups.Close()
		w.hand.Send(desk.Open{Path: path})
	default:
		return false
	}
	return true
}

// enter goes to a folder, and up to the one that holds this one.
func (w *opening) enter(folder string) {
	w.folder = folder
	w.pal.begin(w.hand.Say)
}

func (w *opening) up() { w.enter(filepath.Dir(w.folder)) }

// list reads a folder: other folders and the files that the window can open, by name.
func (w *opening) list(folder string) {
	if folder == w.listed {
		return
	}
	w.listed, w.found, w.err = folder, nil, nil
	f, err := os.Open(folder)
	if w.err = err; err != nil {
		return
	}
	defer f.Close()
	all, err := f.ReadDir(mostEntries)
	if len(all) == 0 && err != nil {
		if err != io.EOF { // an empty folder
			w.err = err
		}
		return
	}
	for _, e := range all {
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(folder, e.Name()))
			if err != nil {
				continue
			}
			mode = info.Mode()
		}
		if mode.IsDir() || mode.IsRegular() && library.Openable(e.Name()) {
			w.found = append(w.found, entry{e.Name(), mode.IsDir()})
		}
	}
	sort.Slice(w.found, func(i, j int) bool {
		a, b := w.found[i], w.found[j]
		if a.folder != b.folder {
			return a.folder
		}
		return strings.ToLower(a.name) < strings.ToLower(b.name)
	})
}
