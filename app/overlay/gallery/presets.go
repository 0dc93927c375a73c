package gallery

import "fmt"

// Preset is a life to begin with.
type Preset struct {
	Name  string // of its picture in assets/presets, without the extension
	Title string
	Line  string // what it meets
	World string

	life string // its link, but for the step that it begins at
	at   int    // where it begins
	shot int    // the step that its picture shows
}

// Link is the life, from the step on at which it begins.
func (p Preset) Link() string { return fmt.Sprintf("#world=%s&%s&at=%d", p.World, p.life, p.at) }

// Shot is the life standing still at the step that its picture shows.
func (p Preset) Shot() string {
	return fmt.Sprintf("#world=%s&%s&at=%d&paused", p.World, p.life, p.shot)
}

// Presets are all lives to begin with.
func Presets() []Preset {
	return []Preset{
		{Name: "ant-born", World: "ant", Title: "Born of noise", Line: "An ant from its first step on", life: "rules=ant&seed=1", at: 0, shot: 420},
		{Name: "ant-leg", World: "ant", Title: "A leg short", Line: "Leg 4 is left a quarter at step 300", life: "rules=ant&seed=16&events=300:leg:4=0.25", at: 260, shot: 360},
		{Name: "ant-two-legs", World: "ant", Title: "Two stumps", Line: "Legs 1 and 3 at 40 % from step 300 on", life: "rules=ant&seed=3&events=300:leg:1=0.4;300:leg:3=0.4", at: 260, shot: 340},
		{Name: "ant-black", World: "ant", Title: "Half the brain", Line: "Half of its weights go black at 300", life: "rules=ant&seed=2&events=300:zero:0.5", at: 270, shot: 300},
		{Name: "ant-numb", World: "ant", Title: "Numb feet", Line: "Its feet feel nothing from 300 on", life: "rules=ant&seed=5&events=300:sense:feet=off", at: 260, shot: 360},
		{Name: "ant-ice", World: "ant", Title: "On ice", Line: "The floor holds a third as well from 300 on", life: "rules=ant&seed=4&events=300:world:friction=0.3", at: 260, shot: 380},
		{Name: "ant-static", World: "ant", Title: "One that cannot learn", Line: "Fixed weights, and half a leg less at 300", life: "rules=ant-static&seed=1&events=300:leg:2=0.5", at: 260, shot: 380},
		{Name: "car-born", World: "car", Title: "First lap", Line: "A car from its first step on", life: "rules=car&seed=3", at: 0, shot: 330},
		{Name: "car-black", World: "car", Title: "A third gone", Line: "A third of its weights go black at 300", life: "rules=car&seed=3&events=300:zero:0.33", at: 270, shot: 300},
		{Name: "car-jammed", World: "car", Title: "Jammed", Line: "Its steering is held for 30 steps at 300", life: "rules=car&seed=5&events=300:hold:steer=0.3,30", at: 270, shot: 325},
		{Name: "car-blind", World: "car", Title: "A blind spot", Line: "A hole in what it sees from 300 on", life: "rules=car&seed=2&events=300:sense:patch=32,20,24,24", at: 260, shot: 340},
		{Name: "car-random", World: "car", Title: "Rules of chance", Line: "The same brain, by random rules", life: "rules=random&seed=1", at: 0, shot: 150},
	}
}
