package io.wavecast.demo.observe;

import java.util.HashSet;
import java.util.Set;

/**
 * Checks that each observation of one series got exactly one forecast. The two topics may be read in any order. Within a series
 * the service makes forecasts in order of event time, so a forecast that is not newer than its predecessor is a duplicate.
 */
final class DeliveryCheck {
    private final Set<Long> unanswered = new HashSet<>(); // event times of observations without a forecast
    private final Set<Long> ahead = new HashSet<>(); // event times of forecasts whose observation has not been read yet
    private long observations;
    private long forecasts;
    private long duplicates;
    private long newest = Long.MIN_VALUE;

    void observed(long timeMicros) {
        observations++;
        if (!ahead.remove(timeMicros)) {
            unanswered.add(timeMicros);
        }
    }

    /** Takes a forecast in. Returns whether it is the first one for its observation. */
    boolean forecast(long madeMicros) {
        forecasts++;
        if (madeMicros <= newest) {
            duplicates++;
            return false;
        }
        newest = madeMicros;
        if (!unanswered.remove(madeMicros)) {
            ahead.add(madeMicros);
        }
        return true;
    }

    long observations() {
        return observations;
    }

    long forecasts() {
        return forecasts;
    }

    /** Observations without a forecast so far. */
    long unanswered() {
        return unanswered.size();
    }

    SeriesReport.Delivery counts() {
        return new SeriesReport.Delivery(observations, forecasts, unanswered(), duplicates);
    }
}
