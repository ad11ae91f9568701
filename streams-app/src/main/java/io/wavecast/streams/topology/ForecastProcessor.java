package io.wavecast.streams.topology;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.SeriesKey;
import io.wavecast.streams.store.SeriesStateStore;
import io.wavecast.streams.store.SeriesStates;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** One observation in; a forecast, scores, or a dead letter out. One per task. */
final class ForecastProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    /** One step in 16 is timed: two looks at the clock and a histogram cost a tenth of a step. */
    private static final int UNTIMED = 15;

    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    private final ObservationCodec events;
    private final ForecastCodec forecasts;
    private final ScoreCodec scores;
    private final Headers headers;
    private final ForecastSettings settings;
    private final SeriesForecaster forecaster;
    private final ModelRegistry models;
    private final ForecastMetrics metrics;
    private final LogOncePerMinute warnings;
    private final DeadLetters letters;
    private ProcessorContext<byte[], byte[]> context;
    private SeriesStates states;
    private int records;

    ForecastProcessor(
            ForecastSettings settings,
            DeadLetters letters,
            ModelRegistry models,
            ForecastMetrics metrics,
            LogOncePerMinute warnings) {
        this.letters = letters;
        this.settings = settings;
        this.events = new ObservationCodec(settings.format());
        this.forecasts = new ForecastCodec(settings.format());
        this.scores = new ScoreCodec(settings.format());
        this.headers = settings.format().headers();
        this.forecaster = new SeriesForecaster(settings);
        this.models = models;
        this.metrics = metrics;
        this.warnings = warnings;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        states = context.getStateStore(SeriesStateStore.NAME);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean timed = (records++ & UNTIMED) == 0;
        long begun = timed ? System.nanoTime() : 0;
        LiveSeries series;
        Observation observation;
        try {
            SeriesKey key = SeriesKey.of(record.key());
            Observation read = events.read(record.headers(), record.value(), RecordTimestampExtractor.micros(record.timestamp()));
            series = states.series(key, () -> forecaster.fresh(read.channels()));
            observation = read;
        } catch (UnreadableException e) {
            deadLetter(record, e.reason(), e.getMessage());
            return;
        }
        ObservationResult answer = answer(record, series, observation);
        if (answer instanceof ObservationResult.Rejected refused) {
            refuse(record, refused);
        } else if (answer instanceof ObservationResult.Accepted given) {
            states.changed(series);
            publish(record, given);
            count(series.name(), given);
            if (timed) {
                timed(series.name(), System.nanoTime() - begun, record.timestamp(), given.forecast());
            }
        }
    }

    private ObservationResult answer(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        try {
            return forecaster.answer(
                    series.state(),
                    observation,
                    series.model(models),
                    RecordTimestampExtractor.micros(record.timestamp()),
                    RecordTimestampExtractor.micros(context.currentSystemTimeMs()));
        } catch (RuntimeException e) {
            states.forget(series); // moved on half way: must not be written, even if somebody goes on
            throw e;
        }
    }

    private void publish(Record<byte[], byte[]> record, ObservationResult.Accepted given) {
        context.forward(answered(record, forecasts.write(given.forecast())), ForecastTopology.WRITE_FORECASTS);
        for (ScoreSummary summary : given.summaries()) {
            context.forward(answered(record, scores.write(summary)), ForecastTopology.WRITE_SCORES);
        }
        if (settings.everyScore()) {
            for (Score score : given.scores()) {
                context.forward(answered(record, scores.write(score)), ForecastTopology.WRITE_SCORES);
            }
        }
    }

    /** Without the observation's headers: they are its sender's, and of any size. */
    private Record<byte[], byte[]> answered(Record<byte[], byte[]> record, byte[] value) {
        return new Record<>(record.key(), value, record.timestamp(), headers); // which it copies
    }

    private void timed(String series, long nanos, long arrivedMillis, Forecast forecast) {
        double delay = (context.currentSystemTimeMs() - arrivedMillis) / MILLIS;
        long due = forecast.steps().get(0).atMicros();
        double lead = due != HorizonForecast.UNKNOWN_TIME ? (due - forecast.madeMicros()) / MICROS - delay : Double.NaN;
        metrics.stepTimed(series, forecast.model(), nanos, delay, lead);
    }

    private void count(String series, ObservationResult.Accepted given) {
        metrics.forecastMade(given.forecast().status());
        for (ScoreSummary summary : given.summaries()) {
            metrics.scored(series, summary);
        }
        if (settings.everyScore()) { // then there are no summaries
            given.scores().forEach(score -> metrics.scored(series, ScoreSummary.of(score)));
        }
        if (given.unscored() > 0) {
            metrics.unscored(given.unscored());
        }
        if (given.rebuilt()) {
            metrics.hiddenStateRebuilt();
        }
        if (given.modelFailed()) {
            metrics.modelFailed();
            warnings.warn(
                    "not-finite-forecast", task(), "a model had nothing finite to say, the naive forecast answered");
        }
    }

    private void refuse(Record<byte[], byte[]> record, ObservationResult.Rejected refused) {
        if (refused.reason().deadLetter()) {
            deadLetter(record, refused.reason().word(), refused.why());
        } else {
            metrics.observationRejected(refused.reason().word());
            warnings.warn(refused.reason().word(), task(), where() + refused.why());
        }
    }

    private void deadLetter(Record<byte[], byte[]> record, String reason, String why) {
        metrics.observationRejected(reason);
        warnings.warn(reason, task(), where() + why);
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        context.forward(letters.of(record, origin, reason, why), ForecastTopology.WRITE_DEAD_LETTERS);
    }

    private String task() {
        return context.taskId().toString();
    }

    private String where() {
        return context.recordMetadata()
                .map(at -> at.topic() + "-" + at.partition() + " offset " + at.offset() + ": ")
                .orElse("");
    }
}
