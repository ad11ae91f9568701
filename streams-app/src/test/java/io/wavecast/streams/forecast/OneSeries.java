package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.Signals;
import java.util.Optional;

/** One series and the model that serves it, sample by sample. Gaps of three are filled; the ring holds 16. */
final class OneSeries {
    static final ForecastSettings SETTINGS = new ForecastSettings(3, 16, false, WireFormat.JSON);

    final SeriesForecaster forecaster = new SeriesForecaster(SETTINGS);
    final SeriesState state;
    private Optional<Model> model = Optional.empty();

    OneSeries(int channels) {
        state = forecaster.fresh(channels);
    }

    private OneSeries(SeriesState read, Optional<Model> model) {
        this.state = read;
        this.model = model;
    }

    /** The same series as somebody else sees it who has nothing but its bytes. */
    OneSeries readBack() {
        var codec = new SeriesStateCodec();
        return new OneSeries(codec.read(codec.write(state)), model);
    }

    void servedBy(Model next) {
        model = Optional.of(next);
    }

    ObservationResult.Accepted given(int tick, double... values) {
        return (ObservationResult.Accepted) answer(tick, values);
    }

    ObservationResult.Rejected refused(int tick, double... values) {
        return (ObservationResult.Rejected) answer(tick, values);
    }

    ObservationResult answer(int tick, double... values) {
        return answerAt(at(tick), values);
    }

    ObservationResult answerAt(long micros, double... values) {
        return forecaster.answer(state, new Observation(micros, values), model, micros, micros);
    }

    /** Event time of a sample. */
    static long at(int tick) {
        return Signals.EPOCH_MICROS + tick * Signals.PERIOD_MICROS;
    }
}
