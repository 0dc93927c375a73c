// Package evolution is the sheet over the brain in which a campaign of evolution is
// begun and watched, and what keys and the palette do with one. The campaign itself is
// the desk's, and goes on in the background when the sheet is closed.
package evolution
