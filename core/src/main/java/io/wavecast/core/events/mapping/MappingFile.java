package io.wavecast.core.events.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping: one JSON object, in which comments are allowed. */
public final class MappingFile {
    private static final String FIELDS = "expected each, series, time, values, missing, scale or offset, was '";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final MappingProblems problems = new MappingProblems();
    private Optional<JsonPath> each = Optional.empty();
    private Optional<SeriesTemplate> series = Optional.empty();
    private Optional<TimeRule> time = Optional.empty();
    private List<JsonPath> values = List.of();
    private boolean hasValues;
    private int valuesLine;
    private final Set<String> missing = new HashSet<>();
    private final Map<String, Double> scale = new LinkedHashMap<>();
    private final Map<String, Double> offset = new LinkedHashMap<>();
    private final List<Factor> factors = new ArrayList<>(); // of single values

    /** Where the mapping states the scale or the offset of one value. */
    private record Factor(int line, String place, String path) {}

    private MappingFile() {}

    /**
     * Parses a mapping.
     *
     * @throws MappingProblemsException listing all problems
     */
    public static EventMapping parse(String text) {
        return new MappingFile().read(text);
    }

    private EventMapping read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(1, "expected a JSON object such as {\"series\": \"{key}\", \"values\": \"/value\"}");
            } else {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    field(name, parser);
                }
                if (parser.nextToken() != null) {
                    problems.add(MappingProblems.line(parser), "expected the end of the file after the object");
                }
            }
        } catch (JsonProcessingException e) {
            problems.add(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    "expected JSON: " + Quote.shortened(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkAll();
        problems.throwIfAny();
        return new EventMapping(
                each, series.orElseThrow(), time, values, Set.copyOf(missing), new Calibration(scale, offset));
    }

    private void field(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "each" -> each = problems.parse(parser, name, MappingFile::arrayPath);
            case "series" -> series = problems.parse(parser, name, SeriesTemplate::parse);
            case "time" -> time = new TimeRuleReader(problems).read(parser);
            case "values" -> {
                hasValues = true;
                valuesLine = MappingProblems.line(parser);
                values = problems.parseAll(parser, name, MappingFile::valuePath);
            }
            case "missing" -> missing(parser);
            case "scale" -> factors(parser, name, scale);
            case "offset" -> factors(parser, name, offset);
            default -> {
                problems.add(MappingProblems.line(parser), FIELDS + name + "'");
                parser.skipChildren();
            }
        }
    }

    private static JsonPath arrayPath(String text) {
        JsonPath path = JsonPath.parse(text);
        if (path.wildcard() != JsonPath.Wildcard.NONE) {
            throw new IllegalArgumentException("expected the path of an array, without a wildcard, was '" + text + "'");
        }
        return path;
    }

    private static JsonPath valuePath(String text) {
        JsonPath path = JsonPath.parse(text);
        if (path.fromRoot()) {
            throw new IllegalArgumentException("expected a path in the event, which begins with /, was '" + text + "'");
        }
        return path;
    }

    private void missing(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            problems.expected(parser, "missing", "an array of texts and numbers");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isNumeric()) {
                missing.add(Double.toString(parser.getDoubleValue()));
            } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
                missing.add(parser.getText());
            } else {
                problems.expected(parser, "missing", "a text or a number");
            }
        }
    }

    private void factors(JsonParser parser, String name, Map<String, Double> into) throws IOException {
        if (parser.currentToken().isNumeric()) {
            factor(parser, name, Calibration.ALL, into);
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            problems.expected(parser, name, "a number, or an object such as {\"/fields/t\": 0.1}");
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String path = parser.currentName();
            parser.nextToken();
            String place = name + "." + path;
            if (path.endsWith("/*") || path.endsWith("/**")) {
                problems.add(
                        MappingProblems.line(parser),
                        place + ": expected the path of one value, or a number for all in place of the object, was '"
                                + path + "'");
                parser.skipChildren();
                continue;
            }
            factors.add(new Factor(MappingProblems.line(parser), place, path));
            factor(parser, place, path, into);
        }
    }

    private void factor(JsonParser parser, String place, String path, Map<String, Double> into) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            problems.expected(parser, place, "a number");
            return;
        }
        double factor = parser.getDoubleValue();
        if (!Double.isFinite(factor) || (factor == 0 && place.startsWith("scale"))) {
            problems.add(
                    MappingProblems.line(parser),
                    place + ": expected a finite number" + (place.startsWith("scale") ? " other than 0" : "") + ", was "
                            + Quote.of(parser));
            return;
        }
        into.put(path, factor);
    }

    private void checkAll() {
        if (!hasValues && problems.none()) {
            problems.add(1, "values: expected a path or several, was none");
        }
        if (series.isEmpty() && problems.none()) {
            problems.add(1, "series: expected a template such as \"{key}\", was none");
        }
        boolean wildcard = values.stream().anyMatch(path -> path.wildcard() != JsonPath.Wildcard.NONE);
        if (hasValues && values.isEmpty() && problems.none()) {
            problems.add(valuesLine, "values: expected at least one path, was none");
        }
        if (wildcard && values.size() > 1) {
            problems.add(
                    valuesLine,
                    "values: expected one path with a wildcard, or paths without one, was "
                            + values.stream().map(JsonPath::text).toList());
        }
        if (wildcard && series.isPresent() && !series.get().namesFields()) {
            problems.add(
                    valuesLine,
                    "series: expected {field} in it, since each number at "
                            + values.get(0).text() + " is a series of its own");
        }
        if (!wildcard && hasValues && series.isPresent() && series.get().namesFields()) {
            problems.add(valuesLine, "series: expected no {field}, since values has no wildcard");
        }
        for (Factor factor : factors) {
            if (!values.isEmpty() && values.stream().noneMatch(path -> path.includes(factor.path()))) {
                problems.add(
                        factor.line(),
                        factor.place() + ": expected the path of one of the values "
                                + values.stream().map(JsonPath::text).toList() + ", was '" + factor.path() + "'");
            }
        }
    }
}
