package io.wavecast.trainer.backup;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** One record of the models topic: a model, or a tombstone that retires a name. Not a record, because arrays compare by identity. */
final class ModelRecord {
    private final byte[] key;
    private final Optional<byte[]> model;
    private final Headers headers;
    private final long timestamp;

    /**
     * @param model safetensors; empty for a tombstone
     * @param timestamp of the record, in milliseconds since the epoch
     */
    ModelRecord(byte[] key, Optional<byte[]> model, Headers headers, long timestamp) {
        this.key = key;
        this.model = model;
        this.headers = headers;
        this.timestamp = timestamp;
    }

    static ModelRecord of(ConsumerRecord<byte[], byte[]> record) {
        return new ModelRecord(record.key(), Optional.ofNullable(record.value()), record.headers(), record.timestamp());
    }

    /** A copy with other bytes of the model. */
    ModelRecord withModel(byte[] other) {
        return new ModelRecord(key, Optional.of(other), headers, timestamp);
    }

    /** The record's key, shared. */
    byte[] key() {
        return key;
    }

    /** The key as text: the name of the model. */
    String name() {
        return new String(key, StandardCharsets.UTF_8);
    }

    /** The model's bytes, shared; empty for a tombstone. */
    Optional<byte[]> model() {
        return model;
    }

    Headers headers() {
        return headers;
    }

    long timestamp() {
        return timestamp;
    }

    /** Whether another record has the same key, model and headers. */
    boolean hasContentOf(ModelRecord other) {
        return Arrays.equals(key, other.key)
                && Arrays.equals(model.orElse(null), other.model.orElse(null))
                && headers.equals(other.headers);
    }
}
