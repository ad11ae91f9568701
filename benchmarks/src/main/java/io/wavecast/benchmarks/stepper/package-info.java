/** One recurrent step in each library, behind one interface. */
package io.wavecast.benchmarks.stepper;
