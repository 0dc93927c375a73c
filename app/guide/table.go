package guide

import (
	"strings"
	"unicode/utf8"
)

// narrowest is how many columns of a terminal a column of a table keeps at least.
const narrowest = 8

// layOut lays the rows of a table in Markdown out in so many columns of a terminal: its
// columns are padded, and the widest of them broken into lines where they do not fit.
func layOut(rows []string, columns int) []string {
	var cells [][]string
	for i, row := range rows {
		if i != 1 { // the line under the head
			cells = append(cells, cellsOf(row))
		}
	}
	widths := widthsOf(cells, columns)
	rule := 2 * (len(widths) - 1)
	for _, w := range widths {
		rule += w
	}
	var out []string
	for i, row := range cells {
		out = append(out, layRow(row, widths)...)
		if i == 0 {
			out = append(out, strings.Repeat("─", rule))
		}
	}
	return out
}

// cellsOf are the cells of a row, without the signs that stand for what would end them.
func cellsOf(row string) []string {
	row = strings.ReplaceAll(strings.Trim(strings.TrimSpace(row), "|"), `\|`, "\x00")
	var all []string
	for _, c := range strings.Split(row, "|") {
		all = append(all, strings.TrimSpace(strings.ReplaceAll(c, "\x00", "|")))
	}
	return all
}

// widthsOf are the widths of the columns: as wide as their widest cell, but for the
// widest columns where all of them together are too wide.
func widthsOf(cells [][]string, columns int) []int {
	var widths []int
	for _, row := range cells {
		for i, c := range row {
			if i == len(widths) {
				widths = append(widths, 1)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for {
		sum, widest := 2*(len(widths)-1), 0
		for i, w := range widths {
			sum += w
			if w > widths[widest] {
				widest = i
			}
		}
		if sum <= columns || widths[widest] <= narrowest {
			return widths
		}
		widths[widest]--
	}
}

// layRow lays one row out, on as many lines as its tallest cell takes.
func layRow(row []string, widths []int) []string {
	var broken [][]string
	tall := 1
	for i, c := range row {
		broken = append(broken, wrap(c, widths[i]))
		tall = max(tall, len(broken[i]))
	}
	lines := make([]string, tall)
	for k := range lines {
		var b strings.Builder
		for i, w := range widths {
			text := ""
			if i < len(broken) && k < len(broken[i]) {
				text = broken[i][k]
			}
			b.WriteString(text + strings.Repeat(" ", max(w-utf8.RuneCountInString(text), 0)+2))
		}
		lines[k] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// wrap breaks a text into lines at its plain spaces; a word that is too long stands alone.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(text, " ") {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
