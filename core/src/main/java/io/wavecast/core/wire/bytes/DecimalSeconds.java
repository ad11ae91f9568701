package io.wavecast.core.wire.bytes;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;

/** Converts between microseconds and decimal seconds exactly, without a double in between. */
public final class DecimalSeconds {
    /** Most characters of a number: a sign, thirteen digits of seconds, the point and six decimals. */
    static final int MAX_CHARACTERS = 21;

    private static final int MICROS = 1_000_000;
    private static final int DECIMALS = 6;
    private static final int LARGEST_EXPONENT = 10_000_000;
    private static final long LARGEST = 100_000_000_000_000_000L;

    private DecimalSeconds() {}

    /** The shortest decimal number: {@code 1717171717.123456}, {@code -0.5}, {@code 12}. */
    public static String format(long micros) {
        byte[] text = new byte[MAX_CHARACTERS];
        return new String(text, 0, put(micros, text, 0), StandardCharsets.US_ASCII);
    }

    /**
     * Writes the shortest decimal number: at most {@link #MAX_CHARACTERS} characters.
     *
     * @return the position after the last one
     */
    public static int put(long micros, byte[] text, int offset) {
        int at = offset;
        if (micros < 0) {
            text[at++] = '-';
        }
        at = NumberOutput.outputLong(Math.abs(micros / MICROS), text, at);
        int fraction = (int) Math.abs(micros % MICROS);
        if (fraction == 0) {
            return at;
        }
        text[at++] = '.';
        for (int i = DECIMALS - 1; i >= 0; i--) {
            text[at + i] = (byte) ('0' + fraction % 10);
            fraction /= 10;
        }
        at += DECIMALS;
        while (text[at - 1] == '0') {
            at--;
        }
        return at;
    }

    /** Converts a text by {@link #parse(char[], int, int)}. */
    public static long parse(String number) {
        return parse(number.toCharArray(), 0, number.length());
    }

    /**
     * Converts a decimal number of seconds to microseconds; smaller fractions are rounded, halves away from zero.
     *
     * @param text a number by the grammar of JSON
     * @throws ArithmeticException beyond 10¹² seconds
     */
    public static long parse(char[] text, int offset, int length) {
        boolean negative = text[offset] == '-';
        int start = negative ? offset + 1 : offset;
        int end = offset + length;
        int mantissaEnd = find(text, start, end, 'e', 'E');
        int point = find(text, start, mantissaEnd, '.', '.');
        int whole = point - start + exponent(text, mantissaEnd + 1, end) + DECIMALS; // digits down to the microsecond
        long micros = 0;
        int digits = 0;
        for (int i = start; i < mantissaEnd; i++) {
            if (i == point) {
                continue;
            }
            int digit = text[i] - '0';
            if (digits >= whole) {
                micros += digits == whole && digit >= 5 ? 1 : 0;
                break;
            }
            micros = shifted(micros) + digit;
            digits++;
        }
        while (digits < whole && micros != 0) {
            micros = shifted(micros);
            digits++;
        }
        return negative ? -micros : micros;
    }

    private static long shifted(long micros) {
        if (micros > LARGEST) {
            throw new ArithmeticException("expected at most 10^12 seconds, was more");
        }
        return micros * 10;
    }

    private static int exponent(char[] text, int start, int end) {
        if (start >= end) {
            return 0;
        }
        boolean signed = text[start] == '-' || text[start] == '+';
        int exponent = 0;
        for (int i = signed ? start + 1 : start; i < end; i++) {
            exponent = Math.min(LARGEST_EXPONENT, exponent * 10 + text[i] - '0');
        }
        return text[start] == '-' ? -exponent : exponent;
    }

    private static int find(char[] text, int start, int end, char one, char other) {
        int at = start;
        while (at < end && text[at] != one && text[at] != other) {
            at++;
        }
        return at;
    }
}
