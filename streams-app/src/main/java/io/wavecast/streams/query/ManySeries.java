package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.series.SeriesState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiFunction;

/** Lists series of all instances in an order. Each instance lists its own; the one that was asked merges the lists. */
final class ManySeries {
    private static final int MAX_ROWS = 1_000;
    private static final int ROWS = 50;
    /** Largest number of values in the rows of a list, unless it has one row. */
    private static final int MAX_VALUES = 131_072;

    private static final int MAX_PREFIX = 1_024;
    private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

    private final SeriesPlaces places;
    private final Neighbours neighbours;
    private final BiFunction<String, SeriesState, ObjectNode> row;

    /** @param row the entry of a series in a list; with its name as {@code series} */
    ManySeries(SeriesPlaces places, Neighbours neighbours, BiFunction<String, SeriesState, ObjectNode> row) {
        this.places = places;
        this.neighbours = neighbours;
        this.row = row;
    }

    /** @param stale whether the answer may lack the series of instances that do not answer */
    ApiAnswer answer(ApiRequest request, boolean stale) {
        String prefix = request.parameter("prefix").orElse("");
        String after = request.parameter("after").orElse("");
        Comparator<JsonNode> order = order(request.parameter("sort").orElse("name"), after);
        int limit = request.number("limit", 1, MAX_ROWS, ROWS);
        if (prefix.length() > MAX_PREFIX) {
            throw ApiException.badRequest(
                    "expected a prefix of at most " + MAX_PREFIX + " characters, was " + prefix.length());
        }
        ObjectNode page = Json.object();
        List<JsonNode> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        long scanned = 0;
        boolean first = request.forwarded().isEmpty(); // the instance that a client asked
        List<String> instances = new ArrayList<>(first ? places.others() : List.of());
        instances.add(0, places.self());
        for (String one : instances) {
            try {
                scanned +=
                        one.equals(places.self()) ? here(prefix, after, order, limit, rows) : there(one, request, rows);
            } catch (ApiException e) {
                if (!stale || !first || e.status() != ApiException.UNAVAILABLE) {
                    throw e;
                }
                missing.add(one);
            }
        }
        List<JsonNode> shown = rows.stream().sorted(order).limit(limit).toList();
        bound(shown.stream().mapToLong(ManySeries::values).sum(), shown.size());
        page.putArray("series").addAll(shown);
        page.put("scanned", scanned).put("complete", missing.isEmpty());
        var absent = page.putArray("missing");
        missing.forEach(absent::add);
        return ApiAnswer.of(Json.bytes(page));
    }

    /** Adds the first rows of this instance. Returns the number of series looked at. */
    private long here(String prefix, String after, Comparator<JsonNode> order, int limit, List<JsonNode> rows) {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        var first = new PriorityQueue<JsonNode>(limit + 1, order.reversed());
        long[] scanned = {0};
        long[] values = {0};
        places.forEach(prefix, (series, state) -> {
            scanned[0]++;
            if (System.nanoTime() > deadline) {
                throw ApiException.unanswerable("expected to look at all series within "
                        + Duration.ofNanos(LONGEST_NANOS).toSeconds() + " s, was " + scanned[0]
                        + " series in this time; ask with a longer prefix");
            }
            if (after.isEmpty() || series.compareTo(after) > 0) {
                JsonNode next = row.apply(series, state);
                first.add(next);
                values[0] += values(next);
                if (first.size() > limit) {
                    values[0] -= values(first.remove());
                }
                bound(values[0], first.size());
            }
        });
        rows.addAll(first);
        return scanned[0];
    }

    private static int values(JsonNode row) {
        return Math.max(1, row.path("last").path("v").size());
    }

    private static void bound(long values, int rows) {
        if (values > MAX_VALUES && rows > 1) {
            throw ApiException.unanswerable("expected at most " + MAX_VALUES + " values in a list, was " + values
                    + " in " + rows + " rows; ask with a smaller limit");
        }
    }

    private long there(String address, ApiRequest request, List<JsonNode> rows) {
        ApiAnswer.Json answer = neighbours.ask(address, request, Neighbours.Task.ANY);
        if (answer.status() != 200) {
            throw ApiException.unavailable("the instance at " + address + " cannot list its series now: "
                    + Json.read(answer.body()).path("error").asText("no reason given"));
        }
        JsonNode page = Json.read(answer.body());
        page.path("series").forEach(row -> rows.add(Json.withPlainTimes(row)));
        return page.path("scanned").asLong();
    }

    private static Comparator<JsonNode> order(String sort, String after) {
        Comparator<JsonNode> byName =
                Comparator.comparing(one -> one.path("series").asText());
        if (!after.isEmpty() && !sort.equals("name")) {
            throw ApiException.badRequest("expected after with sort=name only, was sort=" + sort);
        }
        return switch (sort) {
            case "name" -> byName;
            case "worst" ->
                Comparator.<JsonNode>comparingDouble(ManySeries::skill).thenComparing(byName);
            case "anomaly" ->
                Comparator.<JsonNode>comparingDouble(one -> -anomalous(one)).thenComparing(byName);
            case "newest" ->
                Comparator.<JsonNode>comparingDouble(one -> -last(one)).thenComparing(byName);
            case "oldest" -> Comparator.comparingDouble(ManySeries::last).thenComparing(byName);
            default ->
                throw ApiException.badRequest(
                        "expected sort to be name, worst, anomaly, newest or oldest, was '" + sort + "'");
        };
    }

    /** Series without a skill come last. */
    private static double skill(JsonNode row) {
        return row.path("skill").asDouble(Double.POSITIVE_INFINITY);
    }

    /** Time since which an anomaly lasts; series without one come last. */
    private static double anomalous(JsonNode row) {
        return row.path("anomaly").path("from").asDouble(Double.NEGATIVE_INFINITY);
    }

    private static double last(JsonNode row) {
        return row.path("last").path("t").asDouble();
    }
}
