package io.wavecast.demo.observe;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether each observation of one series was answered exactly once, in whichever order the two topics are read. Within a
 * series forecasts are made in order of event time, so one that is not newer than the one before was made twice.
 */
final class DeliveryCheck {
    private final Set<Long> unanswered = new HashSet<>(); // event times of observations without a forecast
    private final Set<Long> ahead = new HashSet<>(); // of forecasts whose observation was not read yet
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

    /** @return whether this is the first forecast for that observation */
    boolean answered(long madeMicros) {
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

    long duplicates() {
        return duplicates;
    }

    /** Observations that no forecast was seen for so far. */
    long lost() {
        return unanswered.size();
    }
}
