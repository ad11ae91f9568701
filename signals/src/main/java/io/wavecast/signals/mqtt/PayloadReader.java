package io.wavecast.signals.mqtt;

import io.wavecast.core.events.EventReader;
import io.wavecast.core.events.MessageEvents;
import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.events.mapping.TimeRule;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a payload: a plain number, or a JSON object by the mapping that the options describe. Of an object one field is a value, or each field with a
 * number; numbers in deeper objects and in arrays are fields, too. Not thread-safe.
 */
final class PayloadReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final int LONGEST_NUMBER = 400;
    private static final String ALL = "/**";

    private final MessageEvents events;
    private final boolean single;
    private final boolean timed;

    /**
     * @param value the field with the value; empty for all fields with numbers
     * @param time the field with the event time; empty for the time of arrival
     */
    PayloadReader(Optional<JsonPath> value, Optional<TimeRule> time) {
        single = value.isPresent();
        timed = time.isPresent();
        events = new MessageEvents(EventMapping.of(value.orElseGet(() -> JsonPath.parse(ALL)), time));
    }

    /** Whether the event time is the time of arrival. */
    boolean timesArrivals() {
        return !timed;
    }

    /**
     * Reads a payload.
     *
     * @param arrivalMicros time of arrival, microseconds since the epoch
     * @return the observations by the names of their fields, in the order of the payload; the name is empty if there can be one only
     * @throws UnreadableException if there is no observation
     */
    Map<String, Observation> read(byte[] payload, long arrivalMicros) {
        int first = 0;
        while (first < payload.length && Character.isWhitespace(payload[first])) {
            first++;
        }
        if (first == payload.length) {
            throw BadRecord.EMPTY.because("expected a number or a JSON object, was blank");
        }
        if (payload[first] != '{') {
            return Map.of("", new Observation(arrivalMicros, plain(payload)));
        }
        var fields = new Fields(single);
        events.read(payload, arrivalMicros, fields);
        return fields.found;
    }

    private double plain(byte[] payload) {
        if (single || timed) {
            throw BadRecord.NOT_AN_OBSERVATION.because("expected a JSON object, was " + Quote.of(payload));
        }
        String text = payload.length > LONGEST_NUMBER ? "" : new String(payload, StandardCharsets.UTF_8).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw BadRecord.BAD_VALUE.because("expected a number or a JSON object, was " + Quote.of(payload));
        }
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw BadRecord.NOT_FINITE.because("the payload: expected a finite number, was " + Quote.shortened(text));
        }
        return number;
    }

    /** The observations of an object by field. Each field may be there once: which of two is right, nobody knows. */
    private static final class Fields implements EventReader.Sink {
        private final boolean single;
        private final Map<String, Observation> found = new LinkedHashMap<>();

        Fields(boolean single) {
            this.single = single;
        }

        @Override
        public void event(String field, Observation observation) {
            if (found.size() == RecordLimits.MAX_CHANNELS) {
                throw BadRecord.TOO_MANY_CHANNELS.because(
                        "expected at most " + RecordLimits.MAX_CHANNELS + " fields with numbers, was more");
            }
            if (found.put(single ? "" : field, observation) != null) {
                throw BadRecord.NOT_JSON.because("expected the key " + Quote.shortened(field) + " once, was twice");
            }
        }

        @Override
        public void refused(UnreadableException problem) {
            throw problem;
        }
    }
}
