package io.wavecast.trainer.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.observe.Health;
import io.wavecast.observe.JvmMetrics;
import io.wavecast.observe.Scrape;
import io.wavecast.observe.WebServer;
import io.wavecast.observe.api.PostRoute;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Serves metrics and health of a trainer that runs as a service. */
public final class TrainerHttp implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmMetrics jvm = new JvmMetrics(registry);
    private final TrainerMetrics metrics;
    private final DeciderMetrics decider = new DeciderMetrics(registry);
    private final WatchMetrics watch;
    private final WebServer web;

    /**
     * @param port 0 for any free port
     * @param windowsPerUpdate for the rate of windows
     * @param samplesPerWindow for the number of epochs
     * @param alive whether the trainer makes progress
     * @throws IllegalStateException if the address cannot be bound
     */
    public TrainerHttp(String host, int port, int windowsPerUpdate, int samplesPerWindow, BooleanSupplier alive) {
        this(host, port, windowsPerUpdate, samplesPerWindow, alive, unused -> Optional.empty());
    }

    /**
     * Serves a path that takes messages as well.
     *
     * @param messages the path, which may count what it did; empty for none
     * @throws IllegalStateException if the address cannot be bound
     */
    public TrainerHttp(
            String host,
            int port,
            int windowsPerUpdate,
            int samplesPerWindow,
            BooleanSupplier alive,
            Function<WatchMetrics, Optional<PostRoute>> messages) {
        metrics = new TrainerMetrics(registry, Clock.systemUTC(), windowsPerUpdate, samplesPerWindow);
        var scrape = new Scrape(registry);
        scrape.beforeEach(() -> {
            metrics.refresh();
            decider.refresh();
        });
        watch = new WatchMetrics(registry);
        web = WebServer.start(host, port, scrape, () -> health(alive.getAsBoolean()), config -> messages.apply(watch)
                .ifPresent(route -> route.register(config)));
    }

    private static Health health(boolean alive) {
        return alive
                ? new Health("RUNNING", true, true)
                : new Health("STUCK", false, false, "the trainer has made no progress before its deadline");
    }

    public TrainerMetrics metrics() {
        return metrics;
    }

    public DeciderMetrics decider() {
        return decider;
    }

    public WatchMetrics watch() {
        return watch;
    }

    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        web.close();
        jvm.close();
        registry.close();
    }
}
