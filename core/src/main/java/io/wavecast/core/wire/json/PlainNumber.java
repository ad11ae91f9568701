package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.io.NumberInput;
import io.wavecast.core.wire.bytes.DecimalSeconds;

/** Reads numbers from JSON bytes, exactly and without a parser. Leaves very long numbers to the parser. Not thread-safe. */
final class PlainNumber {
    /** Result of {@link #read} if there is no number, or one that the parser must read. */
    static final int NONE = -1;

    /** Numbers of up to so many digits fit a long. */
    private static final int MAX_DIGITS = 18;
    /** Integers up to this one, and the powers of ten below, are exact doubles; so one division of them rounds correctly. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final int DECIMALS_OF_MICROS = 6;
    private static final int MAX_CHARACTERS = 40;

    private final char[] text = new char[MAX_CHARACTERS];
    private int length;
    private boolean negative;
    private long mantissa; // the digits without the point; valid for at most MAX_DIGITS digits
    private int digits; // before the exponent
    private int decimals; // of them
    private boolean exponent;

    /**
     * Reads by the grammar of JSON.
     *
     * @return the position after the number, or {@link #NONE}
     */
    int read(byte[] json, int start) {
        length = 0;
        mantissa = 0;
        decimals = 0;
        exponent = false;
        int at = start;
        negative = is(json, at, '-');
        if (negative) {
            at = copy(json, at);
        }
        int whole = at;
        at = digits(json, at);
        digits = at - whole;
        if (digits == 0 || (digits > 1 && json[whole] == '0')) {
            return NONE;
        }
        if (is(json, at, '.')) {
            int point = copy(json, at);
            at = digits(json, point);
            decimals = at - point;
            digits += decimals;
            if (decimals == 0) {
                return NONE;
            }
        }
        if (is(json, at, 'e') || is(json, at, 'E')) {
            exponent = true;
            at = copy(json, at);
            if (is(json, at, '+') || is(json, at, '-')) {
                at = copy(json, at);
            }
            int first = at;
            at = digits(json, first);
            if (at == first) {
                return NONE;
            }
        }
        boolean longInteger = decimals == 0 && !exponent && digits > MAX_DIGITS;
        return length > MAX_CHARACTERS || longInteger ? NONE : at;
    }

    /** The double nearest to the number read last; infinite if the number is too large. */
    double value() {
        if (!exponent && digits <= MAX_DIGITS) {
            if (decimals == 0) {
                return negative ? -(double) mantissa : mantissa; // -0 is the negative zero
            }
            if (mantissa <= LARGEST_EXACT) {
                double value = mantissa / POWERS[decimals];
                return negative ? -value : value;
            }
        }
        return NumberInput.parseDouble(text, 0, length, true);
    }

    /** Whether {@link #micros} is valid: no exponent, and at most 10¹² seconds. */
    boolean isSeconds() {
        return !exponent && digits - decimals <= MAX_DIGITS - DECIMALS_OF_MICROS;
    }

    /** The number read last, in seconds, as microseconds. */
    long micros() {
        if (decimals > DECIMALS_OF_MICROS) {
            return DecimalSeconds.parse(text, 0, length);
        }
        long micros = mantissa * (long) POWERS[DECIMALS_OF_MICROS - decimals];
        return negative ? -micros : micros;
    }

    /** @return the position after the digits that begin at {@code start} */
    private int digits(byte[] json, int start) {
        int at = start;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            mantissa = 10 * mantissa + json[at] - '0';
            at = copy(json, at);
        }
        return at;
    }

    /** Copies one character to the text while there is space. */
    private int copy(byte[] json, int at) {
        if (length < MAX_CHARACTERS) {
            text[length] = (char) json[at];
        }
        length++;
        return at + 1;
    }

    private static boolean is(byte[] json, int at, char expected) {
        return at < json.length && json[at] == expected;
    }
}
