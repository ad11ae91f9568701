/** Faults planted in a generated signal, and the anomalies that the service tells of them. */
package io.wavecast.demo.faults;
