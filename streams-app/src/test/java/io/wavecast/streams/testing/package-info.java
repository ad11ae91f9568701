/** Fixtures: models, signals, a topology without a broker, and a service with a broker. */
package io.wavecast.streams.testing;
