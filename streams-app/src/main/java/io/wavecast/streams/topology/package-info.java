/** The Kafka Streams topology: its processors and their connections. */
package io.wavecast.streams.topology;
