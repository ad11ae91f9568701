package io.wavecast.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Renders all meters for Prometheus as text or protobuf, the only format with native histograms. */
public final class Scrape {
    private final PrometheusMeterRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final List<Runnable> before = new CopyOnWriteArrayList<>();

    /** @param registry the registry of the meters */
    public Scrape(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Adds a task that updates meters before each scrape.
     *
     * @param refresh the task
     */
    public void beforeEach(Runnable refresh) {
        before.add(refresh);
    }

    /**
     * The content type of the response.
     *
     * @param accept value of the request's {@code Accept} header; may be empty
     */
    public String contentType(String accept) {
        return format(accept).getContentType();
    }

    /** The meters in the format of {@link #contentType}. */
    public byte[] body(String accept) {
        MetricSnapshots meters = read();
        var body = new ByteArrayOutputStream(65_536);
        try {
            format(accept).write(body, meters);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return body.toByteArray();
    }

    /** One scrape at a time: if two replace the rows of a gauge at the same time, a row may be there twice, and a scrape fails. */
    private synchronized MetricSnapshots read() {
        before.forEach(Runnable::run);
        return registry.getPrometheusRegistry().scrape();
    }

    private ExpositionFormatWriter format(String accept) {
        return formats.findWriter(accept);
    }
}
