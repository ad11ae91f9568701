package io.wavecast.demo;

import io.wavecast.demo.page.RunEvent;
import io.wavecast.demo.page.RunState;
import io.wavecast.demo.page.TrainingStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The state and the events of a run. The run's threads write it; the page and the status line read it. */
final class RunProgress {
    /** Events kept. The page requests all of them several times per second. */
    private static final int MAX_EVENTS = 200;

    private final DemoSettings settings;
    private final Clock clock;
    private final Consumer<String> listener;
    private final List<RunEvent> events = new ArrayList<>();
    private final StartSteps steps = new StartSteps();
    private String title = "";
    private String phase = "starting";
    private Optional<Instant> started = Optional.empty();
    private Optional<Duration> duration = Optional.empty();
    private Optional<TrainingStatus> training = Optional.empty();
    private Optional<String> broker = Optional.empty();

    /** @param listener receives the time and the text of each event */
    RunProgress(DemoSettings settings, Clock clock, Consumer<String> listener) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
    }

    /** @param address of the broker that has started */
    synchronized void broker(String address) {
        broker = Optional.of(address);
        steps.broker(address);
        steps.reach(StartSteps.Step.SERVICE);
    }

    /** @param share of the samples that come before the first training, 0..1 */
    synchronized void collecting(double share) {
        steps.samples(share);
    }

    synchronized void collected() {
        steps.reach(StartSteps.Step.LEARNING);
    }

    /** A version was published; its first forecast comes next. */
    synchronized void published() {
        steps.reach(StartSteps.Step.FORECASTS);
    }

    /** A version forecasts. */
    synchronized void inUse() {
        steps.complete();
    }

    synchronized void streaming(String signal) {
        steps.reach(StartSteps.Step.SAMPLES);
        title = signal;
        phase = "streaming";
        started = Optional.of(clock.instant());
        event("Streaming " + signal);
    }

    synchronized void finishing() {
        phase = "finishing";
        duration = Optional.of(elapsed());
    }

    synchronized void finished() {
        phase = "finished";
        training = Optional.empty();
    }

    /** @param status empty when no training is in progress */
    synchronized void training(Optional<TrainingStatus> status) {
        training = status;
    }

    void event(String text) {
        double seconds = elapsed().toMillis() / 1e3;
        synchronized (this) {
            events.add(new RunEvent(seconds, text));
            if (events.size() > MAX_EVENTS) {
                events.remove(0);
            }
        }
        listener.accept(StatusText.clock(seconds) + "  " + text);
    }

    /** Time since the signal started; constant after it ended. */
    synchronized Duration elapsed() {
        return duration.orElseGet(() ->
                started.map(start -> Duration.between(start, clock.instant())).orElse(Duration.ZERO));
    }

    synchronized RunState state() {
        return new RunState(
                title,
                settings.cell().name().toLowerCase(Locale.ROOT),
                phase,
                elapsed().toMillis() / 1e3,
                settings.limit().map(limit -> limit.toMillis() / 1e3),
                training,
                events,
                broker,
                steps.list(training));
    }
}
