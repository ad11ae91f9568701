/** Times updates of the trainer's engines, and checks that trained networks have the same outputs in the core. */
package io.wavecast.benchmarks.train;
