package io.wavecast.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All meters as Prometheus wants them: in one of its text formats, or as protobuf, which alone carries native histograms. */
public final class Scrape {
    private final PrometheusMeterRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final List<Runnable> before = new CopyOnWriteArrayList<>();

    public Scrape(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** @param refresh is run before each scrape, for meters that are a list of the moment */
    public void beforeEach(Runnable refresh) {
        before.add(refresh);
    }

    /** What is sent to who sends this header. @param accept may be empty */
    public String contentType(String accept) {
        return format(accept).getContentType();
    }

    /** The meters, in the format that suits the request. */
    public byte[] body(String accept) {
        before.forEach(Runnable::run);
        var body = new ByteArrayOutputStream(65_536);
        try {
            format(accept).write(body, registry.getPrometheusRegistry().scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return body.toByteArray();
    }

    private ExpositionFormatWriter format(String accept) {
        return formats.findWriter(accept);
    }
}
