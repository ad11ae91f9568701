/** Judges the anomalies of the service by the rules of the Numenta Anomaly Benchmark, and its false alarms on recordings and generated signals. */
package io.wavecast.benchmarks.anomalies;
