package io.wavecast.streams.topology;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.streams.arrival.SeriesArrivals;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Rejected;
import io.wavecast.streams.forecast.ObservationResult.Restart;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Steps the series of one task through their samples, at once or when it is their turn, and sends what follows. */
final class SeriesSteps implements SeriesArrivals.Steps {
    private final ProcessorContext<byte[], Output> context;
    private final LiveStates states;
    private final SeriesForecaster forecaster;
    private final Arrangement arrangement;
    private final SeriesArrivals arrivals;
    private final ModelRegistry models;
    private final ModelTrials trials;
    private final ForecastMetrics metrics;
    private final Answers answers;
    private final StreamReports reports;
    private final DeliveryWatch watch;
    private final AnomalyWatch anomalies;
    private final GoneSeries gone;
    private int steps; // through arranged samples

    SeriesSteps(
            ProcessorContext<byte[], Output> context,
            LiveStates states,
            SeriesForecaster forecaster,
            Arrangement arrangement,
            ModelRegistry models,
            ModelTrials trials,
            ForecastMetrics metrics,
            Answers answers,
            StreamReports reports,
            DeliveryWatch watch,
            AnomalyWatch anomalies,
            GoneSeries gone) {
        this.context = context;
        this.states = states;
        this.forecaster = forecaster;
        this.arrangement = arrangement;
        this.models = models;
        this.trials = trials;
        this.metrics = metrics;
        this.answers = answers;
        this.reports = reports;
        this.watch = watch;
        this.anomalies = anomalies;
        this.gone = gone;
        this.arrivals = new SeriesArrivals(arrangement, states, forecaster::newState, models, metrics);
    }

    /** What arranges the samples. */
    SeriesArrivals arrivals() {
        return arrivals;
    }

    /**
     * Steps a series through one observation of a record.
     *
     * @param published whether its forecast is published; scores always are
     * @param begun when the step began, by {@code System.nanoTime}; {@link ForecastProcessor#UNTIMED} if it is not timed
     */
    void answer(
            Record<byte[], byte[]> record,
            LiveSeries series,
            Observation observation,
            long offset,
            boolean published,
            long begun) {
        if (!arrivals.isOff()) {
            arrange(record, series, observation, offset, published);
            return;
        }
        ObservationResult result = observe(record, series, observation);
        if (result instanceof Restart restart) {
            beginAnew(record, series, observation, restart);
            result = observe(record, series, observation);
        }
        settle(record, series, result, offset, published, begun);
    }

    /** Puts an observation in its place; the series is stepped through those whose turn it is then. */
    private void arrange(
            Record<byte[], byte[]> record, LiveSeries series, Observation observation, long offset, boolean published) {
        ObservationResult refusal = refusal(record, series, observation);
        if (refusal instanceof Restart restart) {
            arrivals.release(series, this);
            beginAnew(record, series, observation, restart);
            arrivals.prepare(series, this);
            refusal = refusal(record, series, observation);
        }
        if (refusal != null) {
            settle(record, series, refusal, offset, published, ForecastProcessor.UNTIMED);
            return;
        }
        series.state().forgetStrays();
        series.state().cameFrom(offset);
        long arrivedMicros = RecordTimestampExtractor.micros(record.timestamp());
        arrivals.take(series, this, new Arrival(observation, arrivedMicros, published));
        series.state().assumeArrival(gone.nowMicros());
        states.changed(series);
        arrivals.heard(series, gone.nowMicros());
    }

    /** Steps a series through an arranged sample, which arrived with an earlier record or with the present one. */
    @Override
    public void step(LiveSeries series, Arrival arrival) {
        long begun = (steps++ & ForecastProcessor.TIMING_MASK) == 0 ? System.nanoTime() : ForecastProcessor.UNTIMED;
        byte[] key = series.name().getBytes(StandardCharsets.UTF_8);
        var record = new Record<>(key, new byte[0], arrival.arrivedMicros() / 1_000);
        ObservationResult result = forecast(record, series, arrival.observation());
        if (result instanceof Restart restart) {
            long offset = series.state().offset();
            ArrangedSeries arranged = series.state().sections().arranged(); // the samples after this one continue it
            beginAnew(record, series, arrival.observation(), restart);
            series.state().sections().setArranged(arranged);
            series.state().cameFrom(offset);
            result = forecast(record, series, arrival.observation());
        }
        settle(record, series, result, series.state().offset(), arrival.published(), begun);
    }

    @Override
    public void jumpedAhead(LiveSeries series, long micros) {
        reports.jumpedAhead(series.name(), micros);
    }

    private void settle(
            Record<byte[], byte[]> record,
            LiveSeries series,
            ObservationResult result,
            long offset,
            boolean published,
            long begun) {
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
            if (begun != ForecastProcessor.UNTIMED) {
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

    private @Nullable ObservationResult refusal(
            Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        Rejected ahead = tooFarAhead(record, series, observation);
        return ahead != null ? ahead : forecaster.refusal(series.state(), observation, arrangement);
    }

    private @Nullable Rejected tooFarAhead(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        long arrivedMicros = RecordTimestampExtractor.micros(record.timestamp());
        Rejected ahead = forecaster.tooFarAhead(series.state(), observation, arrivedMicros);
        return ahead == null || record.headers().lastHeader(RecordMarks.REPLAY) != null ? null : ahead;
    }

    private ObservationResult observe(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        Rejected ahead = tooFarAhead(record, series, observation);
        return ahead != null ? ahead : forecast(record, series, observation);
    }

    private ObservationResult forecast(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
        try {
            return forecaster.observe(
                    series.state(),
                    observation,
                    series.model(models, RecordTimestampExtractor.micros(record.timestamp())),
                    series.challenger(),
                    RecordTimestampExtractor.micros(record.timestamp()),
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
}
