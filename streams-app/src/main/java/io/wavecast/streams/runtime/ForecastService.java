package io.wavecast.streams.runtime;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.observe.Health;
import io.wavecast.observe.JvmMetrics;
import io.wavecast.observe.Scrape;
import io.wavecast.observe.WebServer;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.membership.GroupSettings;
import io.wavecast.streams.membership.LeaverFence;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.membership.RefusedGroupSettingException;
import io.wavecast.streams.metrics.KafkaMeterFilter;
import io.wavecast.streams.metrics.KafkaStreamsMeters;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.metrics.QueryMeters;
import io.wavecast.streams.metrics.RecentScores;
import io.wavecast.streams.metrics.StateMetrics;
import io.wavecast.streams.query.QueryService;
import io.wavecast.streams.registry.ChallengerShare;
import io.wavecast.streams.registry.KnownDecisions;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
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
    private final Delivery delivery;
    private final StreamsRuntime runtime;
    private final KafkaStreamsMeters streamsMetrics;
    private final AnswerCheck answers;
    private final Optional<LeaverFence> fence;
    private final WebServer web;
    private final Optional<QueryService> queries;
    private final ServeConfig config;
    private final PublicationTaker taker;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ForecastService(ServeConfig config, TopicFacts facts, Admin admin, PublicationTaker taker) {
        this.config = config;
        this.taker = taker;
        meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(new KafkaMeterFilter());
        jvm = new JvmMetrics(meters);
        var budget = new StateBudget((long) config.stateMib() << 20);
        storeMemory = new StoreMemory((long) config.storeMib() << 20);
        queries = config.queries().map(found -> QueryService.start(found, new QueryMeters(meters)));
        var recent = queries.isPresent() ? new RecentScores(QueryService.scoredSeries()) : RecentScores.NONE;
        var settings = StreamsSettings.of(config, storeMemory);
        queries.ifPresent(found -> settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, found.address()));
        delivery = new Delivery(StreamsSettings.delivery(config, settings));
        var metrics = new MicrometerForecastMetrics(meters, delivery, recent);
        var known = new KnownDecisions(System::currentTimeMillis, new UnreadDecisions(meters)::count);
        var clients = new TrackedClients(delivery, config.topics(), known);
        SentRecords sent = config.guarantee() == Guarantee.EXACTLY_ONCE ? SentRecords.IN_A_TRANSACTION : clients;
        var models = new ModelRegistry(
                new ModelLimits((long) config.modelMib() << 20, config.maxStep()),
                new ChallengerShare(config.challengers()),
                known);
        var topology = ForecastTopology.build(
                config.topics(),
                config.forecast(),
                config.reading(),
                facts,
                new InstanceStores(budget, sent, true),
                models,
                taker,
                metrics,
                Clock.systemUTC(),
                delivery);
        // Without transactions there is nothing to fence.
        fence = config.guarantee() == Guarantee.EXACTLY_ONCE
                ? Optional.of(new LeaverFence(
                        admin, config.membership().group(), config.membership().protocol()))
                : Optional.empty();
        runtime = new StreamsRuntime(
                topology,
                settings,
                clients,
                this::stateChanged,
                config.membership().leaves());
        StateFolder.clearModels(config.stateDir(), config.membership().group());
        runtime.streams()
                .setGlobalStateRestoreListener(new StateMetrics(meters, budget, storeMemory, config.stateDir()));
        answers = new AnswerCheck(admin, config.membership().group(), this::partitions);
        streamsMetrics = new KafkaStreamsMeters(runtime.streams(), meters);
        queries.ifPresent(found -> found.answer(runtime.streams(), models, recent));
        var scrape = new Scrape(meters);
        scrape.beforeEach(metrics::refresh);
        WatchedSeries.meters(config.watched(), this::states, models, meters).ifPresent(scrape::beforeEach);
        try {
            web = WebServer.start(config.httpHost(), config.httpPort(), scrape, this::health);
        } catch (RuntimeException e) {
            closeStream();
            throw e;
        }
    }

    /**
     * Starts the service, and waits for a broker for the default time; see {@link #start(ServeConfig, Duration)}.
     */
    public static ForecastService start(ServeConfig config) throws InterruptedException {
        return start(config, BrokerConnection.DEFAULT_TIMEOUT);
    }

    /**
     * Creates missing topics and starts the service. Returns before the first forecast; see {@link #awaitRunning}.
     *
     * @param brokerTimeout how long to wait for a broker
     * @throws InvalidConfigException if the folder of the states cannot be used, or the broker refuses a configuration of the group
     * @throws io.wavecast.core.topics.ClientSettingsException if no client can connect with the properties
     * @throws IllegalStateException if Kafka is unreachable, a missing topic cannot be created, the disk is full, or the HTTP port is
     *     in use
     */
    public static ForecastService start(ServeConfig config, Duration brokerTimeout) throws InterruptedException {
        StateFolder.check(config.stateDir());
        Admin admin = BrokerConnection.open(config.client(), brokerTimeout);
        ForecastService service;
        Optional<PublicationTaker> taker = Optional.empty();
        try {
            TopicSetup.create(admin, config.topics(), config.partitions(), (short) config.replication());
            setGroup(admin, config.membership());
            TopicFacts facts = TopicReport.read(admin, config.topics());
            taker = Optional.of(PublicationTaker.start(admin, config.client(), config.topics(), config.versions()));
            service = new ForecastService(config, facts, admin, taker.get());
        } catch (RuntimeException | InterruptedException e) {
            taker.ifPresent(PublicationTaker::close);
            admin.close(Duration.ZERO);
            throw e;
        }
        log.info("{}", service.delivery.sentence());
        service.runtime.start();
        service.answers.start();
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

    private static void setGroup(Admin admin, Membership membership) throws InterruptedException {
        if (membership.protocol() == RebalanceProtocol.STREAMS) {
            try {
                GroupSettings.set(
                        admin, membership.group(), GroupSettings.of(membership.standbys(), membership.session()));
            } catch (RefusedGroupSettingException e) {
                throw new InvalidConfigException(List.of(ServeOptions.STANDBYS + " or " + ServeOptions.SESSION_TIMEOUT
                        + " with " + ServeOptions.GROUP_PROTOCOL + " streams: " + e.getMessage()));
            }
        }
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
     * @throws IllegalStateException if the service failed; the message goes down to the root of the first uncaught exception, and names
     *     a topic that was deleted
     */
    public void awaitShutdown() throws InterruptedException {
        try {
            runtime.awaitShutdown();
        } catch (IllegalStateException e) {
            throw new IllegalStateException("forecasting stopped: " + explanation(e), e);
        }
    }

    private String explanation(IllegalStateException failure) throws InterruptedException {
        if (StateFolder.diskFull(failure)) {
            return StateFolder.fullMessage(config.stateDir()) + " (" + FailureReason.of(failure) + ")";
        }
        Set<String> missing =
                closed.get() ? Set.of() : answers.missing(config.topics().all());
        return (missing.isEmpty() ? "" : "missing topics " + String.join(", ", missing) + ": ")
                + FailureReason.of(failure);
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

    /** The port of queries; empty if there are none. */
    public Optional<Integer> queryPort() {
        return queries.map(QueryService::port);
    }

    /** Processes and commits the records in progress, then stops. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeStream();
            web.close();
        }
    }

    private void stateChanged(KafkaStreams.State now) {
        fence.ifPresent(present -> present.changed(now));
    }

    private void closeStream() {
        queries.ifPresent(QueryService::close);
        taker.close();
        fence.ifPresent(LeaverFence::close);
        answers.close();
        streamsMetrics.close();
        runtime.close();
        storeMemory.close();
        jvm.close();
        meters.close();
    }

    private Health health() {
        KafkaStreams.State state = runtime.streams().state();
        boolean live = !state.hasCompletedShutdown() && state != KafkaStreams.State.PENDING_ERROR;
        if (state != KafkaStreams.State.RUNNING) {
            return new Health(state.name(), live, false);
        }
        Optional<String> problem = answers.problem();
        return new Health(state.name(), true, problem.isEmpty(), problem.orElse(""));
    }

    /** The partitions of observations, also of their repartition topic, whose tasks run in this instance; empty while they are being assigned. */
    public Set<TopicPartition> partitions() {
        if (runtime.streams().state() != KafkaStreams.State.RUNNING) {
            return Set.of();
        }
        String seriesEvents = Topics.seriesEvents(config.membership().group());
        return runtime.streams().metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .filter(partition -> partition.topic().equals(config.topics().sensorEvents())
                        || partition.topic().equals(seriesEvents))
                .collect(Collectors.toSet());
    }
}
