package claim

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// lockFolder holds a file that only one process can hold, among the system's temporary
// ones, so that nothing is left in the folder. The system removes it when the process ends.
func lockFolder(dir string) (release func(), err error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("hebbarium-%.16x.lock", sha256.Sum256([]byte(strings.ToLower(path))))
	at, err := windows.UTF16PtrFromString(filepath.Join(os.TempDir(), name))
	if err != nil {
		return nil, err
	}
	const shared = 0 // with nobody
	h, err := windows.CreateFile(at, windows.GENERIC_WRITE, shared, nil, windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_TEMPORARY|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	switch {
	case errors.Is(err, windows.ERROR_SHARING_VIOLATION):
		return nil, errors.New("another process is evolving in it")
	case err != nil:
		return func() {}, nil // as where a file system has no locks
	}
	return func() { _ = windows.CloseHandle(h) }, nil
}
