package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ObservationResult.Incident;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.VisibleTimes;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Drives one series and the model that serves it, sample by sample. Gaps of up to three samples are filled; the ring holds 16. Each score is
 * kept.
 */
final class OneSeries {
    static final ForecastSettings SETTINGS = new ForecastSettings(3, 16, true, WireFormat.JSON);

    final SeriesForecaster forecaster;
    SeriesState state;
    int restarts;
    private Optional<Model> model = Optional.empty();
    private Optional<Model> challenger = Optional.empty();

    OneSeries(int channels) {
        this(channels, SETTINGS);
    }

    OneSeries(int channels, ForecastSettings settings) {
        forecaster = new SeriesForecaster(settings);
        state = forecaster.newState(channels);
    }

    private OneSeries(SeriesState state, Optional<Model> model, Optional<Model> challenger) {
        this.forecaster = new SeriesForecaster(SETTINGS);
        this.state = state;
        this.model = model;
        this.challenger = challenger;
    }

    /** A copy of the series, made by writing and reading its state. */
    OneSeries readBack() {
        var codec = new SeriesStateCodec();
        return new OneSeries(codec.read(codec.write(state)), model, challenger);
    }

    void servedBy(Model next) {
        model = Optional.of(next);
    }

    void challengedBy(Optional<Model> next) {
        challenger = next;
    }

    ObservationResult.Accepted accepted(int tick, double... values) {
        return (ObservationResult.Accepted) observe(tick, values);
    }

    /** The content of an accepted observation's result, which the next observation changes. */
    record Answer(
            Forecast forecast,
            ModelVersion tried,
            List<Score> scores,
            List<ScoreSummary> summaries,
            int unscored,
            Set<Incident> incidents) {}

    Answer answer(int tick, double... values) {
        ObservationResult.Accepted result = accepted(tick, values);
        return new Answer(
                result.forecast(),
                result.tried(),
                List.copyOf(result.scores()),
                result.summaries(),
                result.unscored(),
                result.incidents());
    }

    ObservationResult.Rejected rejected(int tick, double... values) {
        return (ObservationResult.Rejected) observe(tick, values);
    }

    ObservationResult observe(int tick, double... values) {
        return observeAt(at(tick), values);
    }

    ObservationResult observeAt(long micros, double... values) {
        var observation = new Observation(micros, values);
        ObservationResult result = observe(observation, micros);
        if (result instanceof ObservationResult.Restart) {
            restarts++;
            state = forecaster.newState(values.length);
            result = observe(observation, micros);
        }
        return result;
    }

    private ObservationResult observe(Observation observation, long micros) {
        return forecaster.observe(state, observation, model, challenger, micros, micros, VisibleTimes.UNTRACKED);
    }

    /** Event time of a sample. */
    static long at(int tick) {
        return Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS;
    }
}
