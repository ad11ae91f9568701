package io.wavecast.streams.topology;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.series.Anomaly;
import io.wavecast.streams.anomaly.SeriesDetector;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Tells the anomalies of one task's series, and notices which series are silent. Each series waits in a queue for the time at which it would be
 * silent. Observations do not move it there: when the time comes, the state says when the newest one arrived, and so how long to wait further.
 */
final class AnomalyWatch {
    /** Number of stored states that one tick looks up after a start. */
    static final int LOOKED_UP = 1_000;

    /** A series is silent by the clock after 5 s at the earliest: less may be a pause of the service, of Kafka or of the network. */
    static final long LEAST_MICROS = 5_000_000;

    private static final long RETRY_MICROS = 60_000_000; // while no period is known
    private static final long NEVER = Long.MIN_VALUE;

    private final LiveStates states;
    private final SeriesForecaster forecaster;
    private final Answers answers;
    private final ForecastMetrics metrics;
    private final boolean on;
    private final Map<SeriesKey, Watched> watched = new HashMap<>();
    private final PriorityQueue<Watched> waiting =
            new PriorityQueue<>(Comparator.comparingLong(next -> next.dueMicros));
    private @Nullable SeriesKey lookedUp; // the last one
    private boolean complete; // all stored states were looked up
    private int lasting;
    private int silences; // of those that last

    /** A series of the task. */
    private static final class Watched {
        private final SeriesKey key;
        private final long
                foundMicros; // when its stored state was found after a start; NEVER if its first record came later
        private long chunkFromMicros; // event times of the last chunk's first and last sample
        private long chunkToMicros = NEVER;
        private long dueMicros;
        private boolean waits; // is in the queue; a silent series is not
        private int lasting;
        private int silences; // 1 while it is silent

        private Watched(SeriesKey key, long foundMicros) {
            this.key = key;
            this.foundMicros = foundMicros;
        }

        /** The span of its last record's samples. */
        private long spanMicros(SeriesTimes times) {
            return chunkToMicros == times.newestMicros() ? chunkToMicros - chunkFromMicros : 0;
        }

        /** Whether the last record came before a start, so that it may have been a chunk. A minute is granted to the next one. */
        private boolean mayHaveBeenAChunk(long arrivedMicros, long nowMicros) {
            return arrivedMicros <= foundMicros && nowMicros < foundMicros + RETRY_MICROS;
        }
    }

    /** @param on whether anomalies are looked for */
    AnomalyWatch(LiveStates states, SeriesForecaster forecaster, Answers answers, ForecastMetrics metrics, boolean on) {
        this.states = states;
        this.forecaster = forecaster;
        this.answers = answers;
        this.metrics = metrics;
        this.on = on;
    }

    /**
     * An observation was answered.
     *
     * @param key of the record
     * @param timestamp of the record, in milliseconds
     */
    void answered(LiveSeries series, byte[] key, long timestamp, List<Anomaly> found) {
        if (!on || (!series.isNew() && found.isEmpty())) {
            return;
        }
        tell(series.name(), key, timestamp, found);
        count(awaited(series), series.state());
    }

    /**
     * A record with several samples was answered. The next one is due only after as much time as these samples span.
     *
     * @param fromMicros event time of the first sample
     */
    void cameInAChunk(LiveSeries series, long fromMicros) {
        long toMicros = series.state().times().newestMicros();
        if (on && toMicros >= fromMicros) { // otherwise all samples were refused
            Watched entry = awaited(series);
            entry.chunkFromMicros = fromMicros;
            entry.chunkToMicros = toMicros;
        }
    }

    /** Ends the anomalies of a series that begins anew; its state must be replaced. */
    void end(LiveSeries series, long timestamp) {
        if (on) {
            try {
                byte[] key = series.name().getBytes(StandardCharsets.UTF_8);
                tell(series.name(), key, timestamp, forecaster.endAnomalies(series.state()));
            } catch (RuntimeException e) {
                states.discard(series); // its ends were not told
                throw e;
            }
            Watched entry = watched.get(series.key());
            if (entry != null) {
                count(entry, series.state());
            }
        }
    }

    /** Ends the anomalies of a series that is about to be removed. */
    void end(SeriesKey key, long timestamp) {
        if (on) {
            end(states.series(key, 1, forecaster::newState), timestamp);
            watched.remove(key); // the queue finds out later
        }
    }

