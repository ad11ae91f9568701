/** Reads the content of records by their schemas: JSON, Avro and protobuf, all as tokens of JSON. */
package io.wavecast.core.events.schema;
