package io.wavecast.experiments.sine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.sine.SineExperiment.Variant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class SineTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnOneStepAheadAndStartTheClosedLoopAccurately(long seed) throws Exception {
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);

        SineExperiment.Trained gru = SineExperiment.train(Variant.of(CellKind.GRU), report);

        double naive = 0.1 / Math.sqrt(2); // error of the last value: slope of a sine times the spacing
        assertThat(SineExperiment.rms(SineExperiment.oneStep(gru), 50)).isLessThan(0.2 * naive);
        assertThat(gru.losses()[19]).isLessThan(0.05 * gru.losses()[0]);
        double[] loop = SineExperiment.errors(SineExperiment.closedLoop(gru));
        assertThat(Math.abs(loop[0])).isLessThan(0.05);
        assertThat(loop).hasSize(200).doesNotContain(Double.NaN);
    }
}
