package io.wavecast.core.wire.json;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.EventTime;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations of the common form without a JSON parser: an object with {@code v}, a number or an array, and optionally
 * {@code t}, a number of seconds, in either order. It refuses everything else, valid or not; the general parser then reads it or
 * reports the problem. Not thread-safe.
 */
final class PlainObservation {
    private static final byte END = 0; // no JSON of the common form contains it

    private final PlainNumber number = new PlainNumber();
    private byte[] json = {};
    private int at;

    private boolean hasTime;
    private long time;
    private boolean hasValues;
    private double[] values = new double[8];
    private int channels;

    /** Whether these bytes are an observation of the common form; {@link #observation} returns it then. */
    boolean read(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > RecordLimits.MAX_BYTES) {
            return false;
        }
        json = bytes;
        at = 0;
        hasTime = false;
        hasValues = false;
        if (!take('{')) {
            return false;
        }
        do {
            if (!field()) {
                return false;
            }
        } while (take(','));
        return hasValues && take('}') && peek() == END && at == json.length;
    }

    /**
     * The observation read last.
     *
     * @param recordTimeMicros event time if the record has none
     */
    Observation observation(long recordTimeMicros) {
        return new Observation(hasTime ? time : recordTimeMicros, Arrays.copyOf(values, channels));
    }

    private boolean field() {
        if (!take('"') || at + 2 > json.length) {
            return false;
        }
        byte name = json[at];
        if (json[at + 1] != '"') {
            return false;
        }
        at += 2;
        if (!take(':')) {
            return false;
        }
        if (name == 'v' && !hasValues) {
            hasValues = values();
            return hasValues;
        }
        if (name == 't' && !hasTime) {
            hasTime = time();
            return hasTime;
        }
        return false;
    }

    private boolean values() {
        channels = 0;
        if (!take('[')) {
            return value();
        }
        int present = 0;
        do {
            if (peek() == 'n') {
                if (!missing()) {
                    return false;
                }
            } else if (value()) {
                present++;
            } else {
                return false;
            }
        } while (take(','));
        return present > 0 && take(']');
    }

    private boolean value() {
        if (!number()) {
            return false;
        }
        double value = number.value();
        return Double.isFinite(value) && add(value);
    }

    private boolean missing() {
        if (at + 4 > json.length || json[at + 1] != 'u' || json[at + 2] != 'l' || json[at + 3] != 'l') {
            return false;
        }
        at += 4;
        return add(Double.NaN);
    }

    private boolean add(double value) {
        if (channels == RecordLimits.MAX_CHANNELS) {
            return false;
        }
        if (channels == values.length) {
            values = Arrays.copyOf(values, 2 * channels);
        }
        values[channels++] = value;
        return true;
    }

    private boolean time() {
        if (!number() || !number.isSeconds()) {
            return false;
        }
        time = number.micros();
        return EventTime.covers(time);
    }

    private boolean number() {
        peek();
        int behind = number.read(json, at);
        if (behind == PlainNumber.NONE) {
            return false;
        }
        at = behind;
        return true;
    }

    /** Moves past the next character if it is the expected one. */
    private boolean take(char expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** The next character that is not white space. */
    private byte peek() {
        while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t') {
            at++;
        }
        return here();
    }

    private byte here() {
        return at < json.length ? json[at] : END;
    }
}
