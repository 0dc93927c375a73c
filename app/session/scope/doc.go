// Package scope keeps, for the microscope, what the steps of the shown episode did to one
// synapse: a second episode lives them again off the window's goroutine, those about the
// playhead first.
package scope
