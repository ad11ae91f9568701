/** Times one recurrent step of the core and of other libraries, and compares it with the limits of the machine. */
package io.wavecast.benchmarks.step;
