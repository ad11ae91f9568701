/** Observations per second from topic to topic, against a broker of its own. */
package io.wavecast.benchmarks.pipeline;
