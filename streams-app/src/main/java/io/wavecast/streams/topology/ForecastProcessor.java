package io.wavecast.streams.topology;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.forecast.ObservationResult.Restart;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import io.wavecast.streams.store.SeriesStateStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Processes observations: forwards a forecast and scores, or a dead letter. One per task. */
final class ForecastProcessor implements Processor<byte[], byte[], byte[], Output> {
    /** Mask of the record count. One step in 16 is timed: reading the clock twice and a histogram cost a tenth of a step. */
    private static final int TIMING_MASK = 15;

    /** Time between two sweeps. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final ObservationCodec observations;
    private final ForecastSettings settings;
    private final SeriesForecaster forecaster;
    private final IntFunction<SeriesState> newState;
    private final ModelRegistry models;
    private final ModelTrials trials;
    private final ForecastMetrics metrics;
    private final LogOncePerMinute warnings;
    private final DeadLetters letters;
    private final Delivery delivery;
    private final long forgetAfterMicros; // 0 keeps all series
    private DeliveryWatch watch;
    private StreamReports reports;
    private ProcessorContext<byte[], Output> context;
    private AnswerWriter answers;
    private AnomalyWatch anomalies;
    private StreamClock clock;
    private LiveStates states;
    private int records;
    private long sweptAt; // changes of the models at the last sweep

    ForecastProcessor(
            ForecastSettings settings,
            DeadLetters letters,
            ModelRegistry models,
            ModelTrials trials,
            ForecastMetrics metrics,
            LogOncePerMinute warnings,
            Delivery delivery) {
        this.delivery = delivery;
        this.letters = letters;
        this.settings = settings;
        this.observations = new ObservationCodec(settings.format());
        this.forecaster = new SeriesForecaster(settings);
        this.newState = forecaster::newState;
        this.models = models;
        this.trials = trials;
        this.metrics = metrics;
        this.warnings = warnings;
        this.forgetAfterMicros =
                TimeUnit.NANOSECONDS.toMicros(settings.forgetAfter().toNanos());
    }

    @Override
    public void init(ProcessorContext<byte[], Output> processorContext) {
        context = processorContext;
        answers = new AnswerWriter(context, settings);
        clock = new StreamClock(context);
        states = processorContext.getStateStore(SeriesStateStore.NAME);
        reports = new StreamReports(metrics, warnings, models, context, settings.everyScore());
        watch = new DeliveryWatch(delivery, metrics, context);
        anomalies = new AnomalyWatch(
                states, forecaster, answers, metrics, settings.anomalies().isPresent());
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean timed = (records++ & TIMING_MASK) == 0;
        long begun = timed ? System.nanoTime() : 0;
        LiveSeries series;
        Observation observation;
        try {
            SeriesKey key = SeriesKey.of(record.key());
            if (record.headers().lastHeader(RecordMarks.RESET) != null) {
                anomalies.end(key, record.timestamp());
                reports.reset(key.name(), states.forget(key));
                return;
            }
            observation = observations.read(
                    record.headers(), record.value(), RecordTimestampExtractor.micros(record.timestamp()));
            series = states.series(key, observation.channels(), newState);
            if (!observations.ignoredTimeField().isEmpty()) {
                reports.timeIgnored(series.name(), observations.ignoredTimeField());
            }
        } catch (UnreadableException e) {
            deadLetter(record, e.reason(), String.valueOf(e.getMessage()));
            return;
        }
        RecordMetadata origin = context.recordMetadata().orElse(null); // map would box the offset
        long offset = origin == null ? SeriesState.UNKNOWN_OFFSET : origin.offset();
        if (isReadAgain(series.state(), observation, offset)) {
            readAgain(series);
            return;
        }
        forgetIfGone(record, series, observation);
        ObservationResult result = observe(record, series, observation);
        if (result instanceof Restart restart) {
            beginAnew(record, series, observation, restart);
            result = observe(record, series, observation);
        }
        if (result instanceof Rejected rejected) {
            if (rejected.changed()) {
                series.state().cameFrom(offset); // it belongs to the run once, even if it is read again
                states.changed(series);
            }
            reject(record, rejected);
        } else if (result instanceof Accepted accepted) {
            series.state().cameFrom(offset);
            // Records of a history may be years old: each would be the first after a long absence if the partition has
            // live series.
            series.state().assumeArrival(nowMicros());
            states.changed(series);
            long batch = watch.times().batch();
            publish(record, series, accepted);
            reports.accepted(series, accepted);
            tried(series, accepted);
            watch.answered(record.timestamp());
            if (timed) {
                metrics.stepTimed(series.name(), accepted.draft().model(), System.nanoTime() - begun);
                watch.sample(series.name(), accepted.draft(), record.timestamp(), batch);
            }
        }
    }

    private void beginAnew(Record<byte[], byte[]> record, LiveSeries series, Observation observation, Restart restart) {
        anomalies.end(series, record.timestamp());
        series.restart(forecaster.newState(observation.channels()));
        states.changed(series); // also if the observation is refused for another reason
        try {
            answers.send(record, restart.summaries());
        } catch (RuntimeException e) {
            states.discard(series);
            throw e;
        }
        reports.restarted(series.name(), restart);
    }

    /** Applies the rule of {@link #sweep} at the moment of an observation, so that results do not depend on when the sweep comes by. */
    private void forgetIfGone(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        long arrived = series.state().times().arrivedMicros();
        if (forgetAfterMicros > 0
                && arrived != SeriesTimes.UNKNOWN_ARRIVAL
                && nowMicros() - arrived > forgetAfterMicros) {
            anomalies.end(series, record.timestamp());
            series.restart(forecaster.newState(observation.channels()));
            states.changed(series);
            reports.forgotten(List.of(series.name()));
        }
    }

