package kernel

func best() *Kernel { return Portable() }
