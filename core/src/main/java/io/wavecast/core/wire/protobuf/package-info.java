/** Observations, forecasts, scores and anomalies as the messages of {@code wavecast.proto}. */
package io.wavecast.core.wire.protobuf;
