/** Kafka Streams topologies that the service is compared with: the same forecasts with other state stores, and no work at all. */
package io.wavecast.benchmarks.variants;
