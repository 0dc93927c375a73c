package link

import (
	"net/url"
	"slices"
	"strings"
)

// Scheme begins addresses that name no page.
const Scheme = "hebbarium:"

// Fragment is what of a text is the link itself: what stands behind the # of an address or
// behind the scheme, without what a mail or a shell puts around it.
func Fragment(text string) string {
	text = bare(text)
	if rest, ok := cutScheme(text); ok {
		text = strings.TrimLeft(rest, "/?")
	}
	if _, behind, ok := strings.Cut(text, "#"); ok {
		text = behind
	} else if paged(text) {
		text = "" // a page's address without a link
	}
	return text
}

// Is tells by its form whether a text is a link or an address, rather than a path. A file
// may be called like a link: whoever takes both asks first whether there is one.
func Is(text string) bool {
	text = bare(text)
	if _, ok := cutScheme(text); ok || strings.HasPrefix(text, "#") || paged(text) {
		return true
	}
	if before, behind, ok := strings.Cut(text, "#"); ok && strings.Contains(before, "://") {
		return startsWithKey(behind)
	}
	return strings.Contains(text, "=") && startsWithKey(text)
}

// Address is the address of a link at a base: a page's address, or Scheme.
func Address(base string, l Link) string {
	page, _, _ := strings.Cut(base, "#")
	return page + "#" + l.String()
}

// CheckBase says why nothing can be opened at a base, or nil.
func CheckBase(base string) error {
	u, err := url.Parse(base)
	if err == nil && (strings.EqualFold(u.Scheme+":", Scheme) || u.Scheme != "" && u.Host != "" || u.Scheme == "file" && u.Path != "") {
		return checkText("address", base)
	}
	return &BaseError{base}
}

// BaseError is returned for what is no address of a page.
type BaseError struct{ Found string }

func (e *BaseError) Error() string {
	return "expected the address of a page, such as https://example.org/hebbarium/, or " + Scheme + ", found " + strings.ToValidUTF8(e.Found[:min(len(e.Found), 80)], "")
}

// bare is a text without the space, brackets and quotes around it.
func bare(text string) string {
	text = strings.TrimSpace(text)
	for _, pair := range []string{"<>", `""`, "''"} {
		if inner, ok := strings.CutPrefix(text, pair[:1]); ok && strings.HasSuffix(inner, pair[1:]) {
			return strings.TrimSpace(inner[:len(inner)-1])
		}
	}
	return text
}

func cutScheme(text string) (rest string, ok bool) {
	if len(text) < len(Scheme) || !strings.EqualFold(text[:len(Scheme)], Scheme) {
		return text, false
	}
	return text[len(Scheme):], true
}

// paged tells whether a text is the address of a page on the web.
func paged(text string) bool {
	lower := strings.ToLower(text[:min(len(text), 8)])
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")
}

// startsWithKey tells whether a text begins with a key.
func startsWithKey(text string) bool {
	key := text
	if i := strings.IndexAny(text, "=&%"); i >= 0 {
		key = text[:i]
	}
	return slices.Contains(keys(), key)
}
