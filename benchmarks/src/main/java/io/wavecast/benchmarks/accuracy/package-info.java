/** How well what the trainer learns by default forecasts real recordings. */
package io.wavecast.benchmarks.accuracy;
