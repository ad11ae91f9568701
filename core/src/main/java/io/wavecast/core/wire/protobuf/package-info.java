/** Observations, forecasts and scores as the messages of {@code wavecast.proto}. */
package io.wavecast.core.wire.protobuf;
