package io.wavecast.streams.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** All meters as Prometheus wants them. */
public final class Scrape {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusMeterRegistry registry;

    public Scrape(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** Which of Prometheus' text formats suits the request. @param accept the request's header; may be empty */
    public String contentType(String accept) {
        return accept.contains(OPEN_METRICS)
                ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
                : "text/plain; version=0.0.4; charset=utf-8";
    }

    /** The meters, in the format that suits the request. */
    public byte[] body(String accept) {
        var body = new ByteArrayOutputStream(32_768);
        try {
            registry.scrape(body, contentType(accept));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return body.toByteArray();
    }
}
