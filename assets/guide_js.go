package assets

import "embed"

// Guide is empty in a browser, where the guide's pages lie beside the program.
var Guide embed.FS