    private void tried(LiveSeries series, Accepted accepted) {
        if (series.tries(accepted.tried())) {
            trials.adopted(accepted.tried());
        }
        if (accepted.modelFailed()) {
            trials.failed(accepted.tried());
        }
    }

    /** Removes what is gone: models that are in force no longer, and the states of series, a few at a time. */
    private void sweep() {
        watch.report();
        anomalies.tick(clock.tick());
        if (models.changes() != sweptAt) {
            sweptAt = models.changes();
            forecaster.keepModels(models::isInForce);
        }
        if (forgetAfterMicros > 0 && context.currentStreamTimeMs() >= 0) {
            List<String> gone = states.forgetGone(nowMicros(), forgetAfterMicros, this::leaving);
            if (!gone.isEmpty()) {
                reports.forgotten(gone);
            }
        }
    }

    private void leaving(SeriesKey key) {
        anomalies.end(key, context.currentStreamTimeMs());
    }

    /** The stream's time: the newest record timestamp of the partition. A wrong clock of a sender must not carry it into the future. */
    private long nowMicros() {
        return RecordTimestampExtractor.micros(Math.min(context.currentStreamTimeMs(), context.currentSystemTimeMs()));
    }

    /**
     * Whether the state already includes the observation: under at-least-once, a failure between the write of a state and the commit of
     * the offsets. The time is compared as well, since offsets begin again where a topic was deleted and created.
     */
    private static boolean isReadAgain(SeriesState state, Observation observation, long offset) {
        return offset <= state.offset() && observation.timeMicros() <= state.lastMicros();
    }

    /** The forecast is in Kafka, since no state is written before. But the changelog may have lost the state in the same failure. */
    private void readAgain(LiveSeries series) {
        states.changedAnew(series);
        metrics.observationReadAgain();
    }

    private ObservationResult observe(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        long arrivedMicros = RecordTimestampExtractor.micros(record.timestamp());
        Rejected ahead = forecaster.tooFarAhead(series.state(), observation, arrivedMicros);
        if (ahead != null && record.headers().lastHeader(RecordMarks.REPLAY) == null) {
            return ahead;
        }
        try {
            return forecaster.observe(
                    series.state(),
                    observation,
                    series.model(models),
                    arrivedMicros,
                    RecordTimestampExtractor.micros(context.currentSystemTimeMs()),
                    watch.times());
        } catch (RuntimeException e) {
            states.discard(series); // partly changed: must not be written, even if an exception handler continues
            throw e;
        }
    }

    /** Sends the outputs. If one cannot be sent, the series returns to its last commit: no state may be written without its forecast. */
    private void publish(Record<byte[], byte[]> record, LiveSeries series, Accepted accepted) {
        try {
            answers.send(record, accepted);
            anomalies.answered(series, record.key(), record.timestamp(), accepted.anomalies());
        } catch (RuntimeException e) {
            states.discard(series);
            throw e;
        }
    }

    private void reject(Record<byte[], byte[]> record, Rejected rejected) {
        if (rejected.reason().deadLetter()) {
            deadLetter(record, rejected.reason().word(), rejected.message());
        } else {
            reports.rejected(rejected.reason().word(), rejected.message());
        }
    }

    private void deadLetter(Record<byte[], byte[]> record, String reason, String message) {
        reports.rejected(reason, message);
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        context.forward(letters.create(record, origin, reason, message), ForecastTopology.WRITE_DEAD_LETTERS);
    }

    @Override
    public void close() {
        anomalies.close();
    }
}
