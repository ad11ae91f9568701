package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatrixTest {
    @Property(tries = 200)
    void shouldReturnItsRows(
            @ForAll @IntRange(max = 20) int rows, @ForAll @IntRange(max = 20) int columns, @ForAll long seed) {
        float[] values = values(rows * columns, seed);

        Matrix matrix = Matrix.fromRowMajor(rows, columns, values);

        assertThat(matrix.toRowMajor()).containsExactly(values);
        assertThat(matrix.columns()).isEqualTo(columns);
        assertThat(matrix.rows()).isEqualTo(rows);
    }

    /** Replays depend on this order: column by column from the first, with one rounding for each product and sum. */
    @Property(tries = 200)
    void shouldAddColumnsInOrderToTheBit(
            @ForAll @IntRange(min = 8, max = 40) int rows, @ForAll @IntRange(max = 20) int columns, @ForAll long seed) {
        float[] values = values(rows * columns, seed);
        float[] x = values(columns, seed + 1);
        float[] out = values(rows, seed + 2);
        float[] expected = out.clone();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                expected[r] = Math.fma(values[r * columns + c], x[c], expected[r]);
            }
        }

        Matrix matrix = Matrix.fromRowMajor(rows, columns, values);
        float[] afresh = new float[rows];
        matrix.plusTimes(out, x, afresh);
        matrix.timesInto(x, out);

        assertThat(out).containsExactly(expected);
        assertThat(afresh).containsExactly(expected);
    }

    /** Few rows: column c goes to sum c mod 8, remaining columns to the first sum, and the sums are added in pairs. */
    @Property(tries = 200)
    void shouldAddFewRowsInEightSumsToTheBit(
            @ForAll @IntRange(min = 1, max = 7) int rows, @ForAll @IntRange(max = 40) int columns, @ForAll long seed) {
        float[] values = values(rows * columns, seed);
        float[] x = values(columns, seed + 1);
        float[] out = values(rows, seed + 2);
        float[] expected = out.clone();
        for (int r = 0; r < rows; r++) {
            float[] sums = new float[8];
            for (int c = 0; c < columns; c++) {
                int sum = c < columns / 8 * 8 ? c % 8 : 0;
                sums[sum] = Math.fma(values[r * columns + c], x[c], sums[sum]);
            }
            expected[r] += ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
        }

        Matrix matrix = Matrix.fromRowMajor(rows, columns, values);
        float[] afresh = new float[rows];
        matrix.plusTimes(out, x, afresh);
        matrix.timesInto(x, out);

        assertThat(out).containsExactly(expected);
        assertThat(afresh).containsExactly(expected);
    }

    @Test
    void shouldScaleRows() {
        Matrix matrix = Matrix.fromRowMajor(2, 2, new float[] {1, 2, 3, 4});

        assertThat(matrix.withRowsTimes(new float[] {10, 0.5f}).toRowMajor()).containsExactly(10, 20, 1.5f, 2);
    }

    @Test
    void shouldCopyItsValues() {
        float[] values = {1, 2, 3, 4};
        Matrix matrix = Matrix.fromRowMajor(2, 2, values);

        values[0] = 9;
        matrix.toRowMajor()[1] = 9;

        assertThat(matrix.toRowMajor()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldRefuseArraysOfOtherSizes() {
        Matrix matrix = Matrix.fromRowMajor(2, 3, new float[6]);

        assertThatThrownBy(() -> Matrix.fromRowMajor(2, 3, new float[5]))
                .hasMessageContaining("expected 6 values for a 2 x 3 matrix, was 5");
        assertThatThrownBy(() -> matrix.timesInto(new float[2], new float[2])).hasMessageContaining("was 2 and 2");
        assertThatThrownBy(() -> matrix.timesInto(new float[3], new float[1])).hasMessageContaining("was 3 and 1");
    }

    private static float[] values(int count, long seed) {
        var random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
