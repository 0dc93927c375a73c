// Package evolve is a folder of rooms that join brains and worlds and need no
// window. In world stand the worlds and the table of what each is; in episode the
// one loop in which a brain lives in one, with the events that may change a life;
// replay keeps lives in files; rollout runs seeded lives on a pool of workers for
// their scores; strategy is the search for rule sets, which knows no life; campaign
// joins it to rollouts; cluster lets other machines live them. What they draw comes
// from chance.
package evolve
