package digest

import (
	"crypto/sha256"
	"syscall/js"
)

// elsewhere has the browser take the digest; it can where the page's address is https or
// this machine's.
func elsewhere(parts [][]byte, n int) (sum []byte, ok bool) {
	crypto := js.Global().Get("crypto")
	if !crypto.Truthy() || !crypto.Get("subtle").Truthy() {
		return nil, false
	}
	array := js.Global().Get("Uint8Array")
	all, at := array.New(n), 0
	for _, each := range parts {
		at += js.CopyBytesToJS(all.Call("subarray", at), each)
	}
	done := make(chan []byte, 1)
	come := js.FuncOf(func(_ js.Value, args []js.Value) any {
		found := make([]byte, sha256.Size)
		js.CopyBytesToGo(found, array.New(args[0]))
		done <- found
		return nil
	})
	defer come.Release()
	fail := js.FuncOf(func(js.Value, []js.Value) any {
		done <- nil
		return nil
	})
	defer fail.Release()
	crypto.Get("subtle").Call("digest", "SHA-256", all).Call("then", come, fail)
	sum = <-done
	return sum, sum != nil
}
