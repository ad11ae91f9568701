package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.VisibleTimes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One observation of one series, from state to forecast and score, without Kafka: with and without a challenger of the champion's size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChallengerTiming {
    private static final long EPOCH = 1_717_171_717_000_000L;

    @Param("false")
    public boolean challenged;

    private SeriesForecaster forecaster;
    private SeriesState state;
    private Optional<Model> champion;
    private Optional<Model> challenger;
    private long tick;

    @Setup
    public void open() {
        Model model = RandomModel.lstm();
        forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        state = forecaster.newState(1);
        champion = Optional.of(model);
        challenger =
                challenged ? Optional.of(model.withVersion(new ModelVersion(RandomModel.NAME, 2))) : Optional.empty();
    }

    @Benchmark
    public ObservationResult observe() {
        long at = EPOCH + tick++ * Workload.PERIOD_MICROS;
        var observation = new Observation(at, 20 * Math.sin(tick * 0.01));
        return forecaster.observe(state, observation, champion, challenger, at, at, VisibleTimes.UNTRACKED);
    }
}
