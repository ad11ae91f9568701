package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesRun;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefitTest {
    private static final int HISTORY = 2_500;

    /** The series goes on after its history as it has begun: its correlation becomes ever stronger. */
    private final double[][] values = drifting(3_000);

    @Test
    void shouldForecastBetterWhatFollowsADriftingHistory() throws InterruptedException {
        JudgedModel all = judged(true);
        JudgedModel part = judged(false);

        assertThat(error(all.model())).isLessThan(0.99 * error(part.model()));
        assertThat(all.model().lineage().recipe().refitted()).isTrue();
        assertThat(part.model().lineage().recipe().refitted()).isFalse();
    }

    @Test
    void shouldStateTheErrorsFromBeforeTheFit() throws InterruptedException {
        JudgedModel all = judged(true);
        JudgedModel part = judged(false);

        assertThat(all.verdict()).isEqualTo(part.verdict());
        assertThat(all.adapter()).isEqualTo(part.adapter());
        assertThat(all.model().lineage().evaluation())
                .isEqualTo(part.model().lineage().evaluation());
    }

    @Test
    void shouldHaveTheSameBytesInEveryRun() throws InterruptedException {
        assertThat(new ModelCodec().write(judged(true).model()))
                .isEqualTo(new ModelCodec().write(judged(true).model()));
    }

    private JudgedModel judged(boolean refit) throws InterruptedException {
        TrainSettings settings = TrainSettings.of("pump")
                .with(CellKind.NONE)
                .withLags(32)
                .with(new PublicationRule(0.01, 0.1, false, refit));
        History history = History.of("pump", 4_000, Arrays.copyOf(values, HISTORY));
        var published = new PublishedVersions(new ModelVersion("pump", 1), Optional.empty());
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new ModelChoice(settings, history, "events", published, clock)
                .judged(FittedModel.of(settings, history, TrainingListener.SILENT));
    }

    /** Root mean square of the errors after the history. */
    private double error(Model model) {
        var runner = new ModelRunner(model);
        var series = new SeriesRun(runner, 512);
        double[][] mean = new double[1][1];
        double squares = 0;
        for (int t = 0; t + 1 < values.length; t++) {
            series.prepare(t >= model.spec().warmup());
            runner.step(series.state(), values[t], mean);
            series.keep(values[t]);
            squares += t + 1 < HISTORY ? 0 : Math.pow(mean[0][0] - values[t + 1][0], 2);
        }
        return Math.sqrt(squares / (values.length - HISTORY));
    }

    private static double[][] drifting(int count) {
        var random = new Random(3);
        double[][] values = new double[count][1];
        for (int t = 1; t < count; t++) {
            values[t][0] = (-0.8 + 1.6 * t / count) * values[t - 1][0] + random.nextGaussian();
        }
        return values;
    }
}
