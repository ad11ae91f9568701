package io.wavecast.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;

/** Creates Prometheus histograms with fixed buckets, and native buckets for servers that scrape protobuf. */
public final class Histograms {
    private Histograms() {}

    /**
     * Registers a histogram without labels.
     *
     * @param name name by Prometheus' conventions, with the base unit: {@code wavecast_step_seconds}
     * @param bounds upper bounds of the fixed buckets, ascending
     * @return the histogram, which accepts exemplars
     */
    public static Histogram register(PrometheusMeterRegistry registry, String name, String help, double... bounds) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicUpperBounds(bounds)
                .register(registry.getPrometheusRegistry());
    }
}
