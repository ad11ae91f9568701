/** The Kafka Streams topology: processors and their connections. */
package io.wavecast.streams.topology;
