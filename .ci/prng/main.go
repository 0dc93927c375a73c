// Prng writes bcryptprimitives.dll as far as Go's runtime needs it, for a Wine that lacks it:
// a library without any code, whose ProcessPrng is forwarded to RtlGenRandom of advapi32,
// which takes the same two arguments and fills the same bytes.
//
//	go run ./.ci/prng FILE.dll
package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"fmt"
	"os"
)

// Of the one section, in memory and in the file.
const (
	sectionAt   = 0x1000
	sectionRaw  = 0x200
	sectionSize = 0x200
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "expected the file to write")
		os.Exit(2)
	}
	if err := os.WriteFile(os.Args[1], library(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// exports is the table of what the library offers. An address that lies within the table
// itself is not code but the name of where the function is.
func exports() []byte {
	const entries = 40 // after the directory
	const texts = entries + 4 + 4 + 2
	name, function, forward := "bcryptprimitives.dll\x00", "ProcessPrng\x00", "advapi32.SystemFunction036\x00"
	at := func(offset int) uint32 { return uint32(sectionAt + offset) }
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // into memory
	put([]uint32{0, 0, 0, at(texts), 1, 1, 1, at(entries), at(entries + 4), at(entries + 8)})
	put(at(texts + len(name) + len(function)))
	put(at(texts + len(name)))
	put(uint16(0))
	b.WriteString(name + function + forward)
	return b.Bytes()
}

func library() []byte {
	table := exports()
	var b bytes.Buffer
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // into memory
	dos := make([]byte, 64)
	copy(dos, "MZ")
	dos[0x3c] = 64
	b.Write(dos)
	b.WriteString("PE\x00\x00")
	put(pe.FileHeader{Machine: pe.IMAGE_FILE_MACHINE_AMD64, NumberOfSections: 1, SizeOfOptionalHeader: 240,
		Characteristics: pe.IMAGE_FILE_EXECUTABLE_IMAGE | pe.IMAGE_FILE_LARGE_ADDRESS_AWARE | pe.IMAGE_FILE_DLL})
	head := pe.OptionalHeader64{Magic: 0x20b, SizeOfInitializedData: sectionSize, ImageBase: 0x6a000000, SectionAlignment: 0x1000, FileAlignment: 0x200,
		MajorOperatingSystemVersion: 6, MajorSubsystemVersion: 6, SizeOfImage: 2 * sectionAt, SizeOfHeaders: sectionRaw,
		Subsystem: pe.IMAGE_SUBSYSTEM_WINDOWS_CUI, DllCharacteristics: pe.IMAGE_DLLCHARACTERISTICS_NX_COMPAT, NumberOfRvaAndSizes: 16}
	head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT] = pe.DataDirectory{VirtualAddress: sectionAt, Size: uint32(len(table))}
	put(head)
	section := pe.SectionHeader32{VirtualSize: uint32(len(table)), VirtualAddress: sectionAt, SizeOfRawData: sectionSize, PointerToRawData: sectionRaw,
		Characteristics: pe.IMAGE_SCN_CNT_INITIALIZED_DATA | pe.IMAGE_SCN_MEM_READ}
	copy(section.Name[:], ".edata")
	put(section)
	b.Write(make([]byte, sectionRaw-b.Len()))
	b.Write(table)
	b.Write(make([]byte, sectionRaw+sectionSize-b.Len()))
	return b.Bytes()
}
