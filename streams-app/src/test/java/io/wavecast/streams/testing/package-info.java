/** Words for tests: models, a stream without a broker, a service with one. */
package io.wavecast.streams.testing;
