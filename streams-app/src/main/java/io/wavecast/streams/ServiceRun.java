package io.wavecast.streams;

import io.wavecast.cli.StopSignals;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.ServeConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run of the service, from its start until a signal or a failure ends it. */
final class ServiceRun {
    private final ServeConfig config;
    private final Optional<PageSettings> page;
    private final Duration brokerTimeout;
    private final PrintWriter out;
    private final AtomicReference<ForecastService> service = new AtomicReference<>();

    /**
     * @param page where to show the live page; empty for none
     * @param out receives the addresses
     */
    ServiceRun(ServeConfig config, Optional<PageSettings> page, Duration brokerTimeout, PrintWriter out) {
        this.config = config;
        this.page = page;
        this.brokerTimeout = brokerTimeout;
        this.out = out;
    }

    /** Returns after an orderly stop; an exception of {@link ForecastService} says why the service did not start, or why it stopped. */
    void run() {
        Thread main = Thread.currentThread();
        try {
            int unused = StopSignals.during(this::serve, () -> stop(main));
        } catch (InterruptedException e) {
            Thread.interrupted(); // a stop before the service ran
        } finally {
            close(service.get());
        }
    }

    private int serve() throws InterruptedException {
        ForecastService started = ForecastService.start(config, brokerTimeout);
        service.set(started);
        out.println("metrics and health: http://" + config.httpHost() + ":" + started.httpPort());
        started.queryPort().ifPresent(port -> out.println("queries: port " + port + ", described at /openapi.json"));
        if (page.isEmpty()) {
            out.flush();
            started.awaitShutdown();
            return 0;
        }
        try (ServicePage opened = open(page.get())) {
            out.println("live page: " + opened.url());
            out.flush();
            started.awaitShutdown();
            return 0;
        }
    }

    private ServicePage open(PageSettings settings) {
        return ServicePage.Opener.find()
                .orElseThrow()
                .open(
                        config.client(),
                        config.topics(),
                        config.reading().form(),
                        config.forecast().format(),
                        settings);
    }

    private void stop(Thread main) {
        @Nullable ForecastService running = service.get();
        if (running == null) {
            main.interrupt();
        } else {
            running.close();
        }
    }

    private static void close(@Nullable ForecastService running) {
        if (running != null) {
            running.close();
        }
    }
}
