/** Metrics for Prometheus, health for a supervisor, and the log of a service. */
package io.wavecast.observe;
