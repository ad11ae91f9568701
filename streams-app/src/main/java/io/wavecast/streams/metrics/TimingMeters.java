package io.wavecast.streams.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.Labels;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.observe.Histograms;

/** Histograms of the time that an observation takes, with the series and the model as exemplar. */
final class TimingMeters {
    private static final double NANOS = 1e-9;
    /** Limit of the characters per name in an exemplar; OpenMetrics allows 128 in all. */
    private static final int EXEMPLAR_LENGTH = 48;

    private final Histogram step;
    private final Histogram visible;
    private final Histogram lead;

    TimingMeters(PrometheusMeterRegistry registry) {
        step = Histograms.register(
                registry,
                "wavecast_step_seconds",
                "Time to answer one observation in the processor; one in 16 is timed",
                2e-6,
                5e-6,
                1e-5,
                2e-5,
                5e-5,
                1e-4,
                5e-4,
                1e-3,
                1e-2,
                1e-1);
        visible = Histograms.register(
                registry,
                "wavecast_visible_delay_seconds",
                "Time from an observation's arrival in Kafka until readers can have its forecast; one in 16 is timed",
                0.001,
                0.002,
                0.004,
                0.006,
                0.01,
                0.015,
                0.02,
                0.03,
                0.045,
                0.07,
                0.1,
                0.15,
                0.2,
                0.5,
                1,
                5,
                30,
                300);
        lead = Histograms.register(
                registry,
                "wavecast_lead_seconds",
                "Time from when readers can have a forecast to the target of its nearest step; negative if late; one in 16",
                -60,
                -10,
                -1,
                -0.1,
                -0.03,
                -0.01,
                0,
                0.003,
                0.01,
                0.03,
                0.1,
                1,
                10,
                60,
                600,
                3600);
    }

    void addStep(String series, ModelVersion model, long nanos) {
        step.observeWithExemplar(nanos * NANOS, exemplar(series, model));
    }

    /** @param leadSeconds NaN if unknown */
    void addVisible(String series, ModelVersion model, double delaySeconds, double leadSeconds) {
        Labels exemplar = exemplar(series, model);
        visible.observeWithExemplar(delaySeconds, exemplar);
        if (!Double.isNaN(leadSeconds)) {
            lead.observeWithExemplar(leadSeconds, exemplar);
        }
    }

    private static Labels exemplar(String series, ModelVersion model) {
        return Labels.of("series", shortened(series), "model", shortened(model.toString()));
    }

    /** The end of a name, where similar names differ. */
    private static String shortened(String name) {
        return name.substring(Math.max(0, name.length() - EXEMPLAR_LENGTH));
    }
}
