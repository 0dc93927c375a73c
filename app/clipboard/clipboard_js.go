package clipboard

import (
	"errors"
	"fmt"
	"syscall/js"
	"time"
)

// answerIn is how long a browser may take, which may ask the person.
const answerIn = 10 * time.Second

// put and take use the browser's clipboard, which it has on a page that came over https or
// from this machine.
func put(text string) error {
	_, err := ask("writeText", text)
	return err
}

func take() (string, error) {
	text, err := ask("readText")
	if err != nil {
		return "", err
	}
	if text.String() == "" {
		return "", errEmpty
	}
	return text.String(), nil
}

// ask asks the browser's clipboard, and waits for the answer. It is not called on the
// goroutine of an event of the page, which the answer would wait for.
func ask(what string, with ...any) (js.Value, error) {
	board := js.Global().Get("navigator").Get("clipboard")
	if !board.Truthy() {
		return js.Value{}, errors.New("clipboard: expected one, found that this browser gives none to this page")
	}
	type answer struct {
		value js.Value
		err   error
	}
	answers := make(chan answer, 2)
	yes := js.FuncOf(func(_ js.Value, args []js.Value) any {
		answers <- answer{value: args[0]}
		return nil
	})
	no := js.FuncOf(func(_ js.Value, args []js.Value) any {
		answers <- answer{err: fmt.Errorf("clipboard: %s", args[0].Call("toString").String())}
		return nil
	})
	board.Call(what, with...).Call("then", yes, no)
	select {
	case a := <-answers:
		yes.Release()
		no.Release()
		return a.value, a.err
	case <-time.After(answerIn): // the functions stay for whoever answers later
		return js.Value{}, fmt.Errorf("clipboard: expected an answer within %v, found none", answerIn)
	}
}
