package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadHeadTest {
    private static final float[] LOW = {-1, -2, -1, -1};
    private static final float[] HIGH = {1, 2, 1, 0.5f};

    /** Two horizons of two targets among three channels, two hidden units. */
    private final SpreadHead head =
            new SpreadHead(weight(0.5f, 0, 0, 1, -4, 0, 3, 3), new float[] {0.25f, 0, 0, 0}, LOW, HIGH);

    private final SpreadReader reader = new SpreadReader(head, new TargetChannels(3, List.of(0, 2)));

    @Test
    void shouldBeTheExponentialOfABoundedLinearFunction() {
        double[][] spreads = reader.read(state(1, -0.5f));

        assertThat(spreads[0]).containsExactly(StrictMath.exp(0.75), 1, StrictMath.exp(-0.5));
        assertThat(spreads[1][0]).as("not below its bound").isEqualTo(StrictMath.exp(-1));
        assertThat(spreads[1][2]).as("not above its bound").isEqualTo(StrictMath.exp(0.5));
    }

    @Test
    void shouldExpectTheUsualErrorsFromAHiddenUnitThatIsNotANumber() {
        assertThat(reader.read(state(Float.NaN, 0))[1]).containsExactly(1, 1, 1);
        assertThat(reader.read(state(Float.POSITIVE_INFINITY, 0))[0][0]).isEqualTo(StrictMath.exp(1));
    }

    @Test
    void shouldRefuseBoundsThatDoNotAscendWithinTheLimit() {
        refuses("was 2.0..1.0 of output 0", new float[] {2, 0, 0, 0}, new float[] {1, 0, 0, 0});
        refuses("was -5.5..0.0 of output 3", new float[] {0, 0, 0, -5.5f}, new float[4]);
        refuses("spread.bounds: expected finite values, was NaN", new float[] {0, Float.NaN, 0, 0}, new float[4]);
        refuses("spread.bounds: expected shape (4), was (3)", new float[3], new float[4]);
    }

    @Test
    void shouldRefuseNetworksWithOtherOutputsOrWithoutACell() {
        NetworkSpec fitting =
                NetworkSpec.builder(CellKind.GRU).hidden(2).outputs(4).build();
        head.check(fitting);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.check(fitting.toBuilder().outputs(3).build()))
                .withMessage("spread.weight: expected shape (3, 2), was (4, 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.check(NetworkSpec.linear(1, 4, 2)))
                .withMessageStartingWith(
                        "expected a cell of one direction and the identity as head with a spread head");
    }

    private void refuses(String message, float[] low, float[] high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpreadHead(weight(new float[8]), new float[4], low, high))
                .withMessageContaining(message);
    }

    private static Matrix weight(float... values) {
        return Matrix.fromRowMajor(4, 2, values);
    }

    private static NetworkState state(float... hidden) {
        return new NetworkState(new float[][] {{9, 9}, hidden}, new float[2][0], new float[0]);
    }
}
