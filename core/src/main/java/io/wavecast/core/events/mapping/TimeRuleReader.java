package io.wavecast.core.events.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the part {@code time} of a mapping. */
final class TimeRuleReader {
    private static final String HEADER = "header:";

    private final MappingProblems problems;

    TimeRuleReader(MappingProblems problems) {
        this.problems = problems;
    }

    /** Reads the rule at the parser: an object, or a place as text. Empty, with a problem, if it is wrong. */
    Optional<TimeRule> read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return problems.parse(parser, "time", TimeRuleReader::place)
                    .map(place -> new TimeRule(place, TimeScale.AUTO, Optional.empty()));
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            problems.expected(parser, "time", "an object such as {\"at\": \"/timestamp\", \"unit\": \"ms\"}");
            return Optional.empty();
        }
        int line = MappingProblems.line(parser);
        Optional<TimeRule.Place> at = Optional.empty();
        Optional<TimeScale> unit = Optional.of(TimeScale.AUTO);
        Optional<ZoneId> zone = Optional.empty();
        boolean hasPlace = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "at" -> {
                    hasPlace = true;
                    at = problems.parse(parser, "time.at", TimeRuleReader::place);
                }
                case "unit" -> unit = problems.parse(parser, "time.unit", TimeRuleReader::scale);
                case "zone" -> zone = problems.parse(parser, "time.zone", TimeRuleReader::zone);
                default -> {
                    problems.add(MappingProblems.line(parser), "time: expected at, unit or zone, was '" + name + "'");
                    parser.skipChildren();
                }
            }
        }
        if (!hasPlace) {
            problems.add(line, "time.at: expected a path or header:NAME, was none");
        }
        if (at.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TimeRule(at.get(), unit.get(), zone));
    }

    private static TimeRule.Place place(String text) {
        if (text.equals(HEADER)) {
            throw new IllegalArgumentException("expected the name of a header after " + HEADER + ", was none");
        }
        if (text.startsWith(HEADER)) {
            return TimeRule.Place.inHeader(text.substring(HEADER.length()));
        }
        JsonPath path = JsonPath.parse(text);
        if (path.wildcard() != JsonPath.Wildcard.NONE) {
            throw new IllegalArgumentException("expected a path without a wildcard, was '" + text + "'");
        }
        return TimeRule.Place.at(path);
    }

    private static TimeScale scale(String word) {
        return TimeScale.of(word)
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(TimeScale.values()).map(TimeScale::word).collect(Collectors.joining(", "))
                        + ", was '" + word + "'"));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time zone such as Europe/Berlin or +01:00, was '" + name + "'", e);
        }
    }
}
