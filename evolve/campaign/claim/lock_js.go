package claim

import (
	"errors"
	"syscall/js"
)

// lockFolder takes a lock of the folder's name that all pages of the browser share. The
// browser lets go of it when the page is closed. A page without such locks can do without.
func lockFolder(dir string) (release func(), err error) {
	page := js.Global().Get("hebbarium")
	if !page.Truthy() || !page.Get("lock").Truthy() {
		return func() {}, nil
	}
	name := "hebbarium " + dir
	got := make(chan bool, 1)
	told := js.FuncOf(func(_ js.Value, args []js.Value) any {
		got <- args[0].Bool()
		return nil
	})
	defer told.Release()
	page.Call("lock", name).Call("then", told)
	if !<-got {
		return nil, errors.New("another tab is evolving in it")
	}
	return func() {
		if free := page.Get("release").Get(name); free.Truthy() {
			free.Invoke()
		}
	}, nil
}
