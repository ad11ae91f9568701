package io.wavecast.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages inputs: flipped bits, cuts, repetitions, splices, and values at the edges of number formats. */
final class Mutator {
    /** Inputs do not grow beyond this many bytes. */
    static final int MAX_BYTES = 1 << 16;

    private static final int MAX_MUTATIONS = 6;
    private static final String[] TOKENS = {
        "null",
        "NaN",
        "Infinity",
        "1e999",
        "-1e-999",
        "-0",
        "0x1",
        "99999999999999999999",
        "-9223372036854775808",
        "{}",
        "[",
        "]",
        "{",
        "}",
        "\"",
        ",",
        ":",
        ";",
        "\t",
        "\n",
        "\r\n",
        "#",
        "%",
        "\\u0000",
        "\ufeff",
        "\u00e9",
        "@",
        "/",
        "+",
        "."
    };
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        65_535,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Double.doubleToRawLongBits(Double.NaN),
        Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY)
    };

    private final Corpus corpus;
    private final Random random;

    Mutator(Corpus corpus, Random random) {
        this.corpus = corpus;
        this.random = random;
    }

    /** A new input: one of the corpus after one to six mutations. */
    byte[] next() {
        byte[] input = corpus.any(random);
        for (int i = random.nextInt(MAX_MUTATIONS); i >= 0; i--) {
            input = mutated(input);
        }
        return input.length <= MAX_BYTES ? input : Arrays.copyOf(input, MAX_BYTES);
    }

    private byte[] mutated(byte[] input) {
        return switch (random.nextInt(10)) {
            case 0 -> changed(input, (byte) (1 << random.nextInt(8)), true);
            case 1 -> changed(input, (byte) random.nextInt(256), false);
            case 2 -> Arrays.copyOf(input, position(input));
            case 3 -> spliced(input, position(input), new byte[0], input, position(input));
            case 4 -> inserted(input, token());
            case 5 -> overwritten(input, token());
            case 6 -> overwritten(input, number());
            case 7 -> inserted(input, repeated(chunk(input)));
            case 8 -> inserted(input, chunk(corpus.any(random)));
            default -> {
                byte[] other = corpus.any(random);
                yield spliced(input, position(input), new byte[0], other, position(other));
            }
        };
    }

    private byte[] changed(byte[] input, byte by, boolean flip) {
        if (input.length == 0) {
            return new byte[] {by};
        }
        byte[] changed = input.clone();
        int at = random.nextInt(input.length);
        changed[at] = flip ? (byte) (changed[at] ^ by) : by;
        return changed;
    }

    private byte[] token() {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private byte[] number() {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(number);
        return Arrays.copyOf(bytes.array(), random.nextBoolean() ? Integer.BYTES : Long.BYTES);
    }

    private byte[] chunk(byte[] input) {
        int from = position(input);
        return Arrays.copyOfRange(input, from, from + random.nextInt(Math.min(64, input.length - from) + 1));
    }

    /** Repeats a chunk a few times; rarely, up to the size limit of inputs. */
    private byte[] repeated(byte[] chunk) {
        int maxTimes = chunk.length == 0 ? 0 : MAX_BYTES / chunk.length;
        int times = random.nextInt(50) == 0 ? maxTimes : Math.min(maxTimes, 1 + random.nextInt(8));
        ByteArrayOutputStream out = new ByteArrayOutputStream(times * chunk.length);
        for (int i = 0; i < times; i++) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private byte[] inserted(byte[] input, byte[] bytes) {
        int at = position(input);
        return spliced(input, at, bytes, input, at);
    }

    private byte[] overwritten(byte[] input, byte[] bytes) {
        int at = position(input);
        return spliced(input, at, bytes, input, Math.min(input.length, at + bytes.length));
    }

    /** Joins the beginning of one input, some bytes, and the end of another input. */
    private static byte[] spliced(byte[] begin, int until, byte[] bytes, byte[] end, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(until + bytes.length + end.length - from);
        out.write(begin, 0, until);
        out.writeBytes(bytes);
        out.write(end, from, end.length - from);
        return out.toByteArray();
    }

    private int position(byte[] input) {
        return random.nextInt(input.length + 1);
    }
}
