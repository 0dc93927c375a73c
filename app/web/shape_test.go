package main

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"hebbarium/brain"
	"hebbarium/evolve/chance"
	"hebbarium/evolve/episode"
)

// drop drops a file onto the world.
func (b *browser) drop(path string) {
	b.Helper()
	for _, typ := range []input.DispatchDragEventType{input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop} {
		b.do("drop", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchDragEvent, input.DispatchDragEventParams{Type: typ, X: 300, Y: 300, Data: &input.DragData{Files: []string{path}, DragOperationsMask: 1}})
			return err
		}), frames(1))
	}
}

// Rule sets for networks of other shapes, with modulating neurons and by formulas of many
// coefficients, are dropped onto the page and live there as anywhere: struck, undone, many at
// once.
func TestPageTakesNetworksOfAnyShape(t *testing.T) {
	whole(t)
	long(t)
	b := open(t, server(t).URL+at)
	b.life()
	for i, c := range []struct {
		world, rule string
		shape       brain.Shape
	}{
		{"ant", "ABCD_lr", brain.Shape{Hidden: []int{48, 32, 24, 16}, Activation: []brain.Hidden{brain.HiddenReLU}, Constant: true}},
		{"car", "m*eta*(A*pre*post + B*pre + C*post + D - E*w + F*dpost)", brain.Shape{Hidden: []int{64, 32}, Recurrent: 1, Modulators: 2}},
	} {
		arch, err := episode.ArchitectureOf(c.world)
		if err != nil {
			t.Fatal(err)
		}
		rule, err := brain.ParseRule(c.rule)
		if err != nil {
			t.Fatal(err)
		}
		arch = c.shape.Apply(arch)
		arch.Normalise = true
		name := fmt.Sprintf("shape-%d-%s", i, c.world)
		path := filepath.Join(t.TempDir(), name+".safetensors")
		if err := brain.Save(path, brain.RandomGenome(arch, rule, chance.Stream(1, "genome"))); err != nil {
			t.Fatal(err)
		}
		b.drop(path)
		b.until("its rules", fmt.Sprintf("hebbarium.shows().rules === %q && hebbarium.shows().world === %q", name, c.world))
		b.until("its life", "hebbarium.shows().step > 20")
		b.key("KeyR", "r", 0)
		b.until("that it is struck", "hebbarium.shows().events.length === 1")
		if c.shape.Modulators > 0 {
			b.key("KeyP", "P", shift)
			b.until("modulation off", `hebbarium.shows().events.some(e => e.includes("modulation:off"))`)
		}
		b.picture(fmt.Sprint("shape-", i))
		b.key("KeyM", "m", 0)
		b.frame()
		b.picture(fmt.Sprint("shape-", i, "-many"))
		b.key("KeyM", "m", 0)
		b.frame()
	}
	b.clean()
}
