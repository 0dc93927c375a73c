// Package file is the one place where the program reads and writes files. It
// reads regular files only, up to a size that the caller gives, and never waits
// for one; it writes a file in one piece, so that at every moment its path holds
// either the old content or the whole new one; and it makes what a file says of
// itself safe to show.
package file
