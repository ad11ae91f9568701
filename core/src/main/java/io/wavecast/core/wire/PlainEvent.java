package io.wavecast.core.wire;

import com.fasterxml.jackson.core.io.NumberInput;
import io.wavecast.core.series.Observation;
import java.util.Arrays;

/**
 * Reads observations of the usual shape without a parser: {@code v} as a number or an array, {@code t} in seconds, in either
 * order and nothing else. It says so where it meets anything else, right or wrong: the parser knows what it means, or what to
 * tell. Not for two threads at once.
 */
final class PlainEvent {
    /** Digits that a long holds for sure. */
    private static final int MOST_DIGITS = 18;
    /** Integers up to here, and powers of ten up to the last of these, are doubles exactly: so is what one division rounds. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final int DECIMALS_OF_MICROS = 6;
    private static final int LONGEST_NUMBER = 40;
    private static final byte END = 0; // no JSON of the usual shape contains it

    private byte[] json;
    private int at;

    private boolean timed;
    private long time;
    private boolean valued;
    private double[] values = new double[8];
    private int channels;

    // The number read last.
    private final char[] text = new char[LONGEST_NUMBER];
    private int length;
    private boolean negative;
    private long mantissa; // of its digits, without the point; as far as they are at most MOST_DIGITS
    private int digits;
    private int decimals;
    private boolean exponent;

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
        double value = exact();
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
        if (!number() || exponent || digits - decimals > MOST_DIGITS - DECIMALS_OF_MICROS) {
            return false;
        }
        if (decimals <= DECIMALS_OF_MICROS) {
            long micros = mantissa * (long) POWERS[DECIMALS_OF_MICROS - decimals];
            time = negative ? -micros : micros;
        } else {
            time = DecimalSeconds.parse(text, 0, length);
        }
        return EventTime.covers(time);
    }

    /** The double nearest to the number read last. */
    private double exact() {
        if (!exponent && digits <= MOST_DIGITS) {
            if (decimals == 0) {
                return negative ? -mantissa : mantissa; // an integer has no negative zero
            }
            if (mantissa <= LARGEST_EXACT) {
                double value = mantissa / POWERS[decimals];
                return negative ? -value : value;
            }
        }
        return NumberInput.parseDouble(text, 0, length, true);
    }

    /** Reads a number by the grammar of JSON; leaves integers beyond a long, and what is very long, to the parser. */
    private boolean number() {
        length = 0;
        mantissa = 0;
        decimals = 0;
        exponent = false;
        negative = peek() == '-';
        if (negative) {
            copy();
        }
        boolean leadingZero = here() == '0';
        digits = digits();
        if (digits == 0 || leadingZero && digits > 1) {
            return false;
        }
        if (here() == '.') {
            copy();
            decimals = digits();
            digits += decimals;
            if (decimals == 0) {
                return false;
            }
        }
        if (here() == 'e' || here() == 'E') {
            exponent = true;
            copy();
            if (here() == '+' || here() == '-') {
                copy();
            }
            if (digits() == 0) {
                return false;
            }
        }
        return length < LONGEST_NUMBER && (decimals > 0 || exponent || digits <= MOST_DIGITS);
    }

    /** @return how many there are */
    private int digits() {
        int start = at;
        while (here() >= '0' && here() <= '9') {
            mantissa = 10 * mantissa + here() - '0';
            copy();
        }
        return at - start;
    }

    /** One character of a number. The last place only tells that there were too many. */
    private void copy() {
        text[Math.min(length++, LONGEST_NUMBER - 1)] = (char) json[at++];
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
