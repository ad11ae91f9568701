package io.wavecast.core.wire.bytes;

import java.util.Locale;

/** Why bytes were refused: stable words, for counters and dead letters. */
public enum BadRecord {
    /** No value at all. */
    EMPTY,
    /** Larger than what is read of one record. */
    TOO_LARGE,
    NOT_UTF8,
    /** Syntax, something behind the end, or a key twice. */
    NOT_JSON,
    /** Truncated, or not the message that it should be. */
    NOT_PROTOBUF,
    /** JSON, but neither an object nor a number. */
    NOT_AN_OBSERVATION,
    /** {@code v}, or {@code values}, is absent or null. */
    NO_VALUE,
    /** {@code v} is, or contains, something that is not a number. */
    BAD_VALUE,
    /** NaN, an infinity, or a number that a double cannot hold. */
    NOT_FINITE,
    NO_CHANNELS,
    TOO_MANY_CHANNELS,
    /** Every channel is null, or NaN in protobuf. */
    ALL_MISSING,
    BAD_TIME,
    BAD_FORECAST,
    BAD_SCORE,
    /** Not the tensor format that models travel in. */
    NOT_SAFETENSORS,
    BAD_MODEL,
    /** A retrain request that names no model, or says something else than why, since and until. */
    BAD_REQUEST,
    /** Written by a format that this version does not know. */
    UNKNOWN_FORMAT,
    BAD_STATE;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word on the wire, such as {@code not-json}. */
    public String word() {
        return word;
    }

    public UnreadableException because(String message) {
        return new UnreadableException(word, message);
    }

    public UnreadableException because(String message, Throwable cause) {
        return new UnreadableException(word, message, cause);
    }
}
