package io.wavecast.benchmarks.step;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The highest rates of plain Java on one core: multiply-adds, and reads of memory of the weights' size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LimitTiming {
    /** Multiply-adds of one call of any of the {@code multiplyAdd} methods. */
    static final long MULTIPLY_ADDS = 1 << 16;

    private static final int SMALL = 1_024; // 4 KiB: fits the first-level cache
    private static final int ROW = 256; // the number of rows of an LSTM of 64 units

    private static final int FOUR = 4;

    /** Bytes that one call of a {@code read} method reads, rounded down to four rows. */
    @Param("65536")
    public int bytes;

    private float[] values; // (SMALL)
    private float a;
    private float b;
    private int[][] weights; // (bytes / 4 / ROW)(ROW)
    private int[] sink; // (ROW)
    private int[] firstHalf; // together as large as weights
    private int[] secondHalf;

    @Setup
    public void fill() {
        values = new float[SMALL];
        Arrays.fill(values, 0.5f);
        a = 0.5f; // together with b a fixed point, so that numbers neither overflow nor become denormal
        b = 0.25f;
        weights = new int[rows(bytes)][ROW];
        sink = new int[ROW];
        firstHalf = new int[rows(bytes) * ROW / 2];
        secondHalf = new int[rows(bytes) * ROW / 2];
    }

    /** Bytes that one call of a {@code read} method reads. */
    static long bytesRead(int bytes) {
        return (long) rows(bytes) * ROW * Integer.BYTES;
    }

    private static int rows(int bytes) {
        return bytes / (Integer.BYTES * ROW) / FOUR * FOUR;
    }

    /** Makes four multiply-adds per element. Elements are independent, so that the processor can compute several chains at once. */
    @Benchmark
    public float[] multiplyAdd4() {
        for (int i = 0; i < MULTIPLY_ADDS / SMALL / 4; i++) {
            four(values, a, b);
        }
        return values;
    }

    @Benchmark
    public float[] multiplyAdd8() {
        for (int i = 0; i < MULTIPLY_ADDS / SMALL / 8; i++) {
            eight(values, a, b);
        }
        return values;
    }

    @Benchmark
    public float[] multiplyAdd16() {
        for (int i = 0; i < MULTIPLY_ADDS / SMALL / 16; i++) {
            sixteen(values, a, b);
        }
        return values;
    }

    private static void four(float[] v, float a, float b) {
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.fma(Math.fma(Math.fma(Math.fma(v[i], a, b), a, b), a, b), a, b);
        }
    }

    private static void eight(float[] v, float a, float b) {
        for (int i = 0; i < v.length; i++) {
            float half = Math.fma(Math.fma(Math.fma(Math.fma(v[i], a, b), a, b), a, b), a, b);
            v[i] = Math.fma(Math.fma(Math.fma(Math.fma(half, a, b), a, b), a, b), a, b);
        }
    }

    private static void sixteen(float[] v, float a, float b) {
        for (int i = 0; i < v.length; i++) {
            float x = Math.fma(Math.fma(Math.fma(Math.fma(v[i], a, b), a, b), a, b), a, b);
            x = Math.fma(Math.fma(Math.fma(Math.fma(x, a, b), a, b), a, b), a, b);
            x = Math.fma(Math.fma(Math.fma(Math.fma(x, a, b), a, b), a, b), a, b);
            v[i] = Math.fma(Math.fma(Math.fma(Math.fma(x, a, b), a, b), a, b), a, b);
        }
    }

    /** Reads four rows at a time, so that almost all the time goes into reads. Reads integers, since only the number of bytes matters. */
    @Benchmark
    public int[] readRows() {
        int[][] w = weights;
        for (int r = 0; r < w.length; r += FOUR) {
            or(w[r], w[r + 1], w[r + 2], w[r + 3], sink);
        }
        return sink;
    }

    private static void or(int[] w0, int[] w1, int[] w2, int[] w3, int[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = (w0[i] | w1[i]) | (w2[i] | w3[i]);
        }
    }

    /** Reads by the JDK's code for this processor, which reads both halves to their ends, since they are equal. */
    @Benchmark
    public int readHalves() {
        return Arrays.mismatch(firstHalf, secondHalf);
    }
}
