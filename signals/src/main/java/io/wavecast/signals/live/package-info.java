/** Writes observations into the topic as they arrive, and says when Kafka has them. */
package io.wavecast.signals.live;
