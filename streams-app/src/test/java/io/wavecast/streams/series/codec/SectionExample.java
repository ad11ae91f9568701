package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.AdapterLayout;
import io.wavecast.core.adapt.AdapterState;
import io.wavecast.core.adapt.RunningMeans;
import io.wavecast.core.adapt.SeasonRing;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.core.arrange.NominalClock;
import io.wavecast.core.arrange.OpenTick;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.quantile.QuantileTracker;
import io.wavecast.core.quantile.SeriesQuantiles;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Levels;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import java.util.Optional;

/** States with one optional section each, whose numbers follow from formulas. */
enum SectionExample {
    /** Section 1. */
    ANOMALIES("sections", CellKind.ELMAN),
    /** Section 2. */
    ADAPTER("adapter", CellKind.GRU),
    /** Section 3. */
    CHALLENGER("challenger", CellKind.LSTM),
    /** Section 4. */
    ARRANGED("arranged", CellKind.NONE),
    /** Section 5. */
    SCALE("scale", CellKind.GRU),
    /** Sections 6 and 7. */
    LEVELS("levels", CellKind.GRU),
    /** Section 8. */
    SPREADS("spreads", CellKind.ELMAN),
    /** Section 9. */
    ADAPTER_MEANS("adapter-means", CellKind.ELMAN);

    private static final int CHANNELS = StateExamples.CHANNELS;
    /** (channels)(spans) of an adapter. */
    static final double[] MEANS = {0.1, -0.0, Double.NaN, 1e300};

    private static final long GRID = 100_000; // microseconds

    private final String word;
    private final CellKind cell;

    SectionExample(String word, CellKind cell) {
        this.word = word;
        this.cell = cell;
    }

    /** Name of the fixture. */
    String file() {
        return "state-v4-" + word + ".bin";
    }

    /** The state without the section. */
    SeriesState without() {
        return StateExamples.state(Optional.of(cell));
    }

    SeriesState state() {
        SeriesState state = without();
        switch (this) {
            case ANOMALIES ->
                state.sections().setAnomalies(new double[] {1, StateExamples.NEWEST, Double.NaN, -0.0, Math.sqrt(2)});
            case ADAPTER -> {
                state.sections().setAdaptation(adaptation(StateExamples.PRESENT, new double[0]));
                state.pending().get(1).remember(new double[] {0.1, Double.NaN, 1.0 / 3, 4, 5, -0.0});
            }
            case CHALLENGER -> state.sections().setChallenger(challenger(state));
            case ARRANGED -> state.sections().setArranged(arranged());
            case SCALE -> ((Following) state.lifecycle()).hidden().setScale(scale());
            case LEVELS -> addLevels(state);
            case ADAPTER_MEANS -> {
                state.sections().setAdaptation(adaptation(StateExamples.PRESENT, MEANS.clone()));
                state.pending().get(1).remember(numbers(5 * CHANNELS));
            }
            case SPREADS -> state.pending().get(1).setSpread(new double[] {1.0 / 3, 1e-300});
        }
        return state;
    }

    /** @param means (channels, spans) */
    static Adaptation adaptation(ModelVersion version, double[] means) {
        double[] learned = numbers(2 * CHANNELS * new AdapterLayout(3 + means.length / CHANNELS).numbers());
        SeasonRing season = SeasonRing.of(new double[] {Double.NaN, Double.NaN, 1.5, -0.0, 2.5, 1e9}, CHANNELS);
        season.add(new double[] {3.5, 4.5}, 0);
        return new Adaptation(version, AdapterState.ofNumbers(learned), season, RunningMeans.ofValues(means));
    }

    /** A challenger with an adapter and a scale of its own. */
    private static ChallengerState challenger(SeriesState state) {
        var version = new ModelVersion("eeg/subject02", 8);
        var intervals = IntervalTracker.ofNumbers(numbers(8 * CHANNELS));
        Following following = StateExamples.following(version, CellKind.GRU, intervals);
        following.hidden().setScale(scale());
        var challenger = ChallengerState.of(
                version,
                state,
                following,
                List.of(
                        StateExamples.pending(9, version, ForecastStatus.CHALLENGER),
                        StateExamples.pending(10, version, ForecastStatus.CHALLENGER)),
                List.of(StateExamples.sum(version, ForecastStatus.CHALLENGER, 17.25)),
                4_294_967_297L,
                true);
        challenger.own().sections().setAdaptation(adaptation(version, new double[0]));
        challenger.own().pending().get(0).remember(new double[] {0.1, 2, 1.0 / 3, 4, -0.0, Double.NaN});
        return challenger;
    }

    /** Two samples wait, a clock runs, and a tick is open. */
    private static ArrangedSeries arranged() {
        var arranged = new ArrangedSeries(CHANNELS, GRID, StateExamples.NEWEST);
        arranged.restore(
                StateExamples.NEWEST + 3,
                List.of(arrival(1, true), arrival(3, false)),
                new NominalClock(1e6 / 256, StateExamples.NEWEST - 9, 0.1, 3_906, 1.0 / 3, 528, StateExamples.NEWEST));
        OpenTick tick = arranged.tick().orElseThrow();
        long time = Math.floorDiv(StateExamples.NEWEST, GRID) * GRID;
        tick.restore(time + GRID, time, StateExamples.NEWEST + 7, true);
        for (int channel = 0; channel < CHANNELS; channel++) {
            tick.values()[channel] = channel == 0 ? Math.sqrt(2) : Double.NaN;
            tick.times()[channel] = StateExamples.NEWEST - channel;
            tick.sums()[channel] = channel + 1.0 / 3;
            tick.counts()[channel] = 3 - channel;
        }
        return arranged;
    }

    private static Arrival arrival(long micros, boolean published) {
        var observation = new Observation(StateExamples.NEWEST + micros, micros / 3.0, Double.NaN);
        return new Arrival(observation, StateExamples.NEWEST + 2 * micros, published);
    }

    private static SeriesScale scale() {
        return SeriesScale.ofNumbers(new double[] {0.1, 1e-300, 3, -0.0, 0, -17}, CHANNELS);
    }

    /** Intervals of two levels, with their watch. */
    private static void addLevels(SeriesState state) {
        Levels levels = Levels.of(0.5, 0.99);
        var tracker = new QuantileTracker(levels, new double[] {1, 0, 1e-300, 1e300}).withWatch(numbers(20));
        state.sections().setQuantiles(new SeriesQuantiles(StateExamples.PRESENT, tracker));
        double[] published = numbers(levels.quantiles() * CHANNELS);
        published[3] = Double.NaN;
        state.pending().get(1).setQuantiles(published);
    }

    private static double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i == 7 ? 1e-300 : Math.sqrt(i);
        }
        return numbers;
    }
}
