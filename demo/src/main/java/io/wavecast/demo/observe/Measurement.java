package io.wavecast.demo.observe;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The measurements of all series. One thread writes them; any thread may read them, or wait for forecasts. */
public final class Measurement {
    private final Map<String, SeriesMeasurement> series = new TreeMap<>();
    private Optional<Long> originMicros = Optional.empty(); // event time of the first record read
    private Optional<Throwable> failure = Optional.empty();

    public synchronized void observed(String key, Observation observation) {
        measurementOf(key, observation.timeMicros()).observed(observation);
        notifyAll();
    }

    /**
     * Takes in a forecast.
     *
     * @param delayMicros time from the timestamp of the observation's record until a reader of committed records had the forecast
     */
    public synchronized void forecast(String key, Forecast forecast, long delayMicros) {
        measurementOf(key, forecast.madeMicros()).forecast(forecast, delayMicros);
        notifyAll();
    }

    /** Records that the run failed, so that no more forecasts will come. Ends all waiting; the first failure counts. */
    public synchronized void fail(Throwable cause) {
        failure = Optional.of(failure.orElse(cause));
        notifyAll();
    }

    /**
     * Reports a failure of the run, if there is one.
     *
     * @throws IllegalStateException if the run failed
     */
    public synchronized void throwIfFailed() {
        if (failure.isPresent()) {
            Throwable cause = failure.get();
            throw new IllegalStateException("the run failed: " + cause.getMessage(), cause);
        }
    }

    /**
     * Waits until all observations were read and each has a forecast.
     *
     * @param sent number of observations sent, of all series
     * @return whether that happened before the timeout
     * @throws IllegalStateException if the run failed
     */
    public synchronized boolean awaitAnswers(long sent, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        throwIfFailed();
        while (observations() < sent || unanswered() > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
            throwIfFailed();
        }
        return true;
    }

    /** Event time of the first record read, in microseconds since the epoch; empty before that. */
    public synchronized OptionalLong originMicros() {
        return originMicros.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private SeriesMeasurement measurementOf(String key, long micros) {
        long origin = originMicros.orElse(micros);
        originMicros = Optional.of(origin);
        return series.computeIfAbsent(key, name -> new SeriesMeasurement(name, origin));
    }

    /** The reports of all series, in order of their keys. */
    public synchronized List<SeriesReport> reports() {
        return series.values().stream().map(SeriesMeasurement::report).toList();
    }

    /**
     * The newest rows of a series; empty if the series is unknown.
     *
     * @param fromRow number of the first row requested
     */
    public synchronized Optional<SeriesRows> rows(String key, long fromRow) {
        return Optional.ofNullable(series.get(key))
                .map(measurement -> new SeriesRows(measurement.rows(fromRow), measurement.swaps(), measurement.fan()));
    }

    public synchronized long observations() {
        return series.values().stream()
                .mapToLong(SeriesMeasurement::observations)
                .sum();
    }

    public synchronized long forecasts() {
        return series.values().stream().mapToLong(SeriesMeasurement::forecasts).sum();
    }

    /** The number of observations of the shortest series; 0 before the first observation. */
    public synchronized long shortest() {
        return series.values().stream()
                .mapToLong(SeriesMeasurement::observations)
                .min()
                .orElse(0);
    }

    /** The number of observations without a forecast so far. */
    public synchronized long unanswered() {
        return series.values().stream().mapToLong(SeriesMeasurement::unanswered).sum();
    }
}
