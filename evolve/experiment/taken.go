package experiment

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"hebbarium/brain/file"
)

// mostText is the size at which a file of text is read at most.
const mostText = 64 << 20

// logFile is the log of campaigns beside a folder of curves, or in it.
const logFile = "campaigns.csv"

// takeCurves reads the curves that were named or, where none were, those that ship; what
// campaigns they are of is in the log beside them, where there is one.
func (s *Study) takeCurves(o Options) error {
	for _, p := range o.Curves {
		files, dir := []string{p}, filepath.Dir(p)
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			if files, err = filepath.Glob(filepath.Join(p, "*.csv")); err != nil || len(files) == 0 {
				return fmt.Errorf("--curves: expected files .csv in %s, found none", p)
			}
			dir = p
		}
		commands := map[string]string{}
		for _, at := range []string{dir, filepath.Dir(filepath.Clean(dir))} {
			if data, err := file.Read(filepath.Join(at, logFile), mostText); err == nil {
				if found, ok := readLog(data); ok {
					commands = found
					break
				}
			}
		}
		for _, f := range files {
			if filepath.Base(f) == logFile {
				continue
			}
			data, err := file.Read(f, mostText)
			if err != nil {
				return fmt.Errorf("--curves: %w", err)
			}
			if err := s.addCurve(filepath.Base(f), data, commands); err != nil {
				return fmt.Errorf("--curves: %w", err)
			}
		}
	}
	if len(o.Curves) == 0 && o.Shipped != nil {
		var commands map[string]string
		if data, err := fs.ReadFile(o.Shipped, logFile); err == nil {
			commands, _ = readLog(data)
		}
		err := shipped(o.Shipped, "curves/*.csv", func(name string, data []byte) error { return s.addCurve(name, data, commands) })
		if err != nil {
			return err
		}
	}
	for _, c := range s.Curves {
		s.Settings.Curves = append(s.Settings.Curves, c.Source)
	}
	return nil
}

func (s *Study) addCurve(name string, data []byte, commands map[string]string) error {
	c, err := ParseCurve(name, data)
	if err != nil {
		return err
	}
	if command := commands[c.Name]; command != "" {
		c.told(command)
	}
	s.Curves = append(s.Curves, c)
	return nil
}

// takeMeasured reads the numbers of other runs that were named or, where none were, those
// that ship.
func (s *Study) takeMeasured(o Options) error {
	add := func(name string, data []byte) error {
		all, err := ParseMeasurements(data)
		if err != nil {
			return err
		}
		s.Before = append(s.Before, all...)
		s.Settings.Measured = append(s.Settings.Measured, Source{name, sum(data)})
		return nil
	}
	for _, f := range o.Measured {
		data, err := file.Read(f, mostText)
		if err == nil {
			err = add(filepath.Base(f), data)
		}
		if err != nil {
			return fmt.Errorf("--measured %s: %w", f, err)
		}
	}
	if len(o.Measured) == 0 && o.Shipped != nil {
		return shipped(o.Shipped, "measured/*.csv", add)
	}
	return nil
}

// shipped hands on the files that ship with the program under a pattern.
func shipped(files fs.FS, pattern string, each func(name string, data []byte) error) error {
	all, err := fs.Glob(files, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	for _, f := range all {
		data, err := fs.ReadFile(files, f)
		if err == nil {
			err = each(path.Base(f), data)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
	}
	return nil
}
