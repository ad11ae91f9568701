package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ActivationsTest {
    /** A prime, so that the steps through the bits of all floats reach all low bits of fractions. */
    private static final int STRIDE = 997;

    @Test
    void shouldStayWithinTheStatedErrorOfTanh() {
        double worst = 0;
        for (int bits = 0; bits < 0x7f800000 - STRIDE; bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(tanh(x) - Math.tanh(x)));
        }

        assertThat(worst).isLessThan(1.7e-7);
    }

    @Test
    void shouldStayWithinTheStatedErrorOfSigmoid() {
        double worst = 0;
        for (int bits = 0; bits < 0x7f800000 - STRIDE; bits += STRIDE) {
            double x = Float.intBitsToFloat(bits);
            worst = Math.max(worst, Math.abs(sigmoid((float) x) - Reference.sigmoid(x)));
            worst = Math.max(worst, Math.abs(sigmoid((float) -x) - Reference.sigmoid(-x)));
        }

        assertThat(worst).isLessThan(1.2e-7);
    }

    @Test
    void shouldReachTheLimitsOfTheFunctionsExactly() {
        assertThat(tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(tanh(10)).isEqualTo(1);
        assertThat(tanh(0)).isZero();
        assertThat(sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(sigmoid(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(sigmoid(0)).isEqualTo(0.5f);
    }

    @Test
    void shouldKeepNaN() {
        float[] relu = {Float.NaN};
        Activations.relu(relu);

        assertThat(tanh(Float.NaN)).isNaN();
        assertThat(sigmoid(Float.NaN)).isNaN();
        assertThat(relu).containsExactly(Float.NaN);
    }

    @Test
    void shouldBeAccurateForSmallNumbers() {
        for (float x = 1e-30f; x < 1e-4f; x *= 1.37f) {
            assertThat(Math.abs(tanh(x) / x - 1)).isLessThan(1e-6f);
        }
    }

    @Property
    void shouldBeOdd(@ForAll int bits) {
        float x = Float.intBitsToFloat(bits);
        Assume.that(!Float.isNaN(x));

        assertThat(tanh(-x)).isEqualTo(-tanh(x));
    }

    @Property
    void shouldGiveOppositeInputsProbabilitiesThatAddUpToOne(@ForAll int bits) {
        float x = Float.intBitsToFloat(bits);
        Assume.that(!Float.isNaN(x));

        assertThat(Math.abs((double) sigmoid(x) + sigmoid(-x) - 1)).isLessThan(6e-8);
    }

    /** Due to rounding, a larger input may give a result that is smaller by one or two bits. */
    @Property
    void shouldRise(
            @ForAll @FloatRange(min = -12, max = 12) @Scale(6) float x,
            @ForAll @FloatRange(min = 0, max = 1) @Scale(6) float step) {
        double slack = 2.4e-7;

        assertThat((double) tanh(x + step)).isGreaterThan(tanh(x) - slack).isBetween(-1.0, 1.0);
        assertThat((double) sigmoid(x + step)).isGreaterThan(sigmoid(x) - slack).isBetween(0.0, 1.0);
    }

    private static float tanh(float x) {
        float[] a = {x};
        Activations.tanh(a);
        return a[0];
    }

    private static float sigmoid(float x) {
        float[] a = {x};
        Activations.sigmoid(a);
        return a[0];
    }
}
