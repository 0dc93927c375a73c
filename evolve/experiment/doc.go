// Package experiment reproduces the tables and figures of Najarro and Risi (2020), and
// goes on where they end: each experiment is a plan of jobs, what each job gives, and
// what is concluded from it beside what the paper reports. Jobs depend on nothing but
// their number, so that any number of workers gives the same figures.
package experiment
