/** Measures observations per second from topic to topic, for the service and for variants of it. */
package io.wavecast.benchmarks.pipeline;
