package io.wavecast.signals.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.signals.Played;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratedSignalTest {
    @ParameterizedTest
    @EnumSource(SignalKind.class)
    void shouldDependOnTheSeedOnly(SignalKind kind) {
        double[] one = Played.of(GeneratedSignal.of(kind, 1), 500).channel(0);

        assertThat(Played.of(GeneratedSignal.of(kind, 1), 500).channel(0)).isEqualTo(one);
        assertThat(Played.of(GeneratedSignal.of(kind, 2), 500).channel(0)).isNotEqualTo(one);
    }

    @Test
    void shouldHaveAnAlphaRhythmAtTenHertz() {
        double[] eeg =
                Played.of(GeneratedSignal.of(SignalKind.EEG, 1), 128 * 120).channel(0);

        double alpha = power(eeg, 128, 10);

        assertThat(alpha).isGreaterThan(3 * power(eeg, 128, 14)).isGreaterThan(10 * power(eeg, 128, 30));
        assertThat(deviation(eeg)).as("microvolts").isBetween(10.0, 30.0);
    }

    @Test
    void shouldAlternateBetweenRestAndSpikes() {
        double[] column = Played.of(GeneratedSignal.of(SignalKind.NEURAL_MASS, 1), 128 * 120)
                .channel(0);

        int spikes = 0;
        int quiet = 0;
        for (int t = 1; t < column.length; t++) {
            spikes += column[t - 1] < 40 && column[t] >= 40 ? 1 : 0;
            quiet += Math.abs(column[t]) < 30 ? 1 : 0;
        }
        assertThat(spikes).as("in two minutes").isBetween(40, 600);
        assertThat((double) quiet / column.length).as("share of rest").isBetween(0.4, 0.95);
        assertThat(deviation(column)).as("microvolts").isBetween(10.0, 30.0);
    }

    @Test
    void shouldRunThroughTheSameColumnsAtEachRate() {
        // The step of the integration hardly matters: at four times the rate a column rests and spikes as often.
        double[] slow = Played.of(GeneratedSignal.of(SignalKind.NEURAL_MASS, 1), 128 * 120)
                .channel(0);
        double[] fast = Played.of(new GeneratedSignal(SignalKind.NEURAL_MASS, 512, List.of("c1"), 1), 512 * 120)
                .channel(0);

        assertThat(deviation(fast)).isCloseTo(deviation(slow), within(0.3 * deviation(slow)));
    }

    /** The advantage that the demonstration shows: lags alone do not say when a column spikes. */
    @Test
    void shouldDifferFromALinearProcess() {
        double[] column = Played.of(GeneratedSignal.of(SignalKind.NEURAL_MASS, 1), 128 * 120)
                .channel(0);
        double mean = Arrays.stream(column).average().orElseThrow();
        double third =
                Arrays.stream(column).map(v -> Math.pow(v - mean, 3)).average().orElseThrow();

        assertThat(third / Math.pow(deviation(column), 3))
                .as("skewness; 0 for Gaussian noise through filters")
                .isGreaterThan(1);
    }

    @Test
    void shouldShareHalfOfItsRhythmsBetweenChannels() {
        var played = Played.of(GeneratedSignal.of(SignalKind.EEG, 1), 128 * 60);

        assertThat(correlation(played.channel(0), played.channel(1))).isBetween(0.2, 0.8);
    }

    @Test
    void shouldBeatAboutOncePerSecond() {
        double[] ecg =
                Played.of(GeneratedSignal.of(SignalKind.ECG, 1), 250 * 61).channel(0);
        double peak = Arrays.stream(ecg).max().orElseThrow();

        int beats = 0;
        for (int t = 250; t + 1 < ecg.length; t++) {
            beats += ecg[t - 1] < 0.6 * peak && ecg[t] >= 0.6 * peak ? 1 : 0;
        }

        assertThat(peak).as("millivolts").isBetween(0.5, 2.0);
        assertThat(beats).isBetween(54, 66);
    }

    @Test
    void shouldWalkWithUnitSteps() {
        double[] walk =
                Played.of(GeneratedSignal.of(SignalKind.RANDOM_WALK, 1), 20_000).channel(0);
        double[] steps = new double[walk.length - 1];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = walk[t + 1] - walk[t];
        }

        assertThat(deviation(steps)).isCloseTo(1, within(0.02));
    }

    /** Power in a band of one hertz around a frequency, by Welch's averaged periodograms of two seconds. */
    private static double power(double[] signal, int rate, double frequency) {
        int length = 2 * rate;
        double sum = 0;
        for (int from = 0; from + length <= signal.length; from += length) {
            for (double f = frequency - 0.5; f <= frequency + 0.5; f += 0.5) {
                double real = 0;
                double imaginary = 0;
                for (int t = 0; t < length; t++) {
                    double window = Math.sin(Math.PI * t / length);
                    real += window * signal[from + t] * Math.cos(2 * Math.PI * f * t / rate);
                    imaginary += window * signal[from + t] * Math.sin(2 * Math.PI * f * t / rate);
                }
                sum += real * real + imaginary * imaginary;
            }
        }
        return sum;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += (a[t] - meanA) * (b[t] - meanB);
        }
        return sum / a.length / deviation(a) / deviation(b);
    }
}
