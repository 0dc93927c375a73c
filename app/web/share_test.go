package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	browsers "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// A link is copied by the browser's clipboard, and is the page's address; a file is chosen in
// the browser's own list; the guide opens in a tab of its own.
func TestPageCopiesChoosesAndReads(t *testing.T) {
	whole(t)
	long(t)
	b := open(t, server(t).URL+at)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.CallBrowser(b.page, browsers.SetPermission, browsers.SetPermissionParams{
			Permission: &browsers.PermissionDescriptor{Name: name}, Setting: browsers.PermissionSettingGranted,
		}); err != nil {
			t.Fatal(err)
		}
	}
	b.life()
	b.key("KeyL", "l", control)
	b.until("a link in the address", `location.hash.includes("world=ant")`)
	const text = `navigator.clipboard.readText()`
	if got, want := value[string](b, text), value[string](b, "location.href"); got != want || !strings.Contains(got, at+"#world=ant&rules=ant@") {
		t.Errorf("copied %s, the address is %s", got, want)
	}

	lesson, err := filepath.Abs(filepath.Join("..", "..", "assets", "lessons", "3-a-third-of-the-brain-gone.json"))
	if err != nil {
		t.Fatal(err)
	}
	asked := make(chan *page.EventFileChooserOpened, 1)
	if err := chromedp.Listen(b.page, func(event any) {
		if e, ok := event.(*page.EventFileChooserOpened); ok {
			asked <- e
		}
	}); err != nil {
		t.Fatal(err)
	}
	b.do("hear of the list of files", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.SetInterceptFileChooserDialog, page.SetInterceptFileChooserDialogParams{Enabled: true})
		return err
	}))
	b.key("KeyO", "o", control)
	b.key("Enter", "Enter", 0) // its first row
	select {
	case event := <-asked:
		b.do("choose", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{lesson}, BackendNodeID: event.BackendNodeID})
			return err
		}))
	case <-time.After(patience()):
		t.Fatalf("expected the browser's list of files\n%s", strings.Join(b.log, "\n"))
	}
	b.until("the lesson", `hebbarium.shows().lesson === "3-a-third-of-the-brain-gone"`)

	b.press("F1", "F1", shift)
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		all, err := chromedp.CallBrowser(b.page, target.GetTargets, target.GetTargetsParams{})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, each := range all.TargetInfos {
			found = found || each.Type == "page" && strings.HasSuffix(each.URL, at+"guide/") && each.Title != "" // as the server calls its first page
		}
		if found {
			break
		}
		if time.Since(began) > patience() {
			t.Fatalf("expected the guide in a tab, found %v", all.TargetInfos)
		}
	}
	b.clean()
}
