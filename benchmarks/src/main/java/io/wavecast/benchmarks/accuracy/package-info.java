/** Measures errors of models that the trainer learns from real recordings with its default settings. */
package io.wavecast.benchmarks.accuracy;
