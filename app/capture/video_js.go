package capture

import (
	"errors"
	"fmt"
	"image"
	"sync"
	"syscall/js"
	"time"

	"hebbarium/brain/file"
)

// SeesWindow tells whether a video sees the window by itself, and needs no frames.
const SeesWindow = true

// forms are those of a video that a browser may be able to record, the one that the most
// programs play first, with the extension of its file.
var forms = []struct{ kind, extension string }{
	{"video/mp4;codecs=avc1.42E01F", ".mp4"}, {"video/webm;codecs=vp9", ".webm"}, {"video/webm", ".webm"},
}

// errNoRecorder is returned where the browser records no canvas.
var errNoRecorder = fmt.Errorf("%w needs a browser that records what a page draws, which this one does not: save a GIF instead", ErrNoVideo)

// form is the first one that the browser records, "" for none.
func form() (kind, extension string) {
	recorder := js.Global().Get("MediaRecorder")
	if !recorder.Truthy() {
		return "", ""
	}
	for _, f := range forms {
		if recorder.Call("isTypeSupported", f.kind).Bool() {
			return f.kind, f.extension
		}
	}
	return "", ""
}

// VideoExtension ends the names of videos.
func VideoExtension() string {
	_, extension := form()
	return extension
}

// Video is recorded by the browser from what the page draws.
type Video struct {
	size     image.Point
	path     string
	recorder js.Value
	parts    js.Value // what came of it, an array of blobs
	ended    chan struct{}
	failed   chan struct{}
	once     sync.Once
	hear     []js.Func
}

// bitRate is that of a video, in bits a second.
const bitRate = 8_000_000

// NewVideo begins a video of the page's canvas, which has a size. The file appears at path
// when it is closed.
func NewVideo(path string, size image.Point) (*Video, error) {
	kind, _ := form()
	canvas := js.Global().Get("document").Call("querySelector", "canvas")
	if kind == "" || !canvas.Truthy() || !canvas.Get("captureStream").Truthy() {
		return nil, errNoRecorder
	}
	v := &Video{size: size, path: path, parts: js.Global().Get("Array").New(), ended: make(chan struct{}), failed: make(chan struct{})}
	options := js.Global().Get("Object").New()
	options.Set("mimeType", kind)
	options.Set("videoBitsPerSecond", bitRate)
	v.recorder = js.Global().Get("MediaRecorder").New(canvas.Call("captureStream", FPS), options)
	v.on("dataavailable", func(event js.Value) { v.parts.Call("push", event.Get("data")) })
	v.on("stop", func(js.Value) { close(v.ended) })
	v.on("error", func(js.Value) { v.once.Do(func() { close(v.failed) }) })
	v.recorder.Call("start", int(time.Second/time.Millisecond)) // a part a second, so that memory holds no raw frames
	return v, nil
}

func (v *Video) on(event string, do func(event js.Value)) {
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		do(args[0])
		return nil
	})
	v.hear = append(v.hear, f)
	v.recorder.Call("addEventListener", event, f)
}

// Add reports false where the video has failed.
func (v *Video) Add([]byte, time.Duration) bool {
	select {
	case <-v.failed:
		return false
	default:
		return true
	}
}

// Size is the size of the frames.
func (v *Video) Size() image.Point { return v.size }

// Failed is closed when the video cannot go on.
func (v *Video) Failed() <-chan struct{} { return v.failed }

// Close ends the video and returns the path of its file.
func (v *Video) Close() (string, error) {
	if v.recorder.Get("state").String() != "inactive" {
		v.recorder.Call("stop")
	}
	select {
	case <-v.ended:
	case <-v.failed:
		return "", errors.New("video: the browser could not go on recording")
	}
	for _, f := range v.hear {
		f.Release()
	}
	blob := js.Global().Get("Blob").New(v.parts)
	if blob.Get("size").Int() == 0 {
		return "", errors.New("expected at least one frame, found none")
	}
	whole := make(chan js.Value, 1)
	take := js.FuncOf(func(_ js.Value, args []js.Value) any {
		whole <- args[0]
		return nil
	})
	defer take.Release()
	blob.Call("arrayBuffer").Call("then", take)
	bytes := js.Global().Get("Uint8Array").New(<-whole)
	content := make([]byte, bytes.Length())
	js.CopyBytesToGo(content, bytes)
	return file.WriteNew(v.path, content)
}
