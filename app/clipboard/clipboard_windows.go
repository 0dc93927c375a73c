package clipboard

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// The system's own functions: commands that do the same would open a console over the
// window and take half a second.
var (
	user32           = windows.NewLazySystemDLL("user32.dll")
	openClipboard    = user32.NewProc("OpenClipboard")
	closeClipboard   = user32.NewProc("CloseClipboard")
	emptyClipboard   = user32.NewProc("EmptyClipboard")
	setClipboardData = user32.NewProc("SetClipboardData")
	getClipboardData = user32.NewProc("GetClipboardData")

	kernel32     = windows.NewLazySystemDLL("kernel32.dll")
	globalAlloc  = kernel32.NewProc("GlobalAlloc")
	globalFree   = kernel32.NewProc("GlobalFree")
	globalLock   = kernel32.NewProc("GlobalLock")
	globalUnlock = kernel32.NewProc("GlobalUnlock")
	globalSize   = kernel32.NewProc("GlobalSize")
	moveMemory   = kernel32.NewProc("RtlMoveMemory")
)

const (
	unicodeText = 13 // CF_UNICODETEXT
	moveable    = 2  // GMEM_MOVEABLE
)

// hold opens the clipboard, which another program may hold for a moment.
func hold() (release func(), err error) {
	for range 20 {
		ok, _, last := openClipboard.Call(0)
		if ok != 0 {
			return func() { _, _, _ = closeClipboard.Call() }, nil
		}
		err = last
		time.Sleep(5 * time.Millisecond)
	}
	return nil, fmt.Errorf("clipboard: expected it to be free, found another program at it: %w", err)
}

// put puts a text on the system's clipboard.
func put(text string) error {
	text = strings.ReplaceAll(text, "\x00", "�")
	units, err := windows.UTF16FromString(text)
	if err != nil {
		return fmt.Errorf("clipboard: %w", err)
	}
	size := uintptr(len(units) * 2)
	memory, _, err := globalAlloc.Call(moveable, size)
	if memory == 0 {
		return fmt.Errorf("clipboard: %w", err)
	}
	at, _, err := globalLock.Call(memory)
	if at == 0 {
		_, _, _ = globalFree.Call(memory)
		return fmt.Errorf("clipboard: %w", err)
	}
	_, _, _ = moveMemory.Call(at, uintptr(unsafe.Pointer(&units[0])), size)
	_, _, _ = globalUnlock.Call(memory)
	release, err := hold()
	if err != nil {
		_, _, _ = globalFree.Call(memory)
		return err
	}
	defer release()
	_, _, _ = emptyClipboard.Call()
	if taken, _, err := setClipboardData.Call(unicodeText, memory); taken == 0 {
		_, _, _ = globalFree.Call(memory) // else it is the system's
		return fmt.Errorf("clipboard: %w", err)
	}
	return nil
}

// take takes the text on it.
func take() (string, error) {
	release, err := hold()
	if err != nil {
		return "", err
	}
	defer release()
	memory, _, _ := getClipboardData.Call(unicodeText)
	if memory == 0 {
		return "", errEmpty
	}
	size, _, _ := globalSize.Call(memory)
	at, _, _ := globalLock.Call(memory)
	if at == 0 || size < 2 {
		return "", errors.New("clipboard: expected a text, found nothing that can be read")
	}
	defer func() { _, _, _ = globalUnlock.Call(memory) }()
	units := make([]uint16, size/2)
	_, _, _ = moveMemory.Call(uintptr(unsafe.Pointer(&units[0])), at, size/2*2)
	return windows.UTF16ToString(units), nil
}
