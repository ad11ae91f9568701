package io.wavecast.core.topics.versions;

import io.wavecast.core.model.ModelVersion;

/**
 * A version that the models topic holds.
 *
 * @param version name and number, the key of its record
 * @param timestamp of its record, in milliseconds since the epoch
 * @param bytes size of its file
 */
public record StoredVersion(ModelVersion version, long timestamp, int bytes) {}
