package io.wavecast.demo.watch.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All series that are watched, within {@link Limits}. One thread writes, any thread may read. */
public final class WatchedCluster {
    private final Map<String, WatchedSeries> series = new ConcurrentHashMap<>();
    private final Map<String, WatchedSeries> detailed = new LinkedHashMap<>(16, 0.75f, true); // by last look
    private final Map<String, String> models = new ConcurrentHashMap<>(); // in words, by name@version
    private final AtomicLong observations = new AtomicLong();
    private final AtomicLong forecasts = new AtomicLong();
    private final AtomicLong beyond = new AtomicLong();
    private final int maxSeries;

    public WatchedCluster() {
        this(Limits.SERIES);
    }

    WatchedCluster(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /**
     * Takes in an observation.
     *
     * @param nowMillis when it was read
     */
    public void observed(String key, Observation observation, long nowMillis) {
        observations.incrementAndGet();
        find(key).ifPresent(one -> one.observed(observation, nowMillis));
    }

    public void forecast(String key, Forecast forecast) {
        forecasts.incrementAndGet();
        find(key).ifPresent(one -> one.forecast(forecast));
    }

    /** Takes in a beginning, or the end of an anomaly. */
    public void anomaly(String key, AnomalyMark mark) {
        find(key).ifPresent(one -> one.anomaly(mark));
    }

    /** Forgets the observations of a series, which begins anew. */
    public void restart(String key) {
        @Nullable WatchedSeries one = series.get(key);
        if (one != null) {
            one.restart();
        }
    }

    /** A version of a model. */
    public void model(ModelVersion version, String words) {
        String text = version.toString();
        if (models.size() < maxSeries || models.containsKey(text)) {
            models.put(text, words);
        }
    }

    /** A version that is stored no longer. */
    public void retired(String version) {
        models.remove(version);
    }

    /**
     * A version of a model in words; empty if it is unknown.
     *
     * @param version such as {@code hall@3}
     */
    public String modelInWords(String version) {
        return models.getOrDefault(version, "");
    }

    private Optional<WatchedSeries> find(String key) {
        @Nullable WatchedSeries known = series.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        if (series.size() >= maxSeries) {
            beyond.incrementAndGet();
            return Optional.empty();
        }
        var made = new WatchedSeries(key);
        series.put(key, made);
        synchronized (detailed) {
            if (detailed.size() < Limits.DETAILED) {
                made.detail();
                detailed.put(key, made);
            }
        }
        return Optional.of(made);
    }

    /** Looks at a series, which is kept in detail from now on; empty if it is unknown. */
    public Optional<SeriesDetail> look(String key, Window window, long nowMillis) {
        @Nullable WatchedSeries one = series.get(key);
        if (one == null) {
            return Optional.empty();
        }
        synchronized (detailed) {
            if (detailed.get(key) == null) {
                while (detailed.size() >= Limits.DETAILED) {
                    String eldest = detailed.keySet().iterator().next();
                    Objects.requireNonNull(detailed.remove(eldest)).reduce();
                }
                one.detail();
                detailed.put(key, one);
            }
        }
        return Optional.of(one.detail(window, nowMillis));
    }

    /** The summaries of all series, in no order. */
    public List<SeriesSummary> summaries(long nowMillis) {
        return series.values().stream().map(one -> one.summary(nowMillis)).toList();
    }

    /** The newest rows of the first channel that is forecast, for a small picture; empty if the series is unknown. */
    public Optional<Rows> curve(String key) {
        return Optional.ofNullable(series.get(key)).map(WatchedSeries::curve);
    }

    /** All rows of a channel that are kept, by horizon; of the first one that is forecast for a negative number. Empty if the series is unknown. */
    public Optional<Export> export(String key, int channel) {
        return Optional.ofNullable(series.get(key)).map(one -> one.export(channel));
    }

    /** Observations read, of all series. */
    public long observations() {
        return observations.get();
    }

    /** Forecasts read, of all series. */
    public long forecasts() {
        return forecasts.get();
    }

    /** Records of series that are not kept, since there are too many. */
    public long beyond() {
        return beyond.get();
    }
}
