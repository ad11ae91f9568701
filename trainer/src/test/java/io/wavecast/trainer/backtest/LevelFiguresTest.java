package io.wavecast.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.series.Levels;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.TrainSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelFiguresTest {
    private static final Levels LEVELS = Levels.of(0.5, 0.9);

    /** The errors of a perfect model are normal, so the best figures are known (Gneiting and Raftery 2007). */
    @Test
    void shouldComeCloseToTheBestIntervalsOfNormalErrors() throws InterruptedException {
        var backtest = new Backtest(
                TrainSettings.of("resonance").withHorizons(List.of(1, 3)),
                History.of("resonance", 40_000, Signals.resonance(1, 40_000)));
        HeldOutErrors result = backtest.run("ar2", TrainingListener.SILENT);
        double[] unit = {0.1}; // the noise has this standard deviation
        LevelFigures figures = LevelFigures.of(result, 0, LEVELS, unit);

        assertThat(figures.count()).isEqualTo(7_200); // nine tenths of the last fifth
        assertThat(figures.coverage(0)).isCloseTo(0.5, within(0.02));
        assertThat(figures.coverage(1)).isCloseTo(0.9, within(0.01));
        double score = 2 * 1.6449 + 2 / 0.1 * 2 * (0.10314 - 0.05 * 1.6449); // 2z + 2/α · 2 (φ(z) − (1 − Φ(z)) z)
        assertThat(figures.intervalScore(1)).isBetween(0.97 * score, 1.07 * score);
        assertThat(figures.pinball()).isCloseTo((0.3178 + 0.1031) / 2, within(0.01)); // φ(z) of both levels
        for (int k = 0; k < LEVELS.quantiles(); k++) {
            assertThat(figures.shareBelow(k)).isCloseTo(LEVELS.probability(k), within(0.02));
        }
        LevelFigures further = LevelFigures.of(result, 1, LEVELS, unit);
        assertThat(further.intervalScore(1)).isGreaterThan(figures.intervalScore(1));
    }
}
