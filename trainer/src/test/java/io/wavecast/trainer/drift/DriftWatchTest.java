package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.drift.DriftWatch.Symptom;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
    private static final long MINUTE = 60_000_000;

    private final DriftWatch watch = new DriftWatch(0.05, MINUTE, Duration.ofHours(6));
    private final SplittableRandom random = new SplittableRandom(1);
    private long minutes;

    @Test
    void shouldAskWhenErrorsRise() {
        assertThat(blocks(1_000, 1, 0.9)).isEmpty();

        assertThat(blocks(30, 1.2, 0.9)).contains(Symptom.ERRORS);
    }

    @Test
    void shouldAskWhenIntervalsMiss() {
        assertThat(blocks(1_000, 1, 0.9)).isEmpty();

        assertThat(blocks(30, 1, 0.8)).contains(Symptom.COVERAGE);
    }

    @Test
    void shouldNotMindTheAmplitude() {
        blocks(1_000, 1, 0.9);
        Optional<Symptom> symptom = Optional.empty();
        for (int i = 0; i < 500; i++) {
            symptom = symptom.or(() -> watch.add(100 * noise(1), 400, 0.9 + noise(0.01) - 0.01, ++minutes * MINUTE));
        }

        assertThat(symptom).isEmpty();
    }

    @Test
    void shouldAskOnceUntilItIsAnsweredAndTheCooldownIsOver() {
        blocks(1_000, 1, 0.9);
        assertThat(blocks(30, 1.5, 0.9)).isPresent();
        blocks(200, 1.5, 0.9); // learns the new level
        assertThat(blocks(30, 3, 0.9)).as("one request is open").isEmpty();
        watch.answered();
        blocks(200, 3, 0.9);

        assertThat(blocks(30, 6, 0.9)).isPresent();
    }

    @Test
    void shouldContinueFromItsNumbers() {
        var restored = new DriftWatch(0.05, MINUTE, Duration.ofHours(6));
        blocks(777, 1, 0.9);

        restored.restore(watch.numbers());

        assertThat(restored.numbers()).isEqualTo(watch.numbers());
    }

    private Optional<Symptom> blocks(int count, double factor, double covered) {
        Optional<Symptom> symptom = Optional.empty();
        for (int i = 0; i < count; i++) {
            double error = factor * factor * noise(1);
            double share = covered + 0.02 * random.nextGaussian();
            minutes++;
            Optional<Symptom> found = watch.add(error, 4, share, minutes * MINUTE);
            symptom = symptom.isPresent() ? symptom : found;
        }
        return symptom;
    }

    private double noise(double size) {
        return size * Math.exp(0.15 * random.nextGaussian());
    }
}
