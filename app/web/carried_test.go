package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The page carries each rule set that a lesson or the gallery begins with.
func TestPageCarriesWhatItShows(t *testing.T) {
	carried, err := os.ReadFile(filepath.Join("..", "..", "saves", "rules_js.go"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`"rules": "([a-z-]+)"|rules=([a-z-]+)`)
	found := 0
	for _, pattern := range []string{"../../assets/lessons/*.json", "../overlay/gallery/presets.go"} {
		files, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, match := range named.FindAllStringSubmatch(string(content), -1) {
				found++
				if name := match[1] + match[2]; name != "random" && !strings.Contains(string(carried), " "+name+".safetensors") {
					t.Errorf("%s begins with %s, which the page does not carry", file, name)
				}
			}
		}
	}
	if found < 15 {
		t.Errorf("expected lessons and lives of the gallery with rule sets, found %d", found)
	}
}
