package io.wavecast.observe;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;

/** Prometheus' own histograms: with fixed buckets for any server, and native ones for those that scrape protobuf. */
public final class Histograms {
    private Histograms() {}

    /**
     * Registers one without labels.
     *
     * @param name by Prometheus' conventions, with the base unit: {@code wavecast_step_seconds}
     * @param bounds of the fixed buckets
     * @return takes what is measured, and examples of it
     */
    public static Histogram register(PrometheusMeterRegistry registry, String name, String help, double... bounds) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .classicUpperBounds(bounds)
                .register(registry.getPrometheusRegistry());
    }
}