    /**
     * Looks for silent series.
     *
     * @param nowMicros the present time, as record timestamps count it; unknown if negative
     */
    void tick(long nowMicros) {
        if (!on || nowMicros < 0) {
            return;
        }
        lookUp(nowMicros);
        for (Watched next = waiting.peek(); next != null && next.dueMicros <= nowMicros; next = waiting.peek()) {
            waiting.remove();
            next.waits = false;
            if (watched.get(next.key) == next) { // otherwise its series was removed
                check(next, nowMicros);
            }
        }
    }

    /** The task ends: its series belong to others now. */
    void close() {
        metrics.anomaliesLasting(-lasting, -silences);
        lasting = 0;
        silences = 0;
        watched.clear();
        waiting.clear();
    }

    /** Finds the series that had states before the task came here. */
    private void lookUp(long nowMicros) {
        if (complete) {
            return;
        }
        List<SeriesKey> next = states.stored(lookedUp, LOOKED_UP);
        for (SeriesKey key : next) {
            if (!watched.containsKey(key)) {
                Watched entry = new Watched(key, nowMicros);
                watched.put(key, entry);
                await(entry, nowMicros);
            }
            lookedUp = key;
        }
        complete = next.size() < LOOKED_UP;
    }

    private void check(Watched entry, long nowMicros) {
        LiveSeries series = states.series(entry.key, 1, forecaster::newState);
        SeriesState state = series.state();
        if (state.observations() == 0) {
            count(entry, 0, 0);
            watched.remove(entry.key);
            return;
        }
        ArrangedSeries arranged = state.sections().arranged();
        if (arranged != null && !arranged.waiting().isEmpty()) { // they come first: they end what their series lacks
            await(entry, nowMicros + LEAST_MICROS);
            return;
        }
        long arrived = state.times().arrivedMicros();
        long silentAfter = forecaster.silentAfter(state);
        if (arrived == SeriesTimes.UNKNOWN_ARRIVAL || silentAfter == 0) {
            count(entry, state);
            await(entry, nowMicros + RETRY_MICROS);
            return;
        }
        long span = entry.spanMicros(state.times());
        long due = arrived + Math.max(silentAfter + span, LEAST_MICROS);
        if (due <= nowMicros && entry.mayHaveBeenAChunk(arrived, nowMicros)) {
            due = entry.foundMicros + RETRY_MICROS;
        }
        if (due <= nowMicros) {
            silent(series, arrived + silentAfter + span, nowMicros - arrived);
        }
        count(entry, state);
        if (!SeriesDetector.isSilent(state.sections().anomalies())) {
            await(entry, due <= nowMicros ? nowMicros + RETRY_MICROS : due);
        }
    }

    /** Begins a silence, unless it is muted. If it cannot be sent, the series returns to its last commit. */
    private void silent(LiveSeries series, long sinceMicros, long waited) {
        List<Anomaly> begun = forecaster.silent(series.state(), waited);
        if (begun.isEmpty()) {
            return;
        }
        try {
            byte[] key = series.name().getBytes(StandardCharsets.UTF_8);
            tell(series.name(), key, sinceMicros / 1_000, begun);
            states.changed(series);
        } catch (RuntimeException e) {
            states.discard(series);
            throw e;
        }
    }

    private void tell(String series, byte[] key, long timestamp, List<Anomaly> found) {
        for (Anomaly anomaly : found) {
            answers.send(key, series, timestamp, anomaly);
            if (!anomaly.ended()) {
                metrics.anomalyBegan(anomaly.model(), anomaly.kind());
            }
        }
    }

    private void count(Watched entry, SeriesState state) {
        double[] anomalies = state.sections().anomalies();
        count(entry, SeriesDetector.lasting(anomalies), SeriesDetector.isSilent(anomalies) ? 1 : 0);
    }

    private void count(Watched entry, int nowLasting, int nowSilences) {
        int change = nowLasting - entry.lasting;
        int silenced = nowSilences - entry.silences;
        if (change != 0 || silenced != 0) {
            metrics.anomaliesLasting(change, silenced);
            lasting += change;
            silences += silenced;
            entry.lasting = nowLasting;
            entry.silences = nowSilences;
        }
    }

    /** The entry of a series that was heard, which waits for its silence from now on. */
    private Watched awaited(LiveSeries series) {
        Watched entry = watched.computeIfAbsent(series.key(), key -> new Watched(key, NEVER));
        if (!entry.waits) {
            await(entry, series.state().times().arrivedMicros() + LEAST_MICROS);
        }
        return entry;
    }

    private void await(Watched entry, long micros) {
        entry.dueMicros = micros;
        entry.waits = true;
        waiting.add(entry);
    }
}
