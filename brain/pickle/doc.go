// Package pickle reads the data that a Python pickle describes, of protocols 0 to
// 5, and executes nothing: a name in it stands for what the caller gives for it or
// is refused, and so is every instruction that arrays and tensors do without.
// What it makes takes memory of the order of the pickle's length.
//
// The format is that of Python's Lib/pickletools.py.
package pickle
