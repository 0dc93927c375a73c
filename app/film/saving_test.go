package film

import (
	"errors"
	"testing"
	"time"
)

func TestSavingIsWaitedFor(t *testing.T) {
	var s saving
	if s.what() != "" || s.wait() != nil {
		t.Error("nothing is being saved")
	}
	video, gif := s.begin("Video"), s.begin("GIF")
	if got := s.what(); got != "the video, the GIF" {
		t.Errorf("found %q", got)
	}
	gif()
	gif()
	go func() {
		time.Sleep(20 * time.Millisecond)
		s.failed(errors.New("no space"))
		video()
	}()
	if err := s.wait(); err == nil || s.what() != "" {
		t.Errorf("waited: %v, %q", err, s.what())
	}
}
