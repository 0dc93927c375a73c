package capture

import "golang.org/x/sys/windows"

// systemFolder asks Windows for the user's folder of a kind, which may have been moved, as
// to OneDrive; "" where it names none.
func systemFolder(kind Kind) string {
	id := map[Kind]*windows.KNOWNFOLDERID{
		Pictures: windows.FOLDERID_Pictures, Videos: windows.FOLDERID_Videos, Documents: windows.FOLDERID_Documents,
	}[kind]
	if id == nil {
		return ""
	}
	folder, err := windows.KnownFolderPath(id, windows.KF_FLAG_DEFAULT)
	if err != nil {
		return ""
	}
	return folder
}
