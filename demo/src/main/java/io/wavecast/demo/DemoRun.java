package io.wavecast.demo;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.TopicObserver;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.VersionReport;
import io.wavecast.demo.page.LiveFeed;
import io.wavecast.demo.page.LivePage;
import io.wavecast.demo.page.RunState;
import io.wavecast.demo.report.RunResult;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A broker, the forecasting service, trainings and an observer in this JVM, and a signal through all of them.
 *
 * <pre>
 *   source → sensor-events → service → forecasts, forecast-scores → observer → page, status line, report
 *                  └→ training → models ──┘
 * </pre>
 */
final class DemoRun implements LiveFeed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** How long the end waits for a version that is on its way, so that what was begun is also seen. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 200;

    private final DemoSettings settings;
    private final SignalSource source;
    private final StatusLine line;
    private final Clock clock = Clock.systemUTC();
    private final Topics topics = Topics.defaults();
    private final Measurement measurement = new Measurement();
    private final RunProgress progress;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Set<ModelVersion> told = new HashSet<>();
    private volatile Optional<Throwable> serviceFailure = Optional.empty();

    DemoRun(DemoSettings settings, SignalSource source, StatusLine line) {
        this.settings = settings;
        this.source = source;
        this.line = line;
        this.progress = new RunProgress(settings, clock, line::say);
    }

    @Override
    public RunState run() {
        return progress.state();
    }

    @Override
    public Measurement measurement() {
        return measurement;
    }

    /** Ends the signal early. */
    void stop() {
        stop.countDown();
    }

    /**
     * Runs it to its end and leaves nothing behind.
     *
     * @throws IllegalStateException if something did not start, or broke; the message says what
     */
    RunResult toEnd() throws InterruptedException {
        try (LivePage page =
                settings.port().map(port -> LivePage.start(port, this)).orElse(null)) {
            if (page != null) {
                line.say("Live page: " + page.url());
            }
            line.status("starting a broker and the forecasting service", clock.instant());
            try (var broker = LocalBroker.start();
                    var states = new TemporaryFolder("wavecast-states-")) {
                return through(Map.of("bootstrap.servers", broker.bootstrap()), states);
            }
        }
    }

    private RunResult through(Map<String, Object> client, TemporaryFolder states) throws InterruptedException {
        var config = ServeConfig.defaults(client, topics, states.path()).withHttpPort(0);
        try (Admin admin = Admin.create(client)) {
            TopicSetup.create(admin, topics, config.partitions(), (short) config.replication());
        }
        Instant startedAt = clock.instant();
        try (var service = ForecastService.start(config);
                var observer = TopicObserver.start(client, topics, measurement)) {
            await(service);
            line.say("Metrics: http://127.0.0.1:" + service.httpPort() + "/metrics");
            try (var player = source.play(client, topics);
                    var learning = BackgroundTraining.start(settings, client, topics, measurement, progress)) {
                progress.streaming(source.title());
                stream(player, observer, learning);
                progress.finishing();
                learning.breakOff();
                player.stop();
                awaitAnswers(player.sent(), observer);
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

    private void await(ForecastService service) throws InterruptedException {
        try {
            service.awaitRunning(PATIENCE);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the forecasting service did not start within " + PATIENCE.toSeconds() + " s", e);
        }
        var watch = new Thread(
                () -> {
                    try {
                        service.awaitShutdown();
                    } catch (IllegalStateException e) {
                        serviceFailure = Optional.of(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "wavecast-service-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void stream(SignalSource.Player player, TopicObserver observer, BackgroundTraining learning) throws InterruptedException {
        while (!timeIsUp(learning) && !player.ended() && !stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            check(observer);
            tellNewVersions();
            line.status(StatusText.of(progress.state(), measurement), clock.instant());
        }
    }

    private void tellNewVersions() {
        for (SeriesReport report : measurement.reports()) {
            for (VersionReport version : report.versions()) {
                if (told.add(version.version())) {
                    progress.note(version.version() + " answers now");
                }
            }
        }
    }

    private boolean timeIsUp(BackgroundTraining learning) {
        if (settings.limit().isEmpty()) {
            return false;
        }
        Duration over = progress.elapsed().minus(settings.limit().get());
        boolean onItsWay = learning.training()
                || learning.published()
                        .filter(version -> !told.contains(version))
                        .isPresent();
        return !over.isNegative() && (!onItsWay || over.compareTo(GRACE) >= 0);
    }

    /** Waits until everything that was sent has been read and answered; what is missing in the end is lost. */
    private void awaitAnswers(long sent, TopicObserver observer) throws InterruptedException {
        Instant until = clock.instant().plus(PATIENCE);
        while ((measurement.observations() < sent || measurement.unanswered() > 0)
                && clock.instant().isBefore(until)) {
            check(observer);
            line.status("waiting for " + measurement.unanswered() + " forecasts", clock.instant());
            Thread.sleep(LOOK_MILLIS); // answers, a failure of two others, and the time are waited for at once
        }
    }

    private void check(TopicObserver observer) {
        Optional<? extends Throwable> failure = serviceFailure.isPresent() ? serviceFailure : observer.failure();
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "the run broke off: " + failure.get().getMessage(), failure.get());
        }
    }
}
