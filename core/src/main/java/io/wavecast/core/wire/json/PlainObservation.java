package io.wavecast.core.wire.json;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.EventTime;
import java.util.Arrays;

/**
 * Reads observations of the usual shape without a parser: {@code v} as a number or an array, {@code t} in seconds, in either
 * order and nothing else. It says so where it meets anything else, right or wrong: the parser knows what it means, or what to
 * tell. Not for two threads at once.
 */
final class PlainObservation {
    private static final byte END = 0; // no JSON of the usual shape contains it

    private final PlainNumber number = new PlainNumber();
    private byte[] json;
    private int at;

    private boolean timed;
    private long time;
    private boolean valued;
    private double[] values = new double[8];
    private int channels;

    /** @return whether these bytes were an observation of the usual shape; {@link #observation} has it then */
    boolean read(byte[] bytes) {
        if (bytes == null || bytes.length > Json.MAX_BYTES) {
            return false;
        }
        json = bytes;
        at = 0;
        timed = false;
        valued = false;
        if (!take('{')) {
            return false;
        }
        do {
            if (!field()) {
                return false;
            }
        } while (take(','));
        return valued && take('}') && peek() == END && at == json.length;
    }

    /** @param recordTimeMicros event time where none was read */
    Observation observation(long recordTimeMicros) {
        return new Observation(timed ? time : recordTimeMicros, Arrays.copyOf(values, channels));
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
        if (name == 'v' && !valued) {
            valued = values();
            return valued;
        }
        if (name == 't' && !timed) {
            timed = time();
            return timed;
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
        if (channels == Channels.MAX) {
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

    /** The next character, if it is this one. */
    private boolean take(char wanted) {
        if (peek() == wanted) {
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
