package words

import (
	"hebbarium/app/session"
	"hebbarium/render/kit"
)

// Beyond says of a life that has just outgrown those that its rules were evolved in that it
// has, "" of any other.
func Beyond(s *session.Snapshot) string {
	if s.Evolved == 0 || s.Step <= s.Evolved || !s.Live() || s.Status != 0 {
		return ""
	}
	return "Past step " + kit.Count(s.Evolved) + ": these rules were evolved in lives of that length. Some lose their pace later, injured or not"
}
