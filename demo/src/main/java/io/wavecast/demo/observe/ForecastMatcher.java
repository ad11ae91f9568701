package io.wavecast.demo.observe;

import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Brings the forecasts of one series together with the observations they speak of, in whichever order the two topics are
 * read. Judges the nearest horizon of each forecast; a truth is an observation at most half a period away from the time
 * that the forecast aimed at. Forecasts whose truth went missing are left out, and so are labels, which no observation settles.
 */
final class ForecastMatcher {
    private final Deque<Observation> observations =
            new ArrayDeque<>(); // from the base of the oldest waiting forecast on
    private final Deque<Forecast> waiting = new ArrayDeque<>();
    private final Consumer<Pair> sink;

    /** What {@link ForecastMatcher} finds. */
    record Pair(Forecast forecast, ScoredForecast settled) {}

    ForecastMatcher(Consumer<Pair> sink) {
        this.sink = sink;
    }

    void observed(Observation observation) {
        observations.add(observation);
        settle();
    }

    void forecast(Forecast forecast) {
        if (forecast.steps().get(0).horizon() != ModelSpec.PRESENT) {
            waiting.add(forecast);
        }
        settle();
    }

    private void settle() {
        while (!waiting.isEmpty()) {
            Forecast forecast = waiting.peek();
            while (!observations.isEmpty() && observations.peek().timeMicros() < forecast.madeMicros()) {
                observations.poll();
            }
            if (observations.isEmpty()) {
                return;
            }
            Observation base = observations.peek();
            if (base.timeMicros() == forecast.madeMicros()) {
                Observation due = due(forecast);
                if (due == null) {
                    return;
                }
                if (matches(forecast, due)) {
                    sink.accept(new Pair(forecast, settled(forecast.steps().get(0), base, due)));
                }
            }
            waiting.poll();
        }
    }

    /** The first observation not before the time aimed at, give or take half a period; null while it has not come. */
    private Observation due(Forecast forecast) {
        Iterator<Observation> later = observations.iterator();
        later.next();
        while (later.hasNext()) {
            Observation candidate = later.next();
            if (candidate.timeMicros() >= earliest(forecast)) {
                return candidate;
            }
        }
        return null;
    }

    private static long earliest(Forecast forecast) {
        HorizonForecast step = forecast.steps().get(0);
        return step.atMicros() == HorizonForecast.UNKNOWN_TIME
                ? forecast.madeMicros() + 1
                : step.atMicros() - halfPeriod(forecast, step);
    }

    private static boolean matches(Forecast forecast, Observation due) {
        HorizonForecast step = forecast.steps().get(0);
        return step.atMicros() == HorizonForecast.UNKNOWN_TIME
                ? step.horizon() == 1
                : due.timeMicros() <= step.atMicros() + halfPeriod(forecast, step);
    }

    private static long halfPeriod(Forecast forecast, HorizonForecast step) {
        return (step.atMicros() - forecast.madeMicros()) / (2L * step.horizon());
    }

    private static ScoredForecast settled(HorizonForecast step, Observation base, Observation due) {
        double squared = 0;
        double naive = 0;
        double covered = 0;
        int present = 0;
        int channels = Math.min(Math.min(step.mean().length, base.channels()), due.channels());
        for (int c = 0; c < channels; c++) {
            double actual = due.values()[c];
            double last = base.values()[c];
            if (Double.isNaN(actual) || Double.isNaN(last)) {
                continue;
            }
            present++;
            squared += (step.mean()[c] - actual) * (step.mean()[c] - actual);
            naive += (last - actual) * (last - actual);
            covered += step.lower()[c] <= actual && actual <= step.upper()[c] ? 1 : 0;
        }
        int by = Math.max(1, present);
        return new ScoredForecast(
                due.timeMicros(),
                due.values()[0],
                step.mean()[0],
                step.lower()[0],
                step.upper()[0],
                squared / by,
                naive / by,
                covered / by);
    }
}
