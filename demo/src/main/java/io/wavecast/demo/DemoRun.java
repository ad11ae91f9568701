package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.demo.faults.FaultTable;
import io.wavecast.demo.faults.PlantedFaults;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.TopicObserver;
import io.wavecast.demo.observe.VersionReport;
import io.wavecast.demo.page.LiveAlarms;
import io.wavecast.demo.page.LiveError;
import io.wavecast.demo.page.LiveFeed;
import io.wavecast.demo.page.LivePage;
import io.wavecast.demo.page.RunState;
import io.wavecast.demo.report.RunResult;
import io.wavecast.demo.story.DriftStory;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Runs a broker, the forecasting service, trainings and an observer in this JVM, and streams a signal through them.
 *
 * <pre>
 *   source → sensor-events → service → forecasts, forecast-scores → observer → page, status line, report
 *                  └→ training → models ──┘
 * </pre>
 */
final class DemoRun implements LiveFeed {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STATUS_INTERVAL = Duration.ofMillis(200);

    /** The longest time of a story: a machine without a free core learns slowly. */
    private static final Duration LONGEST_STORY = Duration.ofMinutes(6);

    private final DemoSettings settings;
    private final SignalSource source;
    private final StatusLine line;
    private final Optional<DriftStory> story;
    private final Clock clock = Clock.systemUTC();
    private final Topics topics = Topics.defaults();
    private final Measurement measurement = new Measurement();
    private final RunProgress progress;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<ModelVersion> versionsInUse = new HashSet<>();
    private final RunEnd end;
    private final Optional<PlantedFaults> faults;

    /** @param story makes the models; empty for two trainings */
    DemoRun(DemoSettings settings, SignalSource source, StatusLine line, Optional<DriftStory> story) {
        this.settings = settings;
        this.source = source;
        this.line = line;
        this.story = story;
        this.progress = new RunProgress(settings, clock, line::print);
        this.end = new RunEnd(settings.limit(), progress::event);
        this.faults = settings.faults()
                .map(plan -> new PlantedFaults(plan, source.series().get(plan.channel()), clock, progress::event));
    }

    @Override
    public RunState run() {
        return progress.state();
    }

    @Override
    public Measurement measurement() {
        return measurement;
    }

    @Override
    public LiveAlarms alarms() {
        return faults.map(planted -> planted.live(measurement.originMicros())).orElse(LiveAlarms.NONE);
    }

    /** The planted faults and what was told of them, in text; empty if none are planted. */
    List<String> faultTable() {
        return faults.map(planted -> FaultTable.lines(
                        planted.report(measurement.originMicros()),
                        measurement.observations() / PlantedFaults.FALSE_ALARM_EVERY))
                .orElse(List.of());
    }

    @Override
    public List<LiveError> liveErrors() {
        return story.map(told -> told.life().liveErrors()).orElse(List.of());
    }

    /** Ends the run before its time limit. */
    void stop() {
        stop.countDown();
    }

    /**
     * Runs to the end, stops everything, and deletes the temporary files.
     *
     * @throws IllegalStateException if a part did not start, or failed
     */
    RunResult runToEnd() throws InterruptedException {
        try (LivePage page =
                settings.port().map(port -> LivePage.start(port, this)).orElse(null)) {
            if (page != null) {
                line.print("Live page: " + page.url());
            }
            line.status("starting a broker and the forecasting service", clock.instant());
            try (var broker = LocalBroker.start();
                    var states = new TemporaryFolder("wavecast-states-")) {
                progress.broker(broker.bootstrap());
                line.print("Broker: " + broker.bootstrap() + ", for other clients: kcat -b " + broker.bootstrap()
                        + " -t forecasts -C -K: -X isolation.level=read_committed");
                return runWith(Map.of("bootstrap.servers", broker.bootstrap()), states);
            }
        }
    }

    private RunResult runWith(Map<String, Object> client, TemporaryFolder states) throws InterruptedException {
        var config = ServeConfig.builder(client, topics, states.path())
                .profile(settings.profile())
                .httpPort(0)
                .forecast(faults.isPresent() ? PlantedFaults.settings() : ForecastSettings.DEFAULTS)
                .build();
        try (Admin admin = Admin.create(client)) {
            TopicSetup.create(admin, topics, config.partitions(), (short) config.replication());
        }
        Instant startedAt = clock.instant();
        var observer = TopicObserver.start(client, topics, measurement, faults.map(planted -> planted::take));
        try (observer;
                var service = ForecastService.start(config)) {
            awaitRunning(service);
            line.print("Metrics: http://127.0.0.1:" + service.httpPort() + "/metrics");
            try (var player = source.play(client, topics);
                    var learning = learning(client)) {
                progress.streaming(source.title());
                faults.ifPresent(planted -> progress.event(planted.announcement()));
                stream(player, learning);
                progress.finishing();
                learning.stop();
                player.stop();
                awaitAnswers(player.sent());
            }
            progress.finished();
            return RunResult.of(
                    startedAt,
                    progress.elapsed(),
                    source.title(),
                    progress.state().cell(),
                    measurement);
        }
    }

    private Learning learning(Map<String, Object> client) {
        return story.<Learning>map(told -> new StoryLearning(told, client, topics, measurement, progress))
                .orElseGet(() -> BackgroundTraining.start(settings, client, topics, measurement, progress));
    }

    private void awaitRunning(ForecastService service) throws InterruptedException {
        try {
            service.awaitRunning(START_TIMEOUT);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the forecasting service did not start within " + START_TIMEOUT.toSeconds() + " s", e);
        }
        var monitor = new Thread(
                () -> {
                    try {
                        service.awaitShutdown();
                    } catch (IllegalStateException e) {
                        measurement.fail(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "wavecast-service-monitor");
        monitor.setDaemon(true);
        monitor.start();
    }

    private void stream(SignalSource.Player player, Learning learning) throws InterruptedException {
        while (!isDue(learning.awaited(versionsInUse))
                && !player.ended()
                && !stop.await(STATUS_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            measurement.throwIfFailed();
            reportNewVersions();
            line.status(StatusText.of(progress.state(), measurement), clock.instant());
        }
    }

    private boolean isDue(Optional<String> awaited) {
        return story.isPresent()
                ? awaited.isEmpty() || progress.elapsed().compareTo(LONGEST_STORY) > 0
                : end.isDue(progress.elapsed(), awaited);
    }

    private void reportNewVersions() {
        for (SeriesReport report : measurement.reports()) {
            for (VersionReport version : report.versions()) {
                if (versionsInUse.add(version.version())) {
                    progress.inUse();
                    progress.event(version.version() + " is in use");
                }
            }
        }
    }

    /** Waits for the forecasts of all observations; those that do not come in time count as lost. */
    private void awaitAnswers(long sent) throws InterruptedException {
        Instant deadline = clock.instant().plus(ANSWER_TIMEOUT);
        while (!measurement.awaitAnswers(sent, STATUS_INTERVAL)
                && clock.instant().isBefore(deadline)) {
            line.status("waiting for " + measurement.unanswered() + " forecasts", clock.instant());
        }
    }
}
