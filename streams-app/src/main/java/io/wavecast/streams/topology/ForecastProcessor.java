package io.wavecast.streams.topology;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.series.SeriesState;
import io.wavecast.core.wire.EventCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.core.wire.UnreadableException;
import io.wavecast.streams.forecast.Answer;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.state.SeriesStates;
import io.wavecast.streams.state.StoredSeriesStates;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** One observation in; a forecast, scores, or a dead letter out. One per task. */
final class ForecastProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final EventCodec events;
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

    ForecastProcessor(
            ForecastSettings settings,
            DeadLetters letters,
            ModelRegistry models,
            ForecastMetrics metrics,
            LogOncePerMinute warnings) {
        this.letters = letters;
        this.settings = settings;
        this.events = new EventCodec(settings.format());
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
        states = new StoredSeriesStates(context.getStateStore(StoredSeriesStates.STORE), this::unreadable);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long begun = System.nanoTime();
        String series;
        Observation observation;
        try {
            series = SeriesKey.read(record.key());
            observation = events.read(record.headers(), record.value(), RecordTime.micros(record.timestamp()));
        } catch (UnreadableException e) {
            deadLetter(record, e.reason(), e.getMessage());
            return;
        }
        SeriesState state = states.get(series).orElseGet(() -> forecaster.fresh(observation.channels()));
        Optional<Model> model = models.modelFor(series, state.channels());
        Answer answer = forecaster.answer(
                state,
                observation,
                model,
                RecordTime.micros(record.timestamp()),
                RecordTime.micros(context.currentSystemTimeMs()));
        if (answer instanceof Answer.Refused refused) {
            refuse(record, refused);
        } else if (answer instanceof Answer.Given given) {
            states.put(series, state);
            publish(record, given);
            count(given, System.nanoTime() - begun);
        }
    }

    private void publish(Record<byte[], byte[]> record, Answer.Given given) {
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

    private void count(Answer.Given given, long nanos) {
        metrics.forecastMade(given.forecast().status(), nanos);
        given.scores().forEach(metrics::scored);
        if (given.unscored() > 0) {
            metrics.unscored(given.unscored());
        }
        if (given.rebuilt()) {
            metrics.hiddenStateRebuilt();
        }
        if (given.modelFailed()) {
            metrics.modelFailed();
            warnings.warn("not-finite-forecast", "a model had nothing finite to say, the naive forecast answered");
        }
    }

    private void refuse(Record<byte[], byte[]> record, Answer.Refused refused) {
        if (refused.reason().deadLetter()) {
            deadLetter(record, refused.reason().word(), refused.why());
        } else {
            metrics.observationRejected(refused.reason().word());
            warnings.warn(refused.reason().word(), where() + refused.why());
        }
    }

    private void deadLetter(Record<byte[], byte[]> record, String reason, String why) {
        metrics.observationRejected(reason);
        warnings.warn(reason, where() + why);
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        context.forward(letters.of(record, origin, reason, why), ForecastTopology.WRITE_DEAD_LETTERS);
    }

    private void unreadable(String series, UnreadableException e) {
        metrics.stateUnreadable();
        warnings.warn(
                "state-" + e.reason(), "the state of series " + series + " starts afresh, since " + e.getMessage());
    }

    private String where() {
        return context.recordMetadata()
                .map(at -> at.topic() + "-" + at.partition() + " offset " + at.offset() + ": ")
                .orElse("");
    }
}
