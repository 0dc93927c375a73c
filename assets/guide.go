//go:build !js

package assets

import "embed"

// Guide holds the guide's pages in Markdown under guide/, and what they lead to: pictures
// of the window under pictures/ and the report of what ships, report/report.html. In a
// browser the pages lie beside the program instead. app/guide reads them.
//
//go:embed guide/*.md pictures/*.png report/report.html
var Guide embed.FS
