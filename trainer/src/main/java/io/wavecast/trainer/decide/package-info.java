/** Decides from live scores which version of a model is in force: a sequential test, its rule, and the bounds on changes. */
package io.wavecast.trainer.decide;
