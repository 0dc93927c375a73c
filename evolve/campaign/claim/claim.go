// Package claim takes a folder for one process, so that no two write into it.
package claim

import (
	"fmt"
	"os"
	"path/filepath"

	"hebbarium/brain/file"
)

// Folder takes a campaign's folder for this process, making it where it is
// missing: it refuses one that another process evolves in or that cannot be
// written to, so that neither is found out only after a generation. It also
// clears away what a killed process had begun to write of the files of these
// names. The folder is free again after release, and when the process ends,
// however it ends.
func Folder(dir string, names ...string) (release func(), err error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("folder: %w", err)
	}
	release, err = lockFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("folder %s: %w", dir, err)
	}
	probe, err := os.CreateTemp(dir, ".probe.*.tmp")
	if err != nil {
		release()
		return nil, fmt.Errorf("folder %s: expected one that can be written to: %w", dir, err)
	}
	probe.Close()
	os.Remove(probe.Name())
	for _, name := range append(names, "probe") {
		file.Sweep(filepath.Join(dir, name))
	}
	return release, nil
}
