package kernel

func passesAVX2() [ops]func(*Row) uint32 {
	p := passesGo()
	return p
}
