package io.wavecast.signals.mqtt;

import io.wavecast.core.events.mapping.TimeRule;
import io.wavecast.core.events.mapping.TimeScale;
import java.util.Optional;

/** Parses the option for the field with the event time, and how the time is written. */
final class TimeField {
    private static final String UNITS = "s, ms, us, ns or iso";

    private TimeField() {}

    /**
     * Parses {@code POINTER:UNIT}, such as {@code /time:ms}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static TimeRule parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "expected a field and its unit (" + UNITS + "), such as /time:ms, was '" + text + "'");
        }
        String unit = text.substring(colon + 1);
        TimeScale scale = TimeScale.of(unit)
                .filter(found -> found != TimeScale.AUTO)
                .orElseThrow(
                        () -> new IllegalArgumentException("expected a unit of " + UNITS + ", was '" + unit + "'"));
        var place = new TimeRule.Place(Optional.empty(), Optional.of(Pointers.parse(text.substring(0, colon))));
        return new TimeRule(place, scale, Optional.empty());
    }
}
