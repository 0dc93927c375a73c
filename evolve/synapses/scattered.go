package synapses

import (
	"fmt"
	"strings"

	"hebbarium/brain"
)

// scattered reads the spans of one side, A..B or A with + between them, in ascending order
// and apart from each other: the first, and the others as they are written.
func scattered(what, text string) (first brain.Span, others string, err error) {
	head, others, _ := strings.Cut(text, "+")
	if first, err = span(what, head); err != nil {
		return first, "", err
	}
	last := first
	for _, s := range spansOf(others) {
		next, err := span(what, s)
		if err != nil {
			return first, "", err
		}
		if next.From <= last.To {
			return first, "", fmt.Errorf("%s: expected spans in ascending order, apart from each other, found %.40q", what, text)
		}
		if last = next; spanShort(next) != s {
			return first, "", fmt.Errorf("%s: expected %s, found %.40q", what, spanShort(next), s)
		}
	}
	if others == "" && strings.HasSuffix(text, "+") {
		return first, "", fmt.Errorf("%s: expected a span after +, found %.40q", what, text)
	}
	return first, others, nil
}

// spansOf are the texts of spans with + between them.
func spansOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "+")
}

// SpansText writes spans as an event has them: A..B or, beside others, A for a single one,
// with + between them.
func SpansText(spans ...brain.Span) string {
	if len(spans) == 1 {
		return spanText(spans[0])
	}
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = spanShort(s)
	}
	return strings.Join(words, "+")
}

func spanShort(s brain.Span) string {
	if s.To == s.From+1 {
		return fmt.Sprint(s.From)
	}
	return spanText(s)
}

// side are the spans of one side. Others are as scattered has read them.
func side(first brain.Span, others string) []brain.Span {
	spans := []brain.Span{first}
	for _, text := range spansOf(others) {
		if s, err := span("", text); err == nil {
			spans = append(spans, s)
		}
	}
	return spans
}
