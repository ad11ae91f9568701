package io.wavecast.streams.topology;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.arrival.ReadAgain;
import io.wavecast.streams.arrival.SeriesArrivals;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.forecast.ForecastSettings;
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
    static final int TIMING_MASK = 15;

    static final long UNTIMED = Long.MIN_VALUE;

    /** Time between two sweeps. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final SampleReader samples;
    private final boolean everyForecast; // of a chunk
    private final Arrangement arrangement;
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
    private SeriesSteps steps;
    private StreamClock clock;
    private LiveStates states;
    private int records;
    private long sweptAt; // changes of the models at the last sweep

    ForecastProcessor(
            ForecastSettings settings,
            SampleReader samples,
            boolean everyForecast,
            Arrangement arrangement,
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
        this.arrangement = arrangement;
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
                states, forecaster, answers, metrics, !settings.anomalies().isEmpty());
        gone = new GoneSeries(context, settings.forgetAfter(), states, forecaster, reports, anomalies);
        steps = new SeriesSteps(
                context,
                states,
                forecaster,
                arrangement,
                models,
                trials,
                metrics,
                answers,
                reports,
                watch,
                anomalies,
                gone);
        SeriesArrivals arrivals = steps.arrivals();
        if (arrangement.holds()) {
            context.schedule(
                    arrivals.interval(), PunctuationType.WALL_CLOCK_TIME, now -> arrivals.tick(arrivalTime(), steps));
        }
        context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, now -> sweep());
    }

    /** A record timestamp in the future must not end the waiting of all series: no time is after the wall clock's. */
    private long arrivalTime() {
        return Math.min(clock.tick(), RecordTimestampExtractor.micros(context.currentSystemTimeMs()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean timed = (records++ & TIMING_MASK) == 0;
        long begun = timed ? System.nanoTime() : UNTIMED;
        answers.begin();
        models.known().await(record.timestamp());
        LiveSeries series;
        Observation observation;
        try {
            SeriesKey key = SeriesKey.of(record.key());
            if (record.headers().lastHeader(RecordMarks.RESET) != null) {
                anomalies.end(key, record.timestamp());
                steps.arrivals().forget(key);
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
        if (ReadAgain.includes(series.state(), observation, offset)) {
            readAgain(series);
            return;
        }
        gone.forgetIfGone(record, series, observation);
        steps.arrivals().prepare(series, steps);
        List<Observation> rest = samples.rest();
        if (rest.isEmpty()) {
            steps.answer(record, series, observation, offset, true, begun);
        } else {
            steps.answer(record, series, observation, offset, everyForecast, UNTIMED);
            int last = rest.size() - 1;
            for (int i = 0; i <= last; i++) {
                long started = timed && i == last ? System.nanoTime() : UNTIMED; // one step, not all of the record's
                steps.answer(record, series, rest.get(i), offset, everyForecast || i == last, started);
            }
            anomalies.cameInAChunk(series, observation.timeMicros());
        }
        if (!samples.refused().isEmpty()) { // mostly none: an iterator would be garbage
            for (UnreadableException problem : samples.refused()) {
                answers.deadLetter(record, problem.reason(), String.valueOf(problem.getMessage()));
            }
        }
    }

    /** Removes what is gone: models that are in force no longer, and the states of series, a few at a time. */
    private void sweep() {
        watch.report();
        anomalies.tick(clock.tick());
        models.dropUnused(context.currentSystemTimeMs());
        if (models.changes() != sweptAt) {
            sweptAt = models.changes();
            forecaster.keepModels(models::isInUse);
        }
        gone.sweep();
    }

    /** The forecast is in Kafka, since no state is written before. But the changelog may have lost the state in the same failure. */
    private void readAgain(LiveSeries series) {
        states.changedAnew(series);
        metrics.observationReadAgain();
    }

    @Override
    public void close() {
        anomalies.close();
    }
}
