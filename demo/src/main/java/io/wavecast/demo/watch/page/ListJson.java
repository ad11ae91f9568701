package io.wavecast.demo.watch.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wavecast.demo.watch.series.Limits;
import io.wavecast.demo.watch.series.Rows;
import io.wavecast.demo.watch.series.SeriesSummary;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;

/** Writes the series that match a search, in the order requested, and the state of the reading. */
final class ListJson {
    /** Points of a small picture. */
    private static final int CURVE_POINTS = 64;

    /** How long the summaries of all series are used, so that many open pages cost what one costs. */
    private static final long REUSE_MILLIS = 500;

    /** How many times longer they are used than it took to compute them, so that 20,000 series cost a tenth of a processor. */
    private static final long REUSE_FACTOR = 10;

    private final JsonFactory factory = new JsonFactory();
    private final WatchedCluster cluster;
    private final LongSupplier clockMillis;
    private List<SeriesSummary> summaries = List.of();
    private long reuseMillis = REUSE_MILLIS;
    private long summarised = Long.MAX_VALUE; // before the first time

    ListJson(WatchedCluster cluster, LongSupplier clockMillis) {
        this.cluster = cluster;
        this.clockMillis = clockMillis;
    }

    byte[] write(ListQuery query, Reading reading) {
        List<SeriesSummary> all = summaries();
        List<SeriesSummary> matching = all.stream()
                .filter(one -> query.matches(one.key()))
                .sorted(query.order().comparator())
                .toList();
        var bytes = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            reading(json, reading);
            json.writeNumberField("observations", cluster.observations());
            json.writeNumberField("forecasts", cluster.forecasts());
            json.writeNumberField("beyond", cluster.beyond());
            json.writeNumberField("most", Limits.SERIES);
            json.writeNumberField("total", all.size());
            json.writeNumberField("matching", matching.size());
            json.writeArrayFieldStart("series");
            int count = 0;
            for (SeriesSummary one : matching.subList(0, Math.min(query.limit(), matching.size()))) {
                series(json, one, count++ < query.curves());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private synchronized List<SeriesSummary> summaries() {
        long now = clockMillis.getAsLong();
        if (now - summarised >= reuseMillis || now < summarised) {
            long start = System.nanoTime();
            summaries = cluster.summaries(now);
            reuseMillis = Math.max(REUSE_MILLIS, REUSE_FACTOR * (System.nanoTime() - start) / 1_000_000);
            summarised = now;
        }
        return summaries;
    }

    private static void reading(JsonGenerator json, Reading reading) throws IOException {
        json.writeObjectFieldStart("reading");
        json.writeStringField("source", reading.source());
        json.writeArrayFieldStart("missing");
        for (String topic : reading.missing()) {
            json.writeString(topic);
        }
        json.writeEndArray();
        json.writeNumberField("behind", reading.behind());
        json.writeNumberField("unreadable", reading.unreadable());
        json.writeStringField("failure", reading.failure().orElse(""));
        json.writeEndObject();
    }

    private void series(JsonGenerator json, SeriesSummary one, boolean curve) throws IOException {
        json.writeStartObject();
        summary(json, one);
        if (curve) {
            Rows rows = cluster.curve(one.key()).orElseThrow().thinned(CURVE_POINTS);
            JsonNumbers.column(json, "seconds", rows.seconds());
            JsonNumbers.column(json, "actual", rows.actual());
            JsonNumbers.column(json, "mean", rows.mean());
        }
        json.writeEndObject();
    }

    /** Writes the fields of a summary into the current object. */
    static void summary(JsonGenerator json, SeriesSummary one) throws IOException {
        json.writeStringField("key", one.key());
        json.writeStringField("model", one.model());
        json.writeStringField("status", one.status());
        json.writeStringField("anomaly", one.anomaly());
        json.writeNumberField("observations", one.observations());
        json.writeNumberField("forecasts", one.forecasts());
        json.writeNumberField("steps", one.steps());
        JsonNumbers.field(json, "skill", one.accuracy().skill());
        JsonNumbers.field(json, "coverage", one.accuracy().coverage());
        JsonNumbers.field(json, "newest", one.seconds());
        JsonNumbers.field(json, "value", one.value());
        JsonNumbers.field(json, "age", one.ageMillis() < 0 ? Double.NaN : one.ageMillis() / 1e3);
    }
}
