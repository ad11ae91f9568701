package io.wavecast.streams.runtime;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.observe.Health;
import io.wavecast.observe.JvmMetrics;
import io.wavecast.observe.Scrape;
import io.wavecast.observe.WebServer;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.metrics.StateMetrics;
import io.wavecast.streams.registry.ModelLimits;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.store.InstanceStores;
import io.wavecast.streams.store.SentRecords;
import io.wavecast.streams.store.SeriesStateStore;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.store.StoreMemory;
import io.wavecast.streams.topology.ForecastTopology;
import io.wavecast.streams.topology.TopicFacts;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The forecasting service in this JVM: Kafka Streams, metrics and health. */
public final class ForecastService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ForecastService.class);

    private final PrometheusMeterRegistry meters;
    private final JvmMetrics jvm;
    private final StoreMemory storeMemory;
    private final StreamsRuntime runtime;
    private final KafkaStreamsMetrics streamsMetrics;
    private final WebServer web;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ForecastService(ServeConfig config, TopicFacts facts) {
        meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        jvm = new JvmMetrics(meters);
        var budget = new StateBudget((long) config.stateMib() << 20);
        storeMemory = new StoreMemory((long) config.storeMib() << 20);
        var clients = new TrackedClients();
        SentRecords sent = config.guarantee() == Guarantee.EXACTLY_ONCE ? SentRecords.IN_A_TRANSACTION : clients;
        var metrics = new MicrometerForecastMetrics(meters);
        var topology = ForecastTopology.build(
                config.topics(),
                config.forecast(),
                facts,
                new InstanceStores(budget, sent),
                new ModelRegistry(new ModelLimits((long) config.modelMib() << 20, config.maxStep())),
                metrics,
                Clock.systemUTC());
        runtime = new StreamsRuntime(
                topology,
                StreamsSettings.of(config, storeMemory),
                clients,
                !config.membership().instance().isEmpty());
        runtime.streams().setGlobalStateRestoreListener(new StateMetrics(meters, budget, storeMemory));
        streamsMetrics = new KafkaStreamsMetrics(runtime.streams());
        streamsMetrics.bindTo(meters);
        var scrape = new Scrape(meters);
        scrape.beforeEach(metrics::refresh);
        try {
            web = WebServer.start(config.httpHost(), config.httpPort(), scrape, this::health);
        } catch (RuntimeException e) {
            closeStream();
            throw e;
        }
    }

    /**
     * Creates missing topics and starts the service. Returns before the first forecast; see {@link #awaitRunning}.
     *
     * @throws IllegalStateException if Kafka is unreachable, a missing topic cannot be created, or the HTTP port is in
     *     use
     */
    public static ForecastService start(ServeConfig config) throws InterruptedException {
        TopicFacts facts;
        try (Admin admin = Admin.create(config.client())) {
            TopicSetup.create(admin, config.topics(), config.partitions(), (short) config.replication());
            facts = TopicReport.read(admin, config.topics());
        }
        var service = new ForecastService(config, facts);
        service.runtime.start();
        log.info(
                "forecasting from {} to {}, application id {}, guarantee {}, profile {}; metrics and health on"
                        + " http://{}:{}",
                config.topics().sensorEvents(),
                config.topics().forecasts(),
                config.membership().group(),
                config.guarantee().word(),
                config.profile().word(),
                config.httpHost(),
                service.httpPort());
        return service;
    }

    /**
     * Waits until the service processes observations.
     *
     * @throws IllegalStateException if the service failed
     * @throws TimeoutException if it does not run in time
     */
    public void awaitRunning(Duration timeout) throws InterruptedException, TimeoutException {
        runtime.awaitRunning(timeout);
    }

    /**
     * Waits until the service is closed.
     *
     * @throws IllegalStateException if the service failed; the cause is the first uncaught exception
     */
    public void awaitShutdown() throws InterruptedException {
        runtime.awaitShutdown();
    }

    /**
     * The states of this instance's series, each as it was last written. Any thread may read them. A commit writes all changed states. A
     * state that makes room on the heap is written earlier, so a query may see it before its commit, and even if the commit then fails.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the instance starts, or partitions are reassigned
     */
    public ReadOnlyKeyValueStore<String, SeriesState> states() {
        return runtime.streams()
                .store(StoreQueryParameters.fromNameAndType(
                        SeriesStateStore.NAME, QueryableStoreTypes.keyValueStore()));
    }

    /** The port of metrics and health. */
    public int httpPort() {
        return web.port();
    }

    /** Processes and commits the records in progress, then stops. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeStream();
            web.close();
        }
    }

    private void closeStream() {
        streamsMetrics.close();
        runtime.close();
        storeMemory.close();
        jvm.close();
        meters.close();
    }

    private Health health() {
        KafkaStreams.State state = runtime.streams().state();
        boolean live = !state.hasCompletedShutdown() && state != KafkaStreams.State.PENDING_ERROR;
        return new Health(state.name(), live, state == KafkaStreams.State.RUNNING);
    }
}
