/** Fixtures: models, signals, a topology without a broker, a service with one. */
package io.wavecast.streams.testing;
