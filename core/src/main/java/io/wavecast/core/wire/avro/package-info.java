/** Forecasts as Avro, by the schema {@code forecast.avsc}, after the id of the schema. */
package io.wavecast.core.wire.avro;
