package kernel

func passesAVX2() [ops]func(*Row) uint32 {
	return [ops]func(*Row) uint32{
		OpFill:     fillAVX2,
		OpAdd:      addAVX2,
		OpAddS:     addSAVX2,
		OpSub:      subAVX2,
		OpSubS:     subSAVX2,
		OpFromS:    fromSAVX2,
		OpMul:      mulAVX2,
		OpMulS:     mulSAVX2,
		OpDiv:      divAVX2,
		OpDivS:     divSAVX2,
		OpUnderS:   underSAVX2,
		OpMin:      minAVX2,
		OpMinS:     minSAVX2,
		OpMax:      maxAVX2,
		OpMaxS:     maxSAVX2,
		OpNeg:      negAVX2,
		OpAbs:      absAVX2,
		OpSign:     signAVX2,
		OpMulMulS:  mulMulSAVX2,
		OpMulAdd:   mulAddAVX2,
		OpMulAddS:  mulAddSAVX2,
		OpMulSub:   mulSubAVX2,
		OpMulSubS:  mulSubSAVX2,
		OpAddMul:   addMulAVX2,
		OpGrow:     growAVX2,
		OpGrowMul:  growMulAVX2,
		OpGrowMulS: growMulSAVX2,
	}
}
