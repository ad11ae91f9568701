/** The time of one recurrent step, ours and others', and what the machine would allow. */
package io.wavecast.benchmarks.step;
