// Package microscope shows one synapse, or a neuron with all synapses into it, over rack and
// timeline: the rule with the numbers of the step that is shown, and over the timeline's own
// steps the weight, its change by terms, and the activities before and after it.
package microscope
