package io.wavecast.streams.topology;

import io.wavecast.core.series.Observation;
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
import io.wavecast.streams.reading.SampleReader;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import io.wavecast.streams.store.SeriesStateStore;
import java.time.Duration;
import java.util.List;
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

    private static final long UNTIMED = Long.MIN_VALUE;

    /** Time between two sweeps. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final SampleReader samples;
    private final boolean everyForecast; // of a chunk
    private final ForecastSettings settings;
    private final SeriesForecaster forecaster;
    private final IntFunction<SeriesState> newState;
    private final ModelRegistry models;
    private final ModelTrials trials;
    private final ForecastMetrics metrics;
    private final LogOncePerMinute warnings;
    private final DeadLetters letters;
    private final Delivery delivery;
    private DeliveryWatch watch;
    private GoneSeries gone;
    private StreamReports reports;
    private ProcessorContext<byte[], Output> context;
    private Answers answers;
    private AnomalyWatch anomalies;
    private StreamClock clock;
    private LiveStates states;
    private int records;
    private long sweptAt; // changes of the models at the last sweep

    ForecastProcessor(
            ForecastSettings settings,
            SampleReader samples,
            boolean everyForecast,
            DeadLetters letters,
            ModelRegistry models,
            ModelTrials trials,
            ForecastMetrics metrics,
            LogOncePerMinute warnings,
            Delivery delivery) {
        this.delivery = delivery;
        this.letters = letters;
        this.settings = settings;
        this.samples = samples;
        this.everyForecast = everyForecast;
        this.forecaster = new SeriesForecaster(settings);
        this.newState = forecaster::newState;
        this.models = models;
        this.trials = trials;
        this.metrics = metrics;
        this.warnings = warnings;
    }

    @Override
    public void init(ProcessorContext<byte[], Output> processorContext) {
        context = processorContext;
        states = processorContext.getStateStore(SeriesStateStore.NAME);
        reports = new StreamReports(metrics, warnings, models, context, settings.everyScore());
        answers = new Answers(context, settings, letters, reports);
        clock = new StreamClock(context);
        watch = new DeliveryWatch(delivery, metrics, context);
        anomalies = new AnomalyWatch(
                states, forecaster, answers, metrics, settings.anomalies().isPresent());
        gone = new GoneSeries(context, settings.forgetAfter(), states, forecaster, reports, anomalies);
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean timed = (records++ & TIMING_MASK) == 0;
        long begun = timed ? System.nanoTime() : UNTIMED;
        answers.begin();
        LiveSeries series;
        Observation observation;
        try {
            SeriesKey key = SeriesKey.of(record.key());
            if (record.headers().lastHeader(RecordMarks.RESET) != null) {
                anomalies.end(key, record.timestamp());
                reports.reset(key.name(), states.forget(key));
                return;
            }
            observation = samples.read(record, RecordTimestampExtractor.micros(record.timestamp()));
            series = states.series(key, observation.channels(), newState);
            if (!samples.ignoredTimeField().isEmpty()) {
                reports.timeIgnored(series.name(), samples.ignoredTimeField());
            }
        } catch (UnreadableException e) {
            answers.deadLetter(record, e.reason(), String.valueOf(e.getMessage()));
            return;
        }
        RecordMetadata origin = context.recordMetadata().orElse(null); // map would box the offset
        long offset = origin == null ? SeriesState.UNKNOWN_OFFSET : origin.offset();
        if (isReadAgain(series.state(), observation, offset)) {
            readAgain(series);
            return;
        }
        gone.forgetIfGone(record, series, observation);
        List<Observation> rest = samples.rest();
        if (rest.isEmpty()) {
            answer(record, series, observation, offset, true, begun);
        } else {
            answer(record, series, observation, offset, everyForecast, UNTIMED);
            int last = rest.size() - 1;
            for (int i = 0; i <= last; i++) {
                long started = timed && i == last ? System.nanoTime() : UNTIMED; // one step, not all of the record's
                answer(record, series, rest.get(i), offset, everyForecast || i == last, started);
            }
            anomalies.cameInAChunk(series, observation.timeMicros());
        }
        if (!samples.refused().isEmpty()) { // mostly none: an iterator would be garbage
            for (UnreadableException problem : samples.refused()) {
                answers.deadLetter(record, problem.reason(), String.valueOf(problem.getMessage()));
            }
        }
    }

    /**
     * Steps a series through one observation of a record.
     *
     * @param published whether its forecast is published; scores always are
     * @param begun when the step began, by {@code System.nanoTime}; {@link #UNTIMED} if it is not timed
     */
    private void answer(
            Record<byte[], byte[]> record,
            LiveSeries series,
            Observation observation,
            long offset,
            boolean published,
            long begun) {
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
            series.state().assumeArrival(gone.nowMicros());
            states.changed(series);
            long batch = watch.times().batch();
            publish(record, series, accepted, published);
            reports.accepted(series, accepted);
            tried(series, accepted);
            if (published) {
                watch.answered(record.timestamp());
            }
            if (begun != UNTIMED) {
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
            forecaster.keepModels(models::isInUse);
        }
        gone.sweep();
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
                    series.challenger(),
                    arrivedMicros,
                    RecordTimestampExtractor.micros(context.currentSystemTimeMs()),
                    watch.times());
        } catch (RuntimeException e) {
            states.discard(series); // partly changed: must not be written, even if an exception handler continues
            throw e;
        }
    }

    /** Sends the outputs. If one cannot be sent, the series returns to its last commit: no state may be written without its forecast. */
    private void publish(Record<byte[], byte[]> record, LiveSeries series, Accepted accepted, boolean published) {
        try {
            answers.send(record, accepted, published);
            anomalies.answered(series, record.key(), record.timestamp(), accepted.anomalies());
        } catch (RuntimeException e) {
            states.discard(series);
            throw e;
        }
    }

    private void reject(Record<byte[], byte[]> record, Rejected rejected) {
        if (rejected.reason().deadLetter()) {
            answers.deadLetter(record, rejected.reason().word(), rejected.message());
        } else {
            reports.rejected(rejected.reason().word(), rejected.message());
        }
    }

    @Override
    public void close() {
        anomalies.close();
    }
}
