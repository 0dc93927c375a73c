package capture

import "errors"

// FPS is the rate of a video.
const FPS = 30

// ErrNoVideo is wrapped where nothing here makes videos.
var ErrNoVideo = errors.New("video")
