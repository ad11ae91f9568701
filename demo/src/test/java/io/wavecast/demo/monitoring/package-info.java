/** Tests of the services with a real Prometheus. */
package io.wavecast.demo.monitoring;
