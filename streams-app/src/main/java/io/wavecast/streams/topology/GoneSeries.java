package io.wavecast.streams.topology;

import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forgets the series of a task that had no observation for too long. */
final class GoneSeries {
    private final ProcessorContext<?, ?> context;
    private final long forgetAfterMicros; // 0 keeps all series
    private final LiveStates states;
    private final SeriesForecaster forecaster;
    private final StreamReports reports;
    private final AnomalyWatch anomalies;

    /** @param forgetAfter zero keeps all series */
    GoneSeries(
            ProcessorContext<?, ?> context,
            Duration forgetAfter,
            LiveStates states,
            SeriesForecaster forecaster,
            StreamReports reports,
            AnomalyWatch anomalies) {
        this.context = context;
        this.forgetAfterMicros = TimeUnit.NANOSECONDS.toMicros(forgetAfter.toNanos());
        this.states = states;
        this.forecaster = forecaster;
        this.reports = reports;
        this.anomalies = anomalies;
    }

    /** Applies the rule of {@link #sweep} at the moment of an observation, so that results do not depend on when the sweep comes by. */
    void forgetIfGone(Record<byte[], byte[]> record, LiveSeries series, Observation observation) {
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

    /** Removes the states of some series that are gone. */
    void sweep() {
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
    long nowMicros() {
        return RecordTimestampExtractor.micros(Math.min(context.currentStreamTimeMs(), context.currentSystemTimeMs()));
    }
}
