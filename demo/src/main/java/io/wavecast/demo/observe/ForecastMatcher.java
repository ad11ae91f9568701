package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Matches the forecasts of one series with the observations they predicted. The two topics may be read in any order. One
 * step of each forecast counts, selected by the owner. An observation matches if it is at most half a period away from the forecast's
 * target time. Forecasts without a matching observation are dropped, and so are labels, which predict no observation.
 */
final class ForecastMatcher {
    private final Deque<Observation> observations =
            new ArrayDeque<>(); // from the origin of the oldest pending forecast on
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final Function<Forecast, Optional<HorizonForecast>> selected;
    private final Consumer<Match> sink;

    /** A forecast and its errors. */
    record Match(Forecast forecast, ScoredForecast scored) {}

    /** A forecast and the step of it that counts. */
    private record Pending(Forecast forecast, HorizonForecast step) {}

    /** @param selected the step of a forecast that counts; empty to drop the forecast */
    ForecastMatcher(Function<Forecast, Optional<HorizonForecast>> selected, Consumer<Match> sink) {
        this.selected = selected;
        this.sink = sink;
    }

    /** Counts the farthest horizon. */
    static Optional<HorizonForecast> farthest(Forecast forecast) {
        return Optional.of(forecast.steps().get(forecast.steps().size() - 1));
    }

    /** Counts one horizon. */
    static Function<Forecast, Optional<HorizonForecast>> at(int horizon) {
        return forecast -> forecast.steps().stream()
                .filter(step -> step.horizon() == horizon)
                .findFirst();
    }

    void observed(Observation observation) {
        observations.add(observation);
        match();
    }

    void forecast(Forecast forecast) {
        selected.apply(forecast)
                .filter(step -> step.horizon() != ModelSpec.PRESENT)
                .ifPresent(step -> pending.add(new Pending(forecast, step)));
        match();
    }

    /** The observations that a later forecast may still start from or predict, oldest first. */
    List<Observation> held() {
        return List.copyOf(observations);
    }

    private void match() {
        while (!pending.isEmpty()) {
            Pending next = pending.peek();
            Forecast forecast = next.forecast();
            while (!observations.isEmpty() && observations.peek().timeMicros() < forecast.madeMicros()) {
                observations.poll();
            }
            if (observations.isEmpty()) {
                return;
            }
            Observation origin = observations.peek();
            if (origin.timeMicros() == forecast.madeMicros()) {
                Optional<Observation> target = target(next);
                if (target.isEmpty()) {
                    return;
                }
                if (matches(next, target.get())) {
                    sink.accept(new Match(forecast, scored(next.step(), origin, target.get())));
                }
            }
            pending.poll();
        }
    }

    /** The first observation not earlier than half a period before the target time; empty until it is read. */
    private Optional<Observation> target(Pending forecast) {
        Iterator<Observation> iterator = observations.iterator();
        iterator.next();
        while (iterator.hasNext()) {
            Observation candidate = iterator.next();
            if (candidate.timeMicros() >= earliest(forecast)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static long earliest(Pending forecast) {
        HorizonForecast step = forecast.step();
        return step.atMicros() == HorizonForecast.UNKNOWN_TIME
                ? forecast.forecast().madeMicros() + 1
                : step.atMicros() - halfPeriod(forecast.forecast(), step);
    }

    private static boolean matches(Pending forecast, Observation target) {
        HorizonForecast step = forecast.step();
        return step.atMicros() == HorizonForecast.UNKNOWN_TIME
                ? step.horizon() == 1
                : target.timeMicros() <= step.atMicros() + halfPeriod(forecast.forecast(), step);
    }

    private static long halfPeriod(Forecast forecast, HorizonForecast step) {
        return (step.atMicros() - forecast.madeMicros()) / (2L * step.horizon());
    }

    /** The errors are NaN if no channel that is forecast was observed. */
    private static ScoredForecast scored(HorizonForecast step, Observation origin, Observation target) {
        double squared = 0;
        double naive = 0;
        double covered = 0;
        int present = 0;
        int channels = Math.min(Math.min(step.mean().length, origin.channels()), target.channels());
        for (int c = 0; c < channels; c++) {
            double actual = target.values()[c];
            double last = origin.values()[c];
            if (Double.isNaN(actual) || Double.isNaN(last) || Double.isNaN(step.mean()[c])) {
                continue;
            }
            present++;
            squared += (step.mean()[c] - actual) * (step.mean()[c] - actual);
            naive += (last - actual) * (last - actual);
            covered += step.lower()[c] <= actual && actual <= step.upper()[c] ? 1 : 0;
        }
        return new ScoredForecast(
                target.timeMicros(),
                target.values()[0],
                step.mean()[0],
                step.lower()[0],
                step.upper()[0],
                squared / present,
                naive / present,
                covered / present);
    }
}
