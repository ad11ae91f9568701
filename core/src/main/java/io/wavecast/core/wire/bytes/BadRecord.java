package io.wavecast.core.wire.bytes;

/** Reasons to refuse a record: stable names for counters and dead letters. */
public enum BadRecord {
    /** No value. */
    EMPTY,
    /** Larger than the limit. */
    TOO_LARGE,
    NOT_UTF8,
    /** Wrong syntax, content after the end, or a repeated key. */
    NOT_JSON,
    /** Truncated, or another message. */
    NOT_PROTOBUF,
    /** Not the Avro encoding of the record's schema. */
    NOT_AVRO,
    /** The registry does not know the id of the record's schema. */
    UNKNOWN_SCHEMA,
    /** The registry did not answer in time, and the id of the record's schema was never seen. */
    SCHEMA_UNAVAILABLE,
    /** A schema that cannot be used. */
    BAD_SCHEMA,
    /** JSON, but neither an object nor a number. */
    NOT_AN_OBSERVATION,
    /** {@code v}, or {@code values}, is absent or null. */
    NO_VALUE,
    /** {@code v} is or contains a value that is not a number. */
    BAD_VALUE,
    /** NaN, an infinity, or a number that a double cannot hold. */
    NOT_FINITE,
    NO_CHANNELS,
    TOO_MANY_CHANNELS,
    /** Every channel is null, or NaN in protobuf. */
    ALL_MISSING,
    BAD_TIME,
    /** A chunk without a period, with samples of different numbers of channels, or with too many samples. */
    BAD_CHUNK,
    BAD_FORECAST,
    BAD_SCORE,
    BAD_ANOMALY,
    /** Not a safetensors file. */
    NOT_SAFETENSORS,
    BAD_MODEL,
    /** A retrain request without a model, or with other fields than why, since and until. */
    BAD_REQUEST,
    /** A record of model-decisions that holds no decisions. */
    BAD_DECISION,
    /** Written in a format that this version cannot read. */
    UNKNOWN_FORMAT,
    BAD_STATE,
    /** A mapping finds no name of a series. */
    NO_SERIES;

    private final String word = EnumNames.nameOf(this);

    /** The name in dead letters and metrics, such as {@code not-json}. */
    public String word() {
        return word;
    }

    /** The exception to throw, with a message that names the expected and the actual value. */
    public UnreadableException because(String message) {
        return new UnreadableException(word, message);
    }

    /** The exception to throw, with a message and a cause. */
    public UnreadableException because(String message, Throwable cause) {
        return new UnreadableException(word, message, cause);
    }
}
