// Package turn lets long computations give way where there is one thread for everything,
// as in a web page: a frame is drawn, and a click is heard, only while nothing computes. On
// other systems threads take turns by themselves, and Take costs nothing.
package turn
