package io.wavecast.benchmarks.variants;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The service's work per observation, with a state that is read from a store of bytes and written back each time. A copy of the
 * service's processor without its handling of refused observations: that processor requires the service's own store, which keeps
 * live objects, and the store is what this benchmark replaces.
 */
final class StoredStateProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final int TIMING_MASK = 15;

    private final ObservationCodec events;
    private final ForecastCodec forecasts;
    private final ScoreCodec scores;
    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final SeriesForecaster forecaster;
    private final ModelRegistry models;
    private final ForecastMetrics metrics;

    @SuppressWarnings("NullAway.Init") // set by init
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init") // set by init
    private KeyValueStore<String, byte[]> states;

    private int records;

    StoredStateProcessor(ForecastSettings settings, ModelRegistry models, ForecastMetrics metrics) {
        this.events = new ObservationCodec(settings.format());
        this.forecasts = new ForecastCodec(settings.format());
        this.scores = new ScoreCodec(settings.format());
        this.forecaster = new SeriesForecaster(settings);
        this.models = models;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        states = context.getStateStore(VariantTopologies.STATES);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean timed = (records++ & TIMING_MASK) == 0; // one in 16, as the service does
        long begun = timed ? System.nanoTime() : 0;
        String series = new String(record.key(), StandardCharsets.UTF_8);
        Observation observation = events.read(record.headers(), record.value(), record.timestamp() * MICROS_PER_MILLI);
        byte[] stored = states.get(series);
        SeriesState state = stored == null ? forecaster.newState(observation.channels()) : codec.read(stored);
        Optional<Model> model = models.modelFor(series, state.channels());
        ObservationResult result = forecaster.observe(
                state,
                observation,
                model,
                record.timestamp() * MICROS_PER_MILLI,
                context.currentSystemTimeMs() * MICROS_PER_MILLI);
        if (!(result instanceof ObservationResult.Accepted accepted)) {
            throw new IllegalStateException("expected a forecast, was " + result);
        }
        states.put(series, codec.write(state));
        context.forward(output(record, forecasts.write(accepted.draft())), VariantTopologies.WRITE_FORECASTS);
        for (ScoreSummary summary : accepted.summaries()) {
            context.forward(output(record, scores.write(summary)), VariantTopologies.WRITE_SCORES);
        }
        metrics.forecastMade(accepted.draft().status());
        if (timed) {
            metrics.stepTimed(series, accepted.draft().model(), System.nanoTime() - begun);
        }
        accepted.summaries().forEach(summary -> metrics.scored(series, summary));
    }

    private Record<byte[], byte[]> output(Record<byte[], byte[]> record, byte[] value) {
        return new Record<>(record.key(), value, record.timestamp());
    }
}
