package io.wavecast.experiments.sine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class SineTest {
    @Test
    void shouldLearnOneStepAheadAndStartTheClosedLoopAccurately() throws Exception {
        shouldLearnFromAnySeed(1);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(longs = {2, 3})
    void shouldLearnFromAnySeed(long seed) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);

        TrainedNetwork gru = SineTraining.train(SineVariant.of(CellKind.GRU), report);

        double naive = 0.1 / Math.sqrt(2); // error of the last value: slope of a sine times the spacing
        assertThat(SineExperiment.rms(gru.oneStepErrors(), 50)).isLessThan(0.2 * naive);
        assertThat(gru.losses()[19]).isLessThan(0.05 * gru.losses()[0]);
        double[] loop = gru.closedLoopErrors();
        assertThat(Math.abs(loop[0])).isLessThan(0.05);
        assertThat(loop).hasSize(200).doesNotContain(Double.NaN);
    }
}
