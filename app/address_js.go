package app

import (
	"strings"
	"syscall/js"
)

// InPage is what a window begins with in a page: what stands behind the # of the address is
// a link, which is followed then and whenever it changes; a link that is copied is at the
// same address, and becomes it.
func InPage(o Options) Options {
	location := js.Global().Get("location")
	base, fragment, _ := strings.Cut(location.Get("href").String(), "#")
	o.LinkBase = base
	if fragment != "" {
		o.File = "#" + fragment
	}
	own := fragment
	o.Linked = func(fragment string) {
		own = strings.TrimPrefix(fragment, "#")
		js.Global().Get("history").Call("replaceState", js.Null(), "", "#"+own)
	}
	links := make(chan string, 1)
	o.Links = links
	js.Global().Call("addEventListener", "hashchange", js.FuncOf(func(js.Value, []js.Value) any {
		_, fragment, _ := strings.Cut(location.Get("href").String(), "#")
		if fragment == own {
			return nil
		}
		own = fragment
		select {
		case <-links: // one that nobody has followed yet
		default:
		}
		links <- "#" + fragment
		return nil
	}))
	return o
}
