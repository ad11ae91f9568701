/** The services beside a real Prometheus. */
package io.wavecast.demo.monitoring;
