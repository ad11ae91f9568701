package io.wavecast.core.events.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the parts of observations are in a record of JSON.
 *
 * @param each path of an array whose elements are the events; empty if the record is one event
 * @param series names the series
 * @param time empty for the record's timestamp
 * @param values paths of the channels of one series, at least one; or one path with a wildcard, whose numbers are a series each
 * @param missing texts and numbers that mean a missing value, numbers as {@code Double.toString} writes them; null always does
 */
public record EventMapping(
        Optional<JsonPath> each,
        SeriesTemplate series,
        Optional<TimeRule> time,
        List<JsonPath> values,
        Set<String> missing,
        Calibration calibration) {

    /**
     * The mapping of records that are one event each. Below a wildcard the path of each number is the name of its series; any other series has the name
     * {@code value}.
     */
    public static EventMapping of(JsonPath value, Optional<TimeRule> time) {
        boolean fields = value.wildcard() != JsonPath.Wildcard.NONE;
        return new EventMapping(
                Optional.empty(),
                SeriesTemplate.parse(fields ? "{field}" : "value"),
                time,
                List.of(value),
                Set.of(),
                Calibration.NONE);
    }

    /** Whether each number below a wildcard is a series of its own. */
    public boolean separatesFields() {
        return values.get(0).wildcard() != JsonPath.Wildcard.NONE;
    }
}
