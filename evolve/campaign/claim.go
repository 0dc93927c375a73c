package campaign

import (
	"fmt"
	"os"
	"path/filepath"

	"hebbarium/brain/file"
)

// Claim takes a campaign's folder for this process, making it where it is
// missing: it refuses one that another process evolves in or that cannot be
// written to, so that neither is found out only after a generation. It also
// clears away what a killed process had begun to write. The folder is free
// again after release, and when the process ends, however it ends.
func Claim(dir string) (release func(), err error) {
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
	for _, name := range []string{"probe", CheckpointFile, BestFile, CentreFile, CurveFile} {
		file.Sweep(filepath.Join(dir, name))
	}
	return release, nil
}
