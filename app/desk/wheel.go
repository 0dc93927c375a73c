package desk

// What a person's hands do to the actuators of the body: TakeWheel takes some, LetGo gives
// some back or, without any, all, and Steer says where to bring each and by how much a step.
type (
	TakeWheel struct{ Actuators []string }
	LetGo     struct{ Actuators []string }
	Steer     struct{ Target, Rate []float32 }
)

func (c TakeWheel) do(d *Desk) error {
	d.session.Take(c.Actuators...)
	return nil
}

func (c LetGo) do(d *Desk) error {
	d.session.LetGo(c.Actuators...)
	return nil
}

func (c Steer) do(d *Desk) error {
	d.session.Steer(c.Target, c.Rate)
	return nil
}
