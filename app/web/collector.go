package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
)

// collector are changes to Go's runtime, as the page has it. Where nothing else is to be done,
// Go's collector marks and sweeps until it has ended, as if a thread were free for it. In a
// page there is one thread, and a frame or a click waits meanwhile: 10 to 30 ms at a heap of
// 60 MB. Here it gives the page its turn after some milliseconds, and goes on in another
// call by the page, which a timer makes where nothing else does.
var collector = []struct{ file, from, to string }{
	{"lock_js.go", "func handleEvent() {\n", `// entered is when the page called last.
var entered int64

// spare is for how long, after the page has called, the collector may go on with what
// nobody waits for.
const spare = 4e6

// overtime tells whether the page is to have its turn before the collector goes on.
func overtime() bool { return nanotime()-entered > spare }

// leaveIdle tells whether marking where nothing else is to be done is to end.
func leaveIdle() bool { return pollWork() || overtime() }

func handleEvent() {
	entered = nanotime()
`},
	{"lock_js.go", "	delay := int64(-1)\n	if pollUntil != 0 {\n", `	if again := now + 1e6; gcBlackenEnabled != 0 && (pollUntil == 0 || pollUntil > again) {
		pollUntil = again
	}
	delay := int64(-1)
	if pollUntil != 0 {
`},
	{"proc.go", "	if gcBlackenEnabled != 0 && gcShouldScheduleWorker(pp) && gcController.addIdleMarkWorker() {\n",
		"	if gcBlackenEnabled != 0 && !overtime() && gcShouldScheduleWorker(pp) && gcController.addIdleMarkWorker() {\n"},
	{"mgcmark.go", "			check = pollWork\n", "			check = leaveIdle\n"},
	{"mgcpacer.go", "	if !gcShouldScheduleWorker(pp) {\n", "	if overtime() || !gcShouldScheduleWorker(pp) {\n"},
	{"mgc.go", "	return float64(selfTime)/float64(delta) > 1.2*gcController.fractionalUtilizationGoal\n",
		"	return overtime() || float64(selfTime)/float64(delta) > 1.2*gcController.fractionalUtilizationGoal\n"},
	{"mgcsweep.go", "			if nSwept%sweepBatchSize == 0 {\n", `			if overtime() {
				timeSleep(1e6)
			} else if nSwept%sweepBatchSize == 0 {
`},
}

// stepwise makes the changes to the runtime of the Go that builds the page. A Go whose
// runtime is another one is left as it is, which is told.
func stepwise(o *overlay, root string, told io.Writer) {
	var files []string
	for _, each := range collector {
		if !slices.Contains(files, each.file) {
			files = append(files, each.file)
		}
	}
	whole := maps.Clone(o.place)
	for _, file := range files {
		if err := o.edit(filepath.Join(root, "src", "runtime", file), func(source []byte) ([]byte, error) { return inSteps(file, source) }); err != nil {
			fmt.Fprintf(told, "Go's collector stays as it comes, which may hold up the page: %v\n", err)
			o.place = whole
			return
		}
	}
}

// inSteps is a file of the runtime with the changes that are its own.
func inSteps(file string, source []byte) ([]byte, error) {
	for _, each := range collector {
		if each.file != file {
			continue
		}
		if n := bytes.Count(source, []byte(each.from)); n != 1 {
			return nil, fmt.Errorf("expected %q once, found it %d times", each.from, n)
		}
		source = bytes.Replace(source, []byte(each.from), []byte(each.to), 1)
	}
	return source, nil
}
