/** Prometheus metrics and health of a trainer that runs as a service. */
package io.wavecast.trainer.metrics;
