// Package cluster lets workers on other machines live a pool's batches, over NATS
// JetStream. A Crew, beside the pool, puts what a batch needs into a key-value store and a
// message for each job into a work queue; workers take jobs, acknowledge one when what it
// came to is safe in a second stream, and the queue hands out again what a worker has
// fallen silent over. What a job comes to depends on its number alone, so that none of
// this changes a byte of what is found.
//
// The server is embedded, or the user's own (see package place). This is the one room
// below app that looks at the clock: it says when to wait for others, and nothing of what
// is lived.
package cluster
